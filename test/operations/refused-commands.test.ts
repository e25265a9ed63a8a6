import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { meanings } from '../../src/cache/refusal.ts'
import { openStore } from '../sessions/store.ts'
import { debuggable, type RefusingState, whileRefusing } from '../support/refusing.ts'
import { startTestValkey, type TestServer } from '../support/servers.ts'
import { refusal, type Service, serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { passportOf, type SignedIn, signIn } from '../support/signed-in.ts'

let servers: Record<'cache' | 'state', TestServer>
beforeAll(async () => {
  const [cache, state] = await Promise.all([
    startTestValkey({ role: 'cache', settings: debuggable }),
    startTestValkey({ role: 'state', settings: debuggable }),
  ])
  servers = { cache, state }
})
afterAll(async () => {
  await Promise.all(Object.values(servers ?? {}).map((server) => server.close()))
})

const service = serviceOnFixtures(() => ({ cache: servers.cache.url, state: servers.state.url }), {
  CACHE_TIMEOUT_MS: '5000',
  STATE_TIMEOUT_MS: '5000',
})

let ann: SignedIn
beforeAll(async () => {
  ann = await signIn(service())
})

/** Asserts that readiness and alerts name the cause and nothing else about this server. */
async function expectCause(subject: 'cache' | 'state', state: RefusingState): Promise<void> {
  const { app, send } = service()
  const ready = await send('GET', '/health/ready')
  expect(ready.statusCode).toBe(200)
  const { dependencies, ...readiness } = ready.json()
  const code = state === 'full' ? 'server-full' : 'commands-refused'
  const message = `The ${subject} Valkey ${meanings[state]}.`
  expect(readiness).toMatchObject({ ready: true, degraded: true })
  expect(readiness.causes).toContainEqual({ code, subject, message })
  expect(dependencies.map(({ status }: { status: string }) => status)).toEqual(['up', 'up', 'up'])
  if (state === 'busy' || state === 'loading') return
  const alerts = (await send('GET', '/v1/stats/alerts')).json().data
  expect(alerts).toContainEqual(expect.objectContaining({ code, subject, message }))
  expect(alerts.map((alert: { code: string }) => alert.code)).not.toContain('breaker-open')
  expect(await metric(app, 'breaker_open')).toBe(0)
}

async function metric(app: Service['app'], name: string): Promise<number> {
  const { body } = await app.inject('/metrics')
  return body
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
}

const publicReads = async (): Promise<string[]> => {
  const { fixtures } = service()
  const { from, to, date } = await fixtures.route(fixtures.flight())
  return [
    `/v1/flights/search?from=${from}&to=${to}&date=${date}`,
    `/v1/flights/${fixtures.flight()}`,
    ...['/v1/airports', '/v1/airports/QAA', '/v1/airlines', '/v1/routes/QAA/QBB/distance'],
  ]
}

describe('while the state server refuses writes because it is', () => {
  test.each<RefusingState>(['full', 'read-only', 'no-permission'])('%s, every read is served', async (state) => {
    const { send, seats, book, hold, fixtures } = service()
    const [mapped, unmapped, booked] = [fixtures.flight(), fixtures.flight(), fixtures.flight()]
    await book(mapped, { seat: '1A' })
    await hold(mapped, { seat: '1C' })
    const known = await seats(mapped)
    await fixtures.ask(
      `INSERT INTO booking (flight_id, seat, passenger_id, price) VALUES (${unmapped}, '1A', 1, 50), (${unmapped}, NULL, 2, 50)`,
    )
    await whileRefusing(servers.state, state, async () => {
      for (const url of await publicReads()) expect((await send('GET', url)).statusCode, url).toBe(200)
      for (let i = 0; i < 10; i++) {
        expect(await seats(mapped)).toEqual(known)
        const missing = await send('GET', `/v1/flights/${unmapped}/seats`)
        expect(missing.json()).toMatchObject({ totalSeats: 6, bookedSeats: 2, heldSeats: 0 })
        expect(missing.json().seats[0]).toEqual({ seat: '1A', status: 'booked' })
        expect((await ann.send('GET', '/sessions/current')).statusCode).toBe(200)
        expect((await ann.send('GET', '/users/1/flights')).statusCode).toBe(200)
      }
      const refused = await book(booked)
      expect(refusal(refused)).toEqual([503, 'unavailable'])
      expect(refused.json().detail).toContain(meanings[state])
      expect(refused.headers['retry-after']).toBeDefined()
      const refusedSignIn = await service().app.inject({ method: 'POST', url: '/v1/sessions', payload: passportOf(2) })
      expect(refusal(refusedSignIn)).toEqual([503, 'unavailable'])
      await expectCause('state', state)
    })
    expect((await book(booked)).statusCode).toBe(201)
  })

  test.each<RefusingState>(['full', 'read-only', 'no-permission'])(
    '%s, a session is read whose use is due to be recorded',
    async (state) => {
      const { store } = await openStore({
        stateUrl: servers.state.url,
        noteEveryMs: 0,
        prefix: service().config.KEY_PREFIX,
      })
      const session = { passengerId: 7, name: 'Someone', device: 'a browser' }
      await store.create('handle', session)
      await whileRefusing(servers.state, state, async () => {
        expect(await store.open('handle')).toMatchObject(session)
      })
    },
  )

  test('full, a booking that is committed is confirmed, and counters are written', async () => {
    const { book, fixtures, wired } = service()
    const { seatMaps, writeBehind } = wired.services.booking
    const flightId = fixtures.flight()
    await book(flightId, { seat: '1A' })
    await writeBehind.flush()
    const before = await fixtures.counted(flightId)
    const reservation = await seatMaps.reserve({ flightId, holder: 'p1', cents: 5_000, wishes: [{ seat: '1C' }] })
    await whileRefusing(servers.state, 'full', async () => {
      expect(await seatMaps.confirm(reservation)).toBe(true)
      await writeBehind.flush()
    })
    expect(await fixtures.counted(flightId)).toEqual({ bookings: before.bookings + 1, revenue: before.revenue + 50 })
  })
})

describe('while the state server', () => {
  test.each<RefusingState>(['busy', 'loading'])(
    'is %s, reads that do not need it are served, the others wait for it',
    async (state) => {
      const { send, app, fixtures } = service()
      const reads = await publicReads()
      await whileRefusing(servers.state, state, async () => {
        for (const url of reads) expect((await app.inject(url)).statusCode, url).toBe(200)
        for (const response of [
          await ann.send('GET', '/sessions/current'),
          await app.inject(`/v1/flights/${fixtures.flight()}/seats`),
        ]) {
          expect(refusal(response)).toEqual([503, 'unavailable'])
          expect(response.json().detail).toContain(meanings[state])
        }
        await expectCause('state', state)
      })
      expect((await ann.send('GET', '/sessions/current')).statusCode).toBe(200)
      expect((await send('GET', '/v1/routes/popular')).statusCode).toBe(200)
    },
  )
})

describe('while the cache server', () => {
  test.each<RefusingState>(['full', 'read-only', 'no-permission'])(
    'is %s, hits are served and misses are loaded',
    async (state) => {
      const { app } = service()
      const [warm, cold] = [await publicReads(), await publicReads()]
      for (const url of warm) await app.inject(url)
      await whileRefusing(servers.cache, state, async () => {
        for (const url of warm) expect((await app.inject(url)).headers['cache-status'], url).toMatch(/^valkey; hit/)
        for (const url of [...cold, ...cold]) expect((await app.inject(url)).statusCode, url).toBe(200)
        await expectCause('cache', state)
      })
    },
  )

  test('evicts when it is full, nothing is refused', async () => {
    const { app, servers: clients } = service()
    await clients.cache.flushall()
    await clients.cache.config('SET', 'maxmemory-policy', 'allkeys-lfu')
    const used = Number(/used_memory:(\d+)/.exec(await clients.cache.info('memory'))?.[1])
    await clients.cache.config('SET', 'maxmemory', used + 1_000_000)
    for (let i = 0; i < 60; i++) await clients.cache.set(`filler:${i}`, 'x'.repeat(50_000))
    const [url = ''] = await publicReads()
    expect((await app.inject(url)).headers['cache-status']).toMatch(/fwd=miss; stored/)
    await clients.cache.config('SET', 'maxmemory', 0)
  })
})
