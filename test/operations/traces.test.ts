import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { commandsOf, queriesOf, storyOf, traced } from '../http/traced.ts'
import { contractOf } from '../support/conforms.ts'
import { describeEachEngine } from '../support/engines.ts'
import { fixtures } from '../support/fixtures.ts'
import { startProxy } from '../support/proxy.ts'
import { startTestCluster, type TestCluster } from '../support/servers.ts'
import { openService, service } from '../support/service.ts'
import { admin } from '../support/service-on-fixtures.ts'
import { until } from '../support/until.ts'

const search = (to: string, date: string) => ({
  url: `/v1/flights/search?from=JFK&to=${to}&date=${date}`,
  key: `flight:search:JFK:${to}:${date}`,
})

/** Long timeouts, so that cached entries are hits on a busy machine. */
const patience = { CACHE_TIMEOUT_MS: '5000' }

describe('a trace', () => {
  const running = service(() => ({ env: patience }))
  const story = async (url: string) => storyOf(await traced(running(), url), running().config.KEY_PREFIX)

  test('of a miss lists all steps in order', async () => {
    const { url, key } = search('LAX', '2025-12-15')
    const trace = await traced(running(), url)
    const flights: unknown[] = (await running().app.inject(url)).json().data
    expect(storyOf(trace, running().config.KEY_PREFIX)).toEqual([
      `cache GET ${key}`,
      `missed ${key}`,
      `registered ${key}`,
      `cache take-lease ${key} lease:{${key}}`,
      `lease-taken ${key}`,
      `flights on route: ${flights.length} rows`,
      `loaded ${key}`,
      `cache fill ${key} lease:{${key}}`,
      `filled ${key}`,
    ])
    expect(trace).toMatchObject({ method: 'GET', route: '/v1/flights/search', status: 200, queries: 1 })
    expect(trace.ms).toBeGreaterThanOrEqual(trace.databaseMs)
    expect(trace.databaseMs).toBeGreaterThan(0)
    expect(trace.cacheMs).toBeGreaterThan(0)
    expect(queriesOf(trace)[0]?.statements[0]?.sql).toMatch(/^select .* from "airport" "origin" .* = \$\d/s)
  })

  test('of a hit shows one command', async () => {
    const { url, key } = search('LAX', '2025-12-16')
    await running().app.inject(url)
    expect(await story(url)).toEqual([`cache GET ${key}`, `hit ${key}`])
  })

  test('of a round trip shows one command for both searches', async () => {
    const url = '/v1/flights/round-trip?from=JFK&to=LAX&depart=2025-12-17&return=2025-12-18'
    const [there, back] = ['flight:search:JFK:LAX:2025-12-17', 'flight:search:LAX:JFK:2025-12-18']
    await running().app.inject(url)
    expect(await story(url)).toEqual([`cache MGET ${there} ${back}`, `hit ${there}`, `hit ${back}`])
  })

  test('of a refused request is kept', async () => {
    const trace = await traced(running(), '/v1/airports/QQQ')
    expect(trace).toMatchObject({ route: '/v1/airports/:iata', status: 404, queries: 1 })
    expect(await traced(running(), '/v1/nothing')).toMatchObject({ route: 'none', status: 404, steps: [] })
  })

  test('has no step of a concurrent request', async () => {
    const searches = ['19', '20', '21'].map((day) => search('LAX', `2025-12-${day}`))
    const misses = await Promise.all(searches.map(({ url }) => traced(running(), url)))
    const hits = await Promise.all(searches.map(({ url }) => traced(running(), url)))
    searches.forEach(({ key }, i) => {
      const [miss, hit] = [misses[i], hits[i]].map((trace) => trace && storyOf(trace, running().config.KEY_PREFIX))
      expect(miss?.filter((line) => line.includes('flight:search:') && !line.includes(key))).toEqual([])
      expect(miss?.filter((line) => line.startsWith('flights on route'))).toHaveLength(1)
      expect(hit).toEqual([expect.stringMatching(`^cache M?GET ${key}$`), `hit ${key}`])
    })
  })

  test('has no value of an entry', async () => {
    const { url } = search('LAX', '2025-12-22')
    const airline: string = (await running().app.inject(url)).json().data[0].airline.name
    await running().app.inject({ url, headers: { 'cache-control': 'no-store' } })
    const traces = [
      await traced(running(), url),
      await traced(running(), { url, headers: { 'cache-control': 'no-cache' } }),
    ]
    expect(JSON.stringify(traces)).toContain('"fill"')
    expect(JSON.stringify(traces)).not.toContain(airline)
  })

  test('agrees with Server-Timing, and has the documented schema', async () => {
    const { url } = search('LAX', '2025-12-23')
    const traced = (await running().app.inject({ url, headers: { 'x-trace': '1' } })).headers
    const timing = String(traced['server-timing'])
    const response = await running().app.inject(`/v1/traces/${traced['x-trace-id']}`)
    contractOf(running())(response)
    expect(response.headers['cache-control']).toBe('no-store')
    const { cacheMs, databaseMs } = response.json()
    const said = [...timing.matchAll(/dur=([\d.]+)/g)].map(([, ms]) => Number(ms))
    expect(said.slice(0, 2)).toEqual([expect.closeTo(cacheMs, 1), expect.closeTo(databaseMs, 1)])
    expect(timing).toContain('desc="1 query"')
  })

  test('counts each wait for the cache once', async () => {
    const proxy = await startProxy({ to: Number(new URL(inject('cacheUrl')).port) })
    onTestFinished(() => proxy.close())
    const slow = await openService({ env: patience, urls: { cache: `valkey://127.0.0.1:${proxy.port}` } })
    onTestFinished(slow.close)
    proxy.freeze()
    const pending = traced(slow, search('LAX', '2025-12-23').url)
    // Makes the wait long against the work around it, which a busy machine prolongs.
    await sleep(500)
    proxy.thaw()
    const trace = await pending
    const commands = commandsOf(trace).reduce((sum, { ms }) => sum + (ms ?? 0), 0)
    expect(trace.cacheMs).toBeGreaterThan(0)
    expect(trace.cacheMs).toBeLessThan(2 * commands)
  })
})

