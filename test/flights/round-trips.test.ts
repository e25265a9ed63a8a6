import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { RequestTrace } from '../../src/services/operations/traces.ts'
import { monitor } from '../http/monitored.ts'
import { commandsOf, queriesOf, traced, traceOf } from '../http/traced.ts'
import { fixtures } from '../support/fixtures.ts'
import { startTestCluster, startTestValkey, type TestCluster, type TestServer } from '../support/servers.ts'
import { openService, type TestApp } from '../support/service.ts'
import { signIn } from '../support/signed-in.ts'
import { until } from '../support/until.ts'

/** Commands of a request to each server, in order. A pipeline is one round trip. */
interface Asked {
  cache: string[]
  state: string[]
  database: string[]
}

const nothing: Asked = { cache: [], state: [], database: [] }

describe('round trips', () => {
  const here = fixtures()
  let servers: { cache: TestServer; state: TestServer }
  let monitors: Record<'cache' | 'state', Awaited<ReturnType<typeof monitor>>>
  let running: TestApp

  beforeAll(async () => {
    const [cache, state] = await Promise.all([startTestValkey({ role: 'cache' }), startTestValkey({ role: 'state' })])
    servers = { cache, state }
    const urls = { cache: cache.url, state: state.url, database: here().url }
    // Long timeouts, so that cached entries are hits on a busy machine.
    running = await openService({ env: { CACHE_TIMEOUT_MS: '5000', CACHE_LOCAL_TTL_MS: '5000' }, urls })
    // Leaderboards follow a booking after its response.
    vi.spyOn(running.wired.services.leaderboards.follower, 'followSoon').mockReturnValue()
    monitors = { cache: await monitor(cache), state: await monitor(state) }
  })
  afterAll(async () => {
    for (const { close } of Object.values(monitors ?? {})) close()
    await running?.close()
    await Promise.all(Object.values(servers ?? {}).map((server) => server.close()))
  })

  const get = (url: string) => running.app.inject({ url })
  const searchOf = async (flightId: number) => {
    const { from, to, date } = await here().route(flightId)
    return `/v1/flights/search?from=${from}&to=${to}&date=${date}`
  }

  /** Commands of a request from its trace, checked against the counts of the servers. */
  async function askedBy(request: Parameters<typeof traced>[1]): Promise<Asked> {
    const { cache, state } = monitors
    const [[trace, inCache], inState] = await state.during(() => cache.during(() => traced(running, request)))
    const namesOn = (name: string) =>
      commandsOf(trace).flatMap(({ server, command }) => (server === name ? [command] : []))
    const asked = {
      cache: namesOn('cache'),
      state: namesOn('state'),
      database: queriesOf(trace).map(({ query }) => query),
    }
    expect([asked.cache.length, asked.state.length]).toEqual([inCache, inState])
    expect(trace.status).toBeLessThan(300)
    return asked
  }

  describe('a hit', () => {
    test('of a search is one command', async () => {
      const url = await searchOf(here().flight())
      await get(url)
      expect(await askedBy(url)).toEqual({ ...nothing, cache: ['GET'] })
    })

    test('of a round trip is one command for both directions', async () => {
      const { from, to, date } = await here().route(here().flight())
      const url = `/v1/flights/round-trip?from=${from}&to=${to}&depart=${date}&return=${date}`
      await get(url)
      expect(await askedBy(url)).toEqual({ ...nothing, cache: ['MGET'] })
    })

    test('of a flight is one command for all four layers', async () => {
      const url = `/v1/flights/${here().flight()}`
      await get(url)
      expect(await askedBy(url)).toEqual({ ...nothing, cache: ['MGET'] })
    })

    test('of an in-process copy needs no command', async () => {
      await until(async () => String((await get('/v1/airports/QAA')).headers['cache-status']).startsWith('local'))
      expect(await askedBy('/v1/airports/QAA')).toEqual(nothing)
    })

    test("of a passenger's history is one command", async () => {
      const url = '/v1/users/1/flights'
      await traced(running, url)
      expect(await askedBy(url)).toEqual({ ...nothing, cache: ['GET'] })
    })

    test('of seats is one command for map, counters and holds', async () => {
      const url = `/v1/flights/${here().flight()}/seats`
      await get(url)
      expect(await askedBy(url)).toEqual({ ...nothing, state: ['read-map'] })
    })
  })

  describe('a session', () => {
    const changed = {
      method: 'PATCH',
      url: '/v1/sessions/current',
      payload: { preferences: { theme: 'dark' } },
    } as const

    test('is read with one command, and changed with one more', async () => {
      const { cookie } = await signIn(running)
      const asked = (request: InjectOptions) => askedBy({ ...request, headers: { cookie } })
      const read = { ...nothing, state: ['open-session'] }
      expect(await asked({ url: '/v1/sessions/current' })).toEqual(read)
      expect(await asked({ url: '/v1/sessions/current/cart' })).toEqual(read)
      expect(await asked(changed)).toEqual({ ...nothing, state: ['open-session', 'save-session'] })
      expect(await asked(changed), 'without a difference').toEqual(read)
    })
  })

  describe('a miss', () => {
    test('of a search is read, lease, query, fill, and needs no tag', async () => {
      expect(await askedBy(await searchOf(here().flight()))).toEqual({
        cache: ['GET', 'take-lease', 'fill'],
        state: [],
        database: ['flights on route'],
      })
    })

    test('of the popular routes also reads the board, with one query for all airports of the list', async () => {
      await get(await searchOf(here().flight()))
      await until(async () => (await running.servers.state.keys('*routes:searches')).length > 0)
      const url = '/v1/routes/popular?limit=7'
      expect(await askedBy(url)).toEqual({
        cache: ['GET', 'take-lease', 'fill'],
        state: ['ZREVRANGE'],
        database: ['airports by code'],
      })
      expect((await askedBy(url)).state).toEqual([])
    })

    test('of seats is read, lease, query, load, read again', async () => {
      expect(await askedBy(`/v1/flights/${here().flight()}/seats`)).toEqual({
        cache: [],
        state: ['read-map', 'SET', 'load-map', 'read-map'],
        database: ['seats of flight'],
      })
    })
  })

  describe('a booking', () => {
    const booking = (flightId: number, passengerId: number, headers = {}) => ({
      method: 'POST' as const,
      url: `/v1/flights/${flightId}/bookings`,
      payload: { passengerId },
      headers,
    })
    /** Creates a flight and reads its seats, so that its map is loaded. */
    async function flightWithMap(): Promise<number> {
      const flightId = here().flight()
      await get(`/v1/flights/${flightId}/seats`)
      return flightId
    }

    test('of any seat is reserve, commit, confirm with the lookup of the tag, and one invalidation', async () => {
      const flightId = await flightWithMap()
      await get(await searchOf(flightId))
      await traced(running, '/v1/users/2/flights')
      expect(await askedBy(booking(flightId, 2))).toEqual({
        // The search, the availability of the flight, the history of the passenger.
        cache: ['DEL'],
        // The keys under the tag of the passenger.
        state: ['reserve', 'ZRANGE', 'confirm'],
        database: ['bookable flights', 'commit booking'],
      })
    })

    test('with an idempotency key looks up its result, and marks the key as it reserves', async () => {
      const once = booking(await flightWithMap(), 3, { 'idempotency-key': 'once' })
      expect(await askedBy(once)).toEqual({
        cache: ['DEL'],
        state: ['reserve', 'ZRANGE', 'confirm'],
        database: ['idempotency key', 'bookable flights', 'commit booking'],
      })
      expect(await askedBy(once)).toEqual({ ...nothing, database: ['idempotency key'] })
    })
  })

  describe.each(['single servers', 'a cluster'] as const)('a change on %s waits for Valkey', (topology) => {
    let cluster: TestCluster | undefined
    let service: TestApp
    beforeAll(async () => {
      service = running
      if (topology === 'single servers') return
      cluster = await startTestCluster()
      const urls = { cache: cluster.url, state: cluster.url, database: here().url }
      service = await openService({ env: { STATE_TIMEOUT_MS: '5000' }, urls })
      vi.spyOn(service.wired.services.leaderboards.follower, 'followSoon').mockReturnValue()
    })
    afterAll(async () => {
      if (cluster) await service?.close()
      await cluster?.close()
    })

    /** Waits of a change. The first of its kind is not counted, because it loads scripts and opens connections. */
    async function waits(change: (nth: number) => Promise<RequestTrace>): Promise<number> {
      await change(0)
      // Entries under the tags of the passengers.
      for (const passengerId of [1, 5, 7]) await traced(service, `/v1/users/${passengerId}/flights`)
      return waitsOf(await change(1), service.config.KEY_PREFIX)
    }

    const post = (path: string, payload: object, headers = {}) =>
      traced(service, { method: 'POST', url: `/v1${path}`, payload, headers })

    test('three times for a booking', async () => {
      const path = `/flights/${here().flight()}/bookings`
      expect(await waits(() => post(path, { passengerId: 1 }))).toBe(3)
    })

    test('three times for a booking with an idempotency key', async () => {
      const flightId = here().flight()
      const book = (nth: number) =>
        post(`/flights/${flightId}/bookings`, { passengerId: 1 }, { 'idempotency-key': `${flightId}-${nth}` })
      expect(await waits(book)).toBe(3)
    })

    test('three times for a booking with a session, of a seat that is held', async () => {
      const flightId = here().flight()
      const ann = await signIn(service, { passengerId: 5 })
      const book = async () => {
        const held = await ann.send('POST', `/flights/${flightId}/holds`, { seat: freeSeats.pop() })
        const { holdId } = held.json()
        const headers = { 'x-trace': '1' }
        return traceOf(service.app, await ann.send('POST', `/flights/${flightId}/bookings`, { holdId }, headers))
      }
      const freeSeats = ['1A', '1C']
      expect(await waits(book)).toBe(3)
    })

    test('three times for a cancellation', async () => {
      const flightId = here().flight()
      const { bookings } = service.wired.services.booking
      const booked = await bookings.book({ flightId, passengerId: 1, wishes: ['any', 'any'] })
      const cancel = (nth: number) =>
        traced(service, { method: 'DELETE', url: `/v1/bookings/${booked.bookings[nth]?.bookingId}` })
      expect(await waits(cancel)).toBe(3)
    })

    test('twice for a hold: for its place and for the seat', async () => {
      const path = `/flights/${here().flight()}/holds`
      const hold = async (nth: number) => {
        const ann = await signIn(service, { passengerId: 6 })
        return traceOf(service.app, await ann.send('POST', path, { seat: ['1A', '1C'][nth] }, { 'x-trace': '1' }))
      }
      expect(await waits(hold)).toBe(2)
    })

    test('three times for a checkout, and once more for each further slot', async () => {
      const flights = [here().flight(), here().flight()]
      const confirm = async (nth: number) => {
        const ann = await signIn(service, { passengerId: 7 })
        const send = (path: string, body: object, headers = {}) =>
          ann.send('POST', `/sessions/current/${path}`, body, headers)
        for (const flightId of flights) await send('cart/items', { flightId, seat: ['1A', '1C'][nth] })
        await send('checkout', { step: 'passenger_details', email: 'ann@example.org' })
        const card = {
          cardNumber: '4111 1111 1111 1111',
          cardHolder: 'Ann',
          expires: `12/${(new Date().getFullYear() + 2) % 100}`,
          cvc: '123',
        }
        await send('checkout', { step: 'payment', ...card })
        const confirmed = await send('checkout', { step: 'confirmation' }, { 'x-trace': '1' })
        expect(confirmed.statusCode, confirmed.body).toBe(201)
        return traceOf(service.app, confirmed)
      }
      expect(await waits(confirm)).toBe(topology === 'a cluster' ? 4 : 3)
    })
  })
})

/** Counts the round trips to Valkey that follow one another, without those of sessions. Commands sent together count once. */
function waitsOf(trace: RequestTrace, namespace: string): number {
  const ofSessions = /^(?:sessions?|carts|active):/
  expect(trace.status).toBeLessThan(300)
  const spans = commandsOf(trace)
    .filter(({ keys }) => !keys.some((key) => ofSessions.test(key.slice(namespace.length))))
    .map(({ at, ms }) => ({ sent: at, answered: at + (ms ?? Number.NaN) }))
    .sort((a, b) => a.answered - b.answered)
  expect(spans.every(({ answered }) => answered > 0)).toBe(true)
  let waits = 0
  let until = 0
  for (const { sent, answered } of spans) {
    if (sent < until) continue
    waits++
    until = answered
  }
  return waits
}
