import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { queriesOf, traced } from '../http/traced.ts'
import { openService, type TestApp } from '../support/service.ts'
import { serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { until } from '../support/until.ts'

const ttls = {
  TTL_RAW_SECONDS: '3000',
  TTL_AGGREGATED_SECONDS: '2000',
  TTL_ANALYTICS_SECONDS: '1000',
  CACHE_STALE_IF_ERROR_SECONDS: '100',
}
const patient = { CACHE_TIMEOUT_MS: '5000' }

const service = serviceOnFixtures()
let running: TestApp

async function open(env: Record<string, string>): Promise<TestApp> {
  running = await openService({ env: { ...patient, ...env }, urls: { database: service().fixtures.url } })
  return running
}

/** Reads a report. Returns its SQL statements and its cache status. */
async function asked(report: string, headers = {}) {
  const trace = await traced(running, { url: `/v1/analytics/${report}`, headers })
  expect(trace.status).toBe(200)
  return queriesOf(trace)
    .map(({ query, statements }) => (statements.length === 1 ? query : `${query}, ${statements.length} times`))
    .sort()
}

const send = (report: string, headers = {}) => running.app.inject({ url: `/v1/analytics/${report}`, headers })
const cacheStatus = async (report: string) => String((await send(report)).headers['cache-status'])
const keys = async () => {
  const { cache } = running.servers
  const { KEY_PREFIX } = running.config
  const found = await cache.keys(`${KEY_PREFIX}analytics:*`)
  return found.map((key) => key.slice(KEY_PREFIX.length)).sort()
}
const flush = async (...names: string[]) => {
  const { cache } = running.servers
  for (const name of names) expect(await cache.del(`${running.config.KEY_PREFIX}analytics:${name}`), name).toBe(1)
}

describe('the three levels of a report', () => {
  beforeEach(() => open(ttls))
  afterEach(() => running.close())

  test('are filled by the first request, with one statement for each of the facts', async () => {
    expect(await asked('hubs')).toEqual(['places', 'traffic'])
    expect(await keys()).toEqual([
      'analytics:aggregated:hubs',
      'analytics:raw:places',
      'analytics:raw:traffic',
      'analytics:report:hubs:20',
    ])
    expect(await asked('hubs')).toEqual([])
    expect(await cacheStatus('hubs')).toMatch(/^valkey; hit; .*key=".*analytics:report:hubs:20"/)
  })

  test('are rebuilt from the next lower level, without a statement', async () => {
    const first = (await send('hubs')).body
    await flush('report:hubs:20')
    expect(await asked('hubs')).toEqual([])
    await flush('report:hubs:20', 'aggregated:hubs')
    expect(await asked('hubs')).toEqual([])
    expect((await send('hubs')).body).toBe(first)
    await flush('report:hubs:20', 'aggregated:hubs', 'raw:places')
    expect(await asked('hubs')).toEqual(['places'])
    await flush('report:hubs:20', 'aggregated:hubs', 'raw:traffic')
    expect(await asked('hubs')).toEqual(['traffic'])
    // A cached level does not need the level below it.
    await flush('raw:traffic', 'raw:places', 'aggregated:hubs')
    expect(await asked('hubs')).toEqual([])
  })

  test('are shared: other limits share the report, other reports share the facts', async () => {
    await send('hubs')
    // Punctuality comes from this board, which the first read builds.
    await running.app.inject('/v1/leaderboards/airlines-ontime')
    expect(await asked('hubs?limit=1')).toEqual([])
    expect(await asked('busiest-routes')).toEqual([])
    expect(await asked('route-revenue')).toEqual([])
    expect(await asked('countries')).toEqual([])
    expect(await asked('airlines')).toEqual(['carriers'])
    expect(await asked('frequent-flyers')).toEqual(['flyers'])
    const reports = ['hubs', 'busiest-routes', 'route-revenue', 'countries', 'airlines']
    const times = await Promise.all(reports.map(async (report) => (await send(report)).json().generatedAt))
    expect(new Set(times).size).toBe(1)
  })

  test('are filled once by many concurrent requests for different reports', async () => {
    const statements = new Map<string, number>()
    const { cache } = running.servers
    const asking = ['hubs', 'hubs?limit=1', 'countries', 'busiest-routes?limit=7'].flatMap((report) => [report, report])
    for (const names of await Promise.all(asking.map((report) => asked(report)))) {
      for (const name of names) statements.set(name, (statements.get(name) ?? 0) + 1)
    }
    expect(Object.fromEntries(statements)).toEqual({ traffic: 1, places: 1 })
    expect(await cache.keys(`${running.config.KEY_PREFIX}lease:*`)).toEqual([])
  })

  test('have their own TTL, and each expires before the one below it', async () => {
    await send('hubs')
    const { cache } = running.servers
    for (const [name, seconds] of [
      ['raw:traffic', 3_000],
      ['raw:places', 3_000],
      ['aggregated:hubs', 2_000],
      ['report:hubs:20', 1_000],
    ] as const) {
      const left = await cache.ttl(`${running.config.KEY_PREFIX}analytics:${name}`)
      // Ten percent of jitter, and the grace period for failed loads.
      expect(left, name).toBeGreaterThan(0.9 * seconds)
      expect(left, name).toBeLessThanOrEqual(1.1 * seconds + 100)
    }
    const { TTL_RAW_SECONDS, TTL_AGGREGATED_SECONDS, TTL_ANALYTICS_SECONDS } = service().config
    expect(TTL_RAW_SECONDS).toBeGreaterThan(TTL_AGGREGATED_SECONDS)
    expect(TTL_AGGREGATED_SECONDS).toBeGreaterThan(TTL_ANALYTICS_SECONDS)
  })

  test('all follow no-cache, no-store and only-if-cached of the client', async () => {
    await send('hubs')
    expect(await asked('hubs', { 'cache-control': 'no-cache' })).toEqual(['places', 'traffic'])
    expect(await asked('hubs', { 'cache-control': 'no-store' })).toEqual(['places', 'traffic'])
    await flush('report:hubs:20')
    expect((await send('hubs', { 'cache-control': 'only-if-cached' })).statusCode).toBe(504)
    expect(await keys()).not.toContain('analytics:report:hubs:20')
  })
})

test('an expired report is refreshed in the background of a read', async () => {
  await open({
    TTL_RAW_SECONDS: '1',
    TTL_AGGREGATED_SECONDS: '1',
    TTL_ANALYTICS_SECONDS: '1',
    CACHE_STALE_WHILE_REVALIDATE_SECONDS: '3600',
  })
  try {
    const { fixtures } = service()
    const flightId = fixtures.flight()
    const bookings = async () => (await send('airlines')).json().data[0].bookings
    const before = await bookings()
    await fixtures.ask(`INSERT INTO flight_stats (flight_id, bookings, revenue) VALUES (${flightId}, 3, 30.00)`)
    let waited = 0
    await until(async () => {
      const response = await send('airlines')
      if (/fwd=(miss|bypass)/.test(String(response.headers['cache-status']))) waited++
      return response.json().data[0].bookings === before + 3
    }, 60_000)
    expect(waited).toBe(0)
  } finally {
    await running.close()
  }
})

describe('an invalid request', () => {
  beforeEach(() => open({}))
  afterEach(() => running.close())

  test.each([
    ['delays', 'params.report'],
    ['Hubs', 'params.report'],
    ['hubs?limit=0', 'query.limit'],
    ['hubs?limit=101', 'query.limit'],
    ['hubs?limit=many', 'query.limit'],
    ['hubs?sort=name', 'query.sort'],
  ])('%s is refused, and nothing is cached', async (path, where) => {
    const response = await send(path)
    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({ code: 'validation-failed', errors: [{ path: where }] })
    expect(await keys()).toEqual([])
  })
})