test('a hit of an in-process copy sends no command', async () => {
  const running = await openService({ env: { ...patience, CACHE_LOCAL_TTL_MS: '5000' } })
  const { app, close } = running
  const isLocal = async () => String((await app.inject('/v1/airports/JFK')).headers['cache-status']).startsWith('local')
  onTestFinished(close)
  await until(isLocal)
  expect(storyOf(await traced(running, '/v1/airports/JFK'), running.config.KEY_PREFIX)).toEqual(['local airport:JFK'])
})

describeEachEngine('the trace of a booking', (_open, url) => {
  const here = fixtures(() => url)
  const running = service(() => ({ env: patience, urls: { database: here().url } }))

  test('shows the scripts and the statements of the transaction, over a real connection', async () => {
    const { app, config } = running()
    const flightId = here().flight()
    const address = await app.listen({ host: '127.0.0.1', port: 0 })
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'never-in-a-trace' }
    const traced = { 'x-trace': '1' }
    const response = await fetch(`${address}/v1/flights/${flightId}/bookings`, {
      method: 'POST',
      body: JSON.stringify({ passengerId: 1, seat: '1D' }),
      headers: { ...admin, ...headers, ...traced },
    })
    expect(response.status).toBe(201)
    const trace = (await app.inject(`/v1/traces/${response.headers.get('x-trace-id')}`)).json()
    expect(trace).toMatchObject({ method: 'POST', route: '/v1/flights/:flightId/bookings', status: 201 })
    const scripts = ['reserve', 'load-map', 'reserve', 'confirm']
    const story = storyOf(trace, config.KEY_PREFIX)
    expect(
      commandsOf(trace)
        .map(({ command }) => command)
        .filter((name) => scripts.includes(name)),
    ).toEqual(scripts)
    const commit = queriesOf(trace).find(({ query }) => query === 'commit booking')
    // A guarded insert compares the flight, after the lock.
    const inserted = ['booking_reservation', 'booking', 'booking_time', 'outbox', 'idempotency_key']
    const named = (text: string) => [...text.matchAll(/insert into `?(\w+)/gi)].map(([, table]) => table)
    const statements = commit?.statements.map(({ sql }) => sql.trim()) ?? []
    expect([statements[0], statements.at(-1)]).toEqual(['BEGIN', 'COMMIT'])
    expect(statements[1]).toMatch(/^SELECT flight_id FROM flight .*(FOR SHARE|LOCK IN SHARE MODE)$/)
    expect(statements.flatMap(named)).toEqual(inserted)
    expect(story.join('\n')).toMatch(/bookable flights: 1 row\n.*state reserve .*commit booking: .*state confirm /s)
    expect(JSON.stringify(trace)).not.toMatch(/never-in-a-trace|'1D'|"1D"/)
  })
})

describe('on a cluster', () => {
  let cluster: TestCluster
  beforeAll(async () => {
    cluster = await startTestCluster()
  })
  afterAll(() => cluster.close())

  test('shows each command once', async () => {
    const running = await openService({ env: patience, urls: { cache: cluster.url, state: cluster.url } })
    onTestFinished(running.close)
    const { KEY_PREFIX } = running.config
    const { url, key } = search('LAX', '2025-12-15')
    const miss = await traced(running, url)
    expect(commandsOf(miss).map(({ command }) => command)).toEqual(['GET', 'take-lease', 'fill'])
    expect(storyOf(await traced(running, url), KEY_PREFIX)).toEqual([`cache GET ${key}`, `hit ${key}`])
  })
})
