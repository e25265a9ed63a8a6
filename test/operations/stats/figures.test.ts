import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Figures } from '../../../src/services/operations/stats/figures.ts'
import type { Stats } from '../../../src/services/operations/stats/stats.ts'
import { contractOf } from '../../support/conforms.ts'
import { runMain } from '../../support/run-main.ts'
import { startTestValkey } from '../../support/servers.ts'
import { openService, type TestApp } from '../../support/service.ts'
import { until } from '../../support/until.ts'

/** The fast path is on, as in production. */
const env = { WORKSHOP: 'false', LOG_REQUESTS: 'notable', CACHE_LOCAL_TTL_MS: '5000', CACHE_TIMEOUT_MS: '5000' }
const search = '/v1/flights/search?from=JFK&to=LAX&date=2025-12-15'

const ofKind = (stats: Stats, kind: string): Figures =>
  stats.entries.find(({ entry }) => entry === kind)?.sinceStart as Figures

/** Reads the figures of the service. */
async function statsOf({ app }: Pick<TestApp, 'app'>): Promise<Stats> {
  const response = await app.inject('/v1/stats')
  expect(response.statusCode).toBe(200)
  return response.json()
}

describe('the figures of a service', () => {
  let running: TestApp
  let base: string
  beforeAll(async () => {
    running = await openService({ env })
    base = await running.app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(() => running?.close())

  test('count each read once, on the routes and on the fast path', async () => {
    const statuses: string[] = []
    for (let i = 0; i < 40; i++) statuses.push((await fetch(base + search)).headers.get('cache-status') ?? '')
    const local = statuses.filter((status) => status.startsWith('local')).length
    const figures = ofKind(await statsOf(running), 'flight-search')
    expect(figures).toMatchObject({ hits: 39, localHits: local, staleHits: 0, misses: 1, loads: 1, hitRatio: 0.975 })
    expect(figures.databaseQueriesAvoided).toBe(39)
    for (const time of [figures.avgHitMs, figures.p99HitMs, figures.avgLoadMs, figures.p99LoadMs])
      expect(time).toBeGreaterThan(0)
  })

  test('count the four layers of a flight, and a seat map', async () => {
    const [flight] = (await running.app.inject(search)).json().data
    for (let i = 0; i < 3; i++) await fetch(`${base}/v1/flights/${flight.flightId}`)
    for (let i = 0; i < 5; i++) await fetch(`${base}/v1/flights/${flight.flightId}/seats`)
    await fetch(`${base}/v1/flights/999999999/seats`)
    const stats = await statsOf(running)
    for (const layer of ['flight-details', 'flight-schedule', 'flight-availability', 'flight-status']) {
      expect(ofKind(stats, layer)).toMatchObject({ hits: 2, misses: 1, loads: 1 })
    }
    expect(ofKind(stats, 'seats')).toMatchObject({ hits: 4, misses: 2, absent: 1, failed: 0, loads: 2, loadErrors: 0 })
  })

  test('count "not found" as a result', async () => {
    for (let i = 0; i < 3; i++) await fetch(`${base}/v1/airports/QQQ`)
    expect(ofKind(await statsOf(running), 'airport')).toMatchObject({ absent: 3, misses: 1, loadErrors: 0 })
  })

  test('have the documented schema, are public, and have totals of all kinds', async () => {
    const response = await running.app.inject('/v1/stats')
    contractOf(running)(response)
    expect(response.headers['cache-control']).toBe('no-store')
    const stats: Stats = response.json()
    const hits = stats.entries.reduce((sum, { sinceStart }) => sum + sinceStart.hits, 0)
    expect(stats.sinceStart.hits).toBe(hits)
    expect(stats.lastMinute.hits).toBe(hits)
    expect(stats.databaseQueriesAvoided).toBe(stats.sinceStart.databaseQueriesAvoided)
    expect(stats.targets.find(({ name }) => name === 'search')).toMatchObject({ hitRatio: 0.95, met: true })
    expect(stats.targets.find(({ name }) => name === 'analytics')).toMatchObject({ lastMinute: null, met: null })
  })

  test('reject an unknown parameter', async () => {
    expect((await running.app.inject('/v1/stats?entry=airport')).statusCode).toBe(400)
  })

  test('continue for this instance while all Valkey servers are unavailable', async () => {
    const [cache, state] = [await startTestValkey({ role: 'cache' }), await startTestValkey({ role: 'state' })]
    const lonely = await openService({ urls: { cache: cache.url, state: state.url } })
    try {
      await lonely.app.inject(search)
      await Promise.all([cache.kill(), state.kill()])
      await lonely.app.inject(search)
      const stats = await statsOf(lonely)
      expect(stats.complete).toBe(false)
      expect(ofKind(stats, 'flight-search')).toMatchObject({ hits: 0, misses: 2, bypassed: 1, loads: 2 })
      const servers = (await lonely.app.inject('/v1/stats/server')).json()
      expect(servers.data.map(({ status }: { status: string }) => status)).toEqual(['down', 'down'])
    } finally {
      await lonely.close()
      await Promise.all([cache.close(), state.close()])
    }
  })
})

test('a process is counted until it is killed', { timeout: 90_000 }, async () => {
  const engine = inject('engines').PostgreSQL
  if ('skipped' in engine) throw new Error(engine.skipped)
  const KEY_PREFIX = `${randomUUID()}:`
  const own = await openService({ env: { ...env, KEY_PREFIX } })
  const other = await runMain({
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    SEED_SCALE: 'none',
    ADMIN_TOKEN: randomUUID(),
    DATABASE_URL: engine.url,
    VALKEY_CACHE_URL: inject('cacheUrl'),
    VALKEY_STATE_URL: inject('stateUrl'),
    KEY_PREFIX,
    ROLE: 'api',
  })
  const address = await other.address()
  for (let i = 0; i < 10; i++) await (await fetch(address + search)).text()
  await own.app.inject(search)
  await until(async () => ofKind(await statsOf(own), 'flight-search').hits === 10)
  const both = await statsOf(own)
  expect(both.instances.map(({ role }) => role).sort()).toEqual(['all', 'api'])
  expect(ofKind(both, 'flight-search')).toMatchObject({ hits: 10, misses: 1 })
  other.signal('SIGKILL')
  await other.ended
  await until(async () => (await statsOf(own)).instances.length === 1)
  expect(ofKind(await statsOf(own), 'flight-search')).toMatchObject({ hits: 1, misses: 0 })
  await own.close()
})
