import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookingRoutes } from '../../../src/routes/bookings.ts'
import { passengerRoutes } from '../../../src/routes/passengers.ts'
import { seatRoutes } from '../../../src/routes/seats.ts'
import { ADMIN_TOKEN } from '../../support/app.ts'
import { signedInApp } from '../../support/signed-in.ts'
import { admin, refusal, serviceOnWorld } from './service-on-world.ts'

const service = serviceOnWorld()

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
  ['nobody', {}],
  ['whoever has another token', { authorization: 'Bearer not-the-token-of-the-admin' }],
  ['whoever sends no bearer token', { authorization: `Basic ${ADMIN_TOKEN}` }],
])('%s', (_who, headers) => {
  test('is not let near what is personal, and learns nothing of what there is', async () => {
    const { app, world, book } = service()
    const flightId = world.flight()
    const { bookingId } = (await book(flightId, { seat: '1A' })).json()
    for (const [method, path, payload] of [...personal(flightId, bookingId), ...personal(999_999, 999_999)]) {
      const response = await app.inject({ method, url: `/v1${path}`, headers, ...(payload ? { payload } : {}) })
      expect(refusal(response), `${method} ${path}`).toEqual([401, 'unauthenticated'])
    }
    expect(await world.booked(flightId)).toHaveLength(1)
  })
})

describe('a passenger who is signed in', () => {
  let app: FastifyInstance
  beforeAll(async () => {
    app = await signedInApp()
    const { services } = service().wired
    await app.register(seatRoutes, services)
    await app.register(bookingRoutes, services)
    await app.register(passengerRoutes, services)
  })
  afterAll(() => app.close())

  const as = (passengerId: number) => (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) =>
    app.inject({ method, url, headers: { 'signed-in': String(passengerId) }, ...(payload ? { payload } : {}) })

  test('books, sees and cancels in their own name, which need not be said', async () => {
    const flightId = service().world.flight()
    const [ann] = [as(1)]
    const { bookingId } = (await ann('POST', `/flights/${flightId}/bookings`, { seat: '1A' })).json()
    expect((await ann('GET', `/bookings/${bookingId}`)).json()).toMatchObject({ bookingId, passengerId: 1 })
    expect((await ann('GET', '/users/1/flights')).statusCode).toBe(200)
    expect((await ann('DELETE', `/bookings/${bookingId}`)).statusCode).toBe(204)
    const named = await ann('POST', `/flights/${flightId}/bookings`, { passengerId: 1 })
    expect([named.statusCode, named.json().passengerId]).toEqual([201, 1])
  })

  test('is kept away from what is somebody else’s', async () => {
    const { world, book, hold, seats } = service()
    const flightId = world.flight()
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

  test('gives back a hold of their own', async () => {
    const flightId = service().world.flight()
    const { holdId } = (await as(1)('POST', `/flights/${flightId}/holds`, { seat: '1A' })).json()
    expect((await as(1)('DELETE', `/flights/${flightId}/holds/${holdId}`)).statusCode).toBe(204)
  })

  test('has idempotency keys of their own', async () => {
    const flightId = service().world.flight()
    const key = { 'idempotency-key': randomUUID() }
    const book = (headers: Record<string, string>) =>
      app.inject({
        ...{ method: 'POST', url: `/flights/${flightId}/bookings`, headers: { ...key, ...headers } },
        payload: headers.authorization ? { passengerId: 1 } : {},
      })
    const answers = [await book({ 'signed-in': '1' }), await book({ 'signed-in': '2' }), await book(admin)]
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers['idempotency-replayed']])).toEqual(
      Array(3).fill([201, undefined]),
    )
    expect(await service().world.booked(flightId)).toMatchObject([{ passengerId: 1 }, { passengerId: 2 }, {}])
  })
})
