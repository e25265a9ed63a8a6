import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { monitor } from '../http/monitored.ts'
import { commandsOf, queriesOf, traced } from '../http/traced.ts'
import { fixtures } from '../support/fixtures.ts'
import { startTestValkey, type TestServer } from '../support/servers.ts'
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

    test('of any seat is reserve, commit, confirm, then its invalidations', async () => {
      const flightId = await flightWithMap()
      await get(await searchOf(flightId))
      await traced(running, '/v1/users/2/flights')
      expect(await askedBy(booking(flightId, 2))).toEqual({
        // The search, the availability of the flight, the history of the passenger.
        cache: ['DEL', 'DEL', 'DEL'],
        // The keys under the tag of the passenger.
        state: ['reserve', 'confirm', 'ZRANGE'],
        database: ['bookable flights', 'commit booking'],
      })
    })

    test('with an idempotency key also marks the key, and looks up its result before and after the mark', async () => {
      const once = booking(await flightWithMap(), 3, { 'idempotency-key': 'once' })
      expect(await askedBy(once)).toEqual({
        // No entry was cached. The search and the availability are deleted by key in any case.
        cache: ['DEL', 'DEL'],
        state: ['SET', 'reserve', 'confirm', 'ZRANGE', 'DEL'],
        database: ['idempotency key', 'idempotency key', 'bookable flights', 'commit booking'],
      })
      expect(await askedBy(once)).toEqual({ ...nothing, database: ['idempotency key'] })
    })
  })
})
