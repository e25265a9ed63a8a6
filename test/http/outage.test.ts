import type { InjectOptions } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase } from '../support/engines.ts'
import { whileFrozen } from '../support/freeze.ts'
import { startTestPostgres, startTestValkey, type TestServer } from '../support/servers.ts'
import { openService, type TestApp } from '../support/service.ts'
import { admin } from '../support/service-on-fixtures.ts'
import { DAY, makeSmallData } from '../support/small-data.ts'
import { until } from '../support/until.ts'

const search = `/v1/flights/search?from=QAA&to=QBB&date=${DAY}`
const otherSearch = `/v1/flights/search?from=QBB&to=QAA&date=${DAY}`
const airport = '/v1/airports/QAA'
/** An entry with a tag. */
const history = { url: '/v1/users/1/flights', headers: admin }
const reads = [
  ...[search, `/v1/flights/round-trip?from=QAA&to=QCC&depart=${DAY}&return=${DAY}`],
  ...['/v1/airports', airport, '/v1/airlines', '/v1/airlines/ZA', '/v1/airlines/top-routes'],
  ...['/v1/routes/popular', '/v1/routes/QAA/QBB/distance'],
]

describe('when a server is unavailable', { timeout: 60_000 }, () => {
  let servers: { cache: TestServer; state: TestServer; database: TestServer }
  let running: TestApp
  const get = (request: string | InjectOptions) => running.app.inject(request)
  const statusOf = async (request: string | InjectOptions) => String((await get(request)).headers['cache-status'])
  const dependencies = async () => {
    const { statusCode, ...response } = await get('/health/ready')
    const body = response.json<{
      ready: boolean
      degraded: boolean
      dependencies: { name: string; status: string }[]
    }>()
    const away = body.dependencies.filter(({ status }) => status === 'down').map(({ name }) => name)
    return { statusCode, ready: body.ready, degraded: body.degraded, away }
  }
  const allIsWell = () =>
    until(async () => {
      const { away } = await dependencies()
      return away.length === 0 && (await statusOf(search)).startsWith('valkey; hit')
    })

  beforeAll(async () => {
    const [cache, state, database] = await Promise.all([
      startTestValkey({ role: 'cache' }),
      startTestValkey({ role: 'state' }),
      startTestPostgres(),
    ])
    servers = { cache, state, database }
    const opened = openTestDatabase(database.url)
    await makeSmallData(opened)
    await opened.close()
    running = await openService({
      env: { DB_TIMEOUT_MS: '1000', KEY_PREFIX: '' },
      urls: { cache: cache.url, state: state.url, database: database.url },
    })
  })
  afterAll(async () => {
    await running?.close()
    await Promise.all(Object.values(servers ?? {}).map((server) => server.close()))
  })
  beforeEach(async () => {
    await Promise.all([running.servers.cache.flushall(), running.servers.state.flushall()])
    await get(search)
  })
  afterEach(async () => {
    await Promise.all(Object.values(servers).map((server) => server.pid ?? server.restart()))
    await allIsWell()
  })

  async function everyReadIsAnsweredFromTheDatabase(): Promise<void> {
    for (const url of reads) {
      const response = await get(url)
      expect(response.statusCode, url).toBe(200)
      expect(response.headers['cache-status'], url).toMatch(
        /^valkey; fwd=bypass; key="[^,]*(, valkey; fwd=bypass; [^,]*)?$/,
      )
    }
  }

  test('without the cache every read comes from the database, and hits return after the recovery', async () => {
    await servers.cache.kill()
    await everyReadIsAnsweredFromTheDatabase()
    expect(await dependencies()).toEqual({ statusCode: 200, ready: true, degraded: true, away: ['cache'] })
    await servers.cache.restart()
    await allIsWell()
    expect(await statusOf(search)).toMatch(/^valkey; hit/)
  })

  test('with a frozen cache every read succeeds', async () => {
    await whileFrozen(servers.cache, async () => {
      await everyReadIsAnsweredFromTheDatabase()
      expect(await dependencies()).toEqual({ statusCode: 200, ready: true, degraded: true, away: ['cache'] })
    })
  })

  test('without the state server hits continue, and tagged entries are loaded but not stored', async () => {
    await servers.state.kill()
    expect(await statusOf(search)).toMatch(/^valkey; hit/)
    const loaded = await get(history)
    expect(loaded.statusCode).toBe(200)
    expect(loaded.headers['cache-status']).toMatch(/^valkey; fwd=bypass; key/)
    expect(await statusOf(history)).toMatch(/^valkey; fwd=bypass; key/)
    expect(await dependencies()).toEqual({ statusCode: 200, ready: true, degraded: true, away: ['state'] })
    await servers.state.restart()
    await until(async () => (await statusOf(history)).startsWith('valkey; hit'))
  })

  test('without the state server entries without tags are cached', async () => {
    await servers.state.kill()
    await running.servers.cache.flushall()
    expect(await statusOf(airport)).toMatch(/^valkey; fwd=miss; stored; key/)
    expect(await statusOf(airport)).toMatch(/^valkey; hit/)
    await servers.state.restart()
  })

  test('without the state server the popular routes are a 503 with Retry-After', async () => {
    await servers.state.kill()
    const response = await get('/v1/routes/popular')
    expect(response.statusCode).toBe(503)
    expect(response.headers['retry-after']).toMatch(/^\d+$/)
    expect(response.json()).toMatchObject({ code: 'unavailable' })
    await servers.state.restart()
  })

  test('with a frozen state server reads succeed', async () => {
    await whileFrozen(servers.state, async () => {
      expect(await statusOf(search)).toMatch(/^valkey; hit/)
      expect((await get(otherSearch)).statusCode).toBe(200)
    })
  })

  async function onlyHitsAreAnswered(): Promise<void> {
    expect(await statusOf(search)).toMatch(/^valkey; hit/)
    const missed = await get(otherSearch)
    expect(missed.statusCode).toBe(503)
    expect(missed.headers['retry-after']).toMatch(/^\d+$/)
    expect(missed.json()).toEqual({
      type: '/problems/unavailable',
      title: 'Not available at the moment',
      status: 503,
      detail: expect.stringMatching(/^The database /),
      instance: otherSearch,
      code: 'unavailable',
    })
    expect(await dependencies()).toEqual({ statusCode: 503, ready: false, degraded: true, away: ['database'] })
  }

  test('without the database hits continue, and misses are a 503 with Retry-After', async () => {
    await servers.database.kill()
    await onlyHitsAreAnswered()
    await servers.database.restart()
    await until(async () => (await get(otherSearch)).statusCode === 200)
  })

  test('with a frozen database hits continue, and misses end with a timeout', async () => {
    await whileFrozen(servers.database, onlyHitsAreAnswered)
    await until(async () => (await get(otherSearch)).statusCode === 200)
  })

  test('without the database many readers of one miss fail together', async () => {
    await servers.database.kill()
    const answers = await Promise.all(Array.from({ length: 50 }, () => get(otherSearch)))
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([503]))
    await servers.database.restart()
    await until(async () => (await get(otherSearch)).statusCode === 200)
  })

  test('without any server the process stays alive, reports it, and recovers', async () => {
    await Promise.all(Object.values(servers).map((server) => server.kill()))
    expect((await get('/health/live')).statusCode).toBe(200)
    expect((await get(search)).statusCode).toBe(503)
    expect((await get('/docs')).statusCode).toBe(200)
    expect(await dependencies()).toMatchObject({ statusCode: 503, away: ['database', 'cache', 'state'] })
    await Promise.all(Object.values(servers).map((server) => server.restart()))
  })
})
