import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { seatKeys } from '../../../src/services/booking/seat-map/keys.ts'
import { type Alert, createAlerts } from '../../../src/services/operations/stats/alerts.ts'
import { contractOf } from '../../support/conforms.ts'
import { startTestValkey, type TestServer } from '../../support/servers.ts'
import { openService, type TestApp } from '../../support/service.ts'
import { until } from '../../support/until.ts'
import { admin } from '../cache-admin/service.ts'

let cache: TestServer
let state: TestServer
let running: TestApp

beforeAll(async () => {
  ;[cache, state] = [await startTestValkey({ role: 'cache' }), await startTestValkey({ role: 'state' })]
  running = await openService({ urls: { cache: cache.url, state: state.url }, env: { CACHE_TIMEOUT_MS: '1000' } })
})
afterAll(async () => {
  await running?.close()
  await Promise.all([cache?.close(), state?.close()])
})

async function alerts(): Promise<Alert[]> {
  const response = await running.app.inject({ url: '/v1/stats/alerts', headers: admin })
  expect(response.statusCode, response.body).toBe(200)
  contractOf(running)(response)
  return response.json().data
}

const find = async (code: Alert['code'], subject: string) =>
  (await alerts()).find((alert) => alert.code === code && alert.subject === subject)

/** Waits until the alert is raised, and returns it. */
async function raised(code: Alert['code'], subject: string): Promise<Alert> {
  let found: Alert | undefined
  await until(async () => {
    found = await find(code, subject)
    return found !== undefined
  })
  return found as Alert
}

const cleared = (code: Alert['code'], subject: string) => until(async () => (await find(code, subject)) === undefined)

test('a healthy service has no alerts', async () => {
  await running.app.inject('/v1/airports/JFK')
  await until(async () => (await alerts()).length === 0)
})

test('memory above four fifths of the limit and evictions raise alerts', async () => {
  const { cache: client } = running.servers
  const usedMemory = Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1])
  const room = 20_000_000
  const fill = async (from: number, to: number) => {
    for (let piece = from; piece < to; piece++) await client.set(`filler:${piece}`, 'x'.repeat(room / 50))
  }
  await client.config('SET', 'maxmemory', usedMemory + room)
  await fill(0, 42)
  const high = await raised('memory-high', 'cache')
  expect(high).toMatchObject({ severity: 'warning', limit: 0.8 })
  expect(high.value).toBeGreaterThan(0.8)
  await alerts()
  expect((await raised('memory-high', 'cache')).since).toBe(high.since)
  await fill(42, 60)
  const evicted = await raised('evictions', 'cache')
  expect(evicted.value).toBeGreaterThan(0)
  await client.config('SET', 'maxmemory', 0)
  await client.flushall()
  await cleared('memory-high', 'cache')
})

test('evictions raise an alert for a minute', async () => {
  const { operations, booking } = running.wired.services
  const { servers } = operations
  const { writeBehind } = booking
  let now = Date.now()
  const instances = { read: async () => ({ instances: [], complete: true }), close: async () => {} }
  const own = createAlerts({
    instances,
    servers,
    writeBehind,
    causes: async () => [],
    now: () => now,
    everyMs: 1 << 30,
  })
  const evictions = async () => (await own.read()).filter(({ code }) => code === 'evictions').length
  expect(await evictions()).toBe(0)
  const { cache: client } = running.servers
  await client.config('SET', 'maxmemory', 20_000_000)
  for (let piece = 0; piece < 60; piece++) await client.set(`filler:${piece}`, 'x'.repeat(400_000))
  now += 2_000
  await until(async () => (await evictions()) === 1)
  now += 61_000
  expect(await evictions()).toBe(0)
  own.close()
  await client.config('SET', 'maxmemory', 0)
  await client.flushall()
})

test('a hit ratio below its target raises an alert after enough reads', async () => {
  const search = (to: string) => `/v1/flights/search?from=JFK&to=${to}&date=${inject('anchor')}`
  for (let i = 10; i < 109; i++) await running.app.inject(search(String(100 + i)))
  expect(await find('hit-ratio-low', 'search')).toBeUndefined()
  await running.app.inject(search('LAX'))
  const low = await raised('hit-ratio-low', 'search')
  expect(low).toMatchObject({ severity: 'warning', value: 0, limit: 0.95 })
  expect(low.message).toContain('search')
  // Enough hits for a ratio of 95 percent.
  for (let i = 0; i < 2_000; i++) await running.app.inject(search('LAX'))
  await cleared('hit-ratio-low', 'search')
})

test('late counters raise an alert', async () => {
  const { KEY_PREFIX: prefix } = running.config
  const pending = seatKeys(prefix).pending(3)
  await running.servers.state.hset(pending, '3:bookings', 1, 'since', Date.now() - 20_000)
  const behind = await raised('write-behind-lag', 'flight_stats')
  expect(behind.value).toBeGreaterThanOrEqual(20_000)
  await running.servers.state.del(pending)
  await cleared('write-behind-lag', 'flight_stats')
})

test('an unavailable server and its open circuit breaker raise alerts', async () => {
  await cache.kill()
  for (let i = 0; i < 10; i++) await running.app.inject('/v1/airports/JFK')
  expect(await raised('server-unavailable', 'cache')).toMatchObject({ severity: 'critical' })
  expect(await raised('breaker-open', 'cache')).toMatchObject({ severity: 'critical', value: 1 })
  await cache.restart()
  await until(async () => {
    await running.app.inject('/v1/airports/JFK')
    return (await find('breaker-open', 'cache')) === undefined
  })
  await cleared('server-unavailable', 'cache')
})

test('alerts are available while the state server is unavailable', async () => {
  await state.kill()
  expect(await raised('server-unavailable', 'state')).toMatchObject({ severity: 'critical' })
  await state.restart()
  await cleared('server-unavailable', 'state')
})
