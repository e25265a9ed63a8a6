import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { ADMIN_TOKEN } from '../../support/service.ts'
import { refusal, serviceOnFixtures } from '../../support/service-on-fixtures.ts'
import { type SignedIn, signIn } from '../../support/signed-in.ts'

const service = serviceOnFixtures()

const personal = (flightId: number, bookingId: number) =>
  [
    ['POST', `/flights/${flightId}/holds`, { seat: '2A', passengerId: 1 }],
    ['DELETE', `/flights/${flightId}/holds/${randomUUID()}`],
    ['POST', `/flights/${flightId}/bookings`, { seat: '2A', passengerId: 1 }],
    ['GET', `/bookings/${bookingId}`],
    ['DELETE', `/bookings/${bookingId}`],
    ['GET', '/users/1/flights'],
    ['GET', '/users/1/profile'],
    ['GET', '/users/1/routes'],
  ] as const

describe.each([
  ['a client without a token', {}],
  ['a client with another token', { authorization: 'Bearer not-the-token-of-the-admin' }],
  ['a client with another scheme than Bearer', { authorization: `Basic ${ADMIN_TOKEN}` }],
])('%s', (_who, headers) => {
  test('gets no personal data, and cannot learn which data exists', async () => {
    const { app, fixtures, book } = service()
    const flightId = fixtures.flight()
    const { bookingId } = (await book(flightId, { seat: '1A' })).json()
    for (const [method, path, payload] of [...personal(flightId, bookingId), ...personal(999_999, 999_999)]) {
      const response = await app.inject({ method, url: `/v1${path}`, headers, ...(payload ? { payload } : {}) })
      expect(refusal(response), `${method} ${path}`).toEqual([401, 'unauthenticated'])
    }
    expect(await fixtures.booked(flightId)).toHaveLength(1)
  })
})

describe('a signed-in passenger', () => {
  let [ann, bob]: SignedIn[] = []
  beforeAll(async () => {
    ann = await signIn(service(), { passengerId: 1 })
    bob = await signIn(service(), { passengerId: 2 })
  })
  const as = (passengerId: 1 | 2): SignedIn['send'] => {
    const passenger = passengerId === 1 ? ann : bob
    if (!passenger) throw new Error('no passenger is signed in')
    return passenger.send
  }

  test('books, reads and cancels without naming a passenger', async () => {
    const flightId = service().fixtures.flight()
    const [ann] = [as(1)]
    const { bookingId } = (await ann('POST', `/flights/${flightId}/bookings`, { seat: '1A' })).json()
    expect((await ann('GET', `/bookings/${bookingId}`)).json()).toMatchObject({ bookingId, passengerId: 1 })
    expect((await ann('GET', '/users/1/flights')).statusCode).toBe(200)
    expect((await ann('DELETE', `/bookings/${bookingId}`)).statusCode).toBe(204)
    const named = await ann('POST', `/flights/${flightId}/bookings`, { passengerId: 1 })
    expect([named.statusCode, named.json().passengerId]).toEqual([201, 1])
  })

  test('cannot access data of another passenger', async () => {
    const { fixtures, book, hold, seats } = service()
    const flightId = fixtures.flight()
    const { bookingId } = (await book(flightId, { seat: '1A', passengerId: 1 })).json()
    const { holdId } = (await hold(flightId, { seat: '1C', passengerId: 1 })).json()
    const bob = as(2)
    for (const [method, path, payload] of personal(flightId, bookingId)) {
      if (path.includes('/holds/')) continue
      expect(refusal(await bob(method, path, payload)), `${method} ${path}`).toEqual([403, 'forbidden'])
    }
    expect(refusal(await bob('DELETE', `/flights/${flightId}/holds/${holdId}`))).toEqual([403, 'forbidden'])
    expect(refusal(await bob('POST', `/flights/${flightId}/bookings`, { holdId }))).toEqual([409, 'hold-expired'])
    expect(await seats(flightId)).toMatchObject({ '1A': 'booked', '1C': 'held', '2A': 'free' })
  })

  test('releases an own hold', async () => {
    const flightId = service().fixtures.flight()
    const { holdId } = (await as(1)('POST', `/flights/${flightId}/holds`, { seat: '1A' })).json()
    expect((await as(1)('DELETE', `/flights/${flightId}/holds/${holdId}`)).statusCode).toBe(204)
  })

  test('has a separate namespace of idempotency keys', async () => {
    const { fixtures, book } = service()
    const flightId = fixtures.flight()
    const key = { 'idempotency-key': randomUUID() }
    const answers = [
      await as(1)('POST', `/flights/${flightId}/bookings`, {}, key),
      await as(2)('POST', `/flights/${flightId}/bookings`, {}, key),
      await book(flightId, {}, key),
    ]
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers['idempotency-replayed']])).toEqual(
      Array(3).fill([201, undefined]),
    )
    expect(await fixtures.booked(flightId)).toMatchObject([{ passengerId: 1 }, { passengerId: 2 }, {}])
  })
})
