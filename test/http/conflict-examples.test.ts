import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Document } from '../../src/routes/pages/document.ts'
import { PROBLEM_TYPE } from '../../src/routes/plugins/problem-body.ts'
import { DEPARTED } from '../support/fixtures.ts'
import { type Answer, serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { type SignedIn, signIn } from '../support/signed-in.ts'
import { problemsOf } from './documented.ts'

// Refusals that depend on earlier requests: only their addresses differ from those of the examples.
const running = serviceOnFixtures(() => ({}), { SIGN_INS_PER_ADDRESS_PER_MINUTE: '1' })
let document: Document
let stranger: SignedIn

beforeAll(async () => {
  document = JSON.parse(JSON.stringify(running().app.swagger()))
  stranger = await signIn(running(), { passengerId: 50 })
})

function expectExampleOf(operationId: string, status: number, response: Answer): void {
  const [documented] = problemsOf(document, status).filter(({ operation }) => operation.operationId === operationId)
  expect(response.headers['content-type']).toBe(PROBLEM_TYPE)
  expect(response.json()).toEqual({ ...Object(documented?.example), instance: expect.any(String) })
}

test('a seat that is booked', async () => {
  const { fixtures, book } = running()
  const flightId = fixtures.flight()
  await book(flightId, { seat: '1A' })
  expectExampleOf('bookSeat', 409, await book(flightId, { seat: '1A', passengerId: 2 }))
})

test('a seat that another passenger holds', async () => {
  const { fixtures, hold } = running()
  const flightId = fixtures.flight()
  await hold(flightId, { seat: '1A' })
  expectExampleOf('holdSeat', 409, await hold(flightId, { seat: '1A', passengerId: 2 }))
})

test('an idempotency key of another request', async () => {
  const { fixtures, book } = running()
  const flightId = fixtures.flight()
  const headers = { 'idempotency-key': randomUUID() }
  await book(flightId, { seat: '1A' }, headers)
  expectExampleOf('bookSeat', 422, await book(flightId, { seat: '1B' }, headers))
})

test('the cancellation of a booking on a departed flight', async () => {
  const { fixtures, cancel } = running()
  await fixtures.ask(`INSERT INTO booking (flight_id, seat, passenger_id, price) VALUES (${DEPARTED}, '1A', 1, 100.00)`)
  const [booking] = await fixtures.booked(DEPARTED)
  expectExampleOf('cancelBooking', 409, await cancel(booking?.bookingId ?? 0))
})

test('a cart that is full, and preferences above their limit', async () => {
  const { send } = await signIn(running(), { passengerId: 3 })
  const items = Array.from({ length: 9 }, () => ({ flightId: running().fixtures.flight(), seat: '1A' }))
  for (const item of items) expect((await send('POST', '/sessions/current/cart/items', item)).statusCode).toBe(201)
  const another = { flightId: running().fixtures.flight(), seat: '1A' }
  expectExampleOf('addToCart', 409, await send('POST', '/sessions/current/cart/items', another))

  const preferences = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`p${i}`, i]))
  expect((await send('PATCH', '/sessions/current', { preferences })).statusCode).toBe(200)
  expectExampleOf('remember', 409, await send('PATCH', '/sessions/current', { preferences: { another: 1 } }))
})

test("another passenger's booking, hold and session", async () => {
  const { fixtures, book, hold } = running()
  const flightId = fixtures.flight()
  const { bookingId } = (await book(flightId)).json()
  const { holdId } = (await hold(flightId, { seat: '1C' })).json()
  expectExampleOf('getBooking', 403, await stranger.send('GET', `/bookings/${bookingId}`))
  expectExampleOf('cancelBooking', 403, await stranger.send('DELETE', `/bookings/${bookingId}`))
  expectExampleOf('releaseHold', 403, await stranger.send('DELETE', `/flights/${flightId}/holds/${holdId}`))
  const { send } = await signIn(running(), { passengerId: 4 })
  const { sessionId } = (await send('GET', '/sessions/current')).json()
  expectExampleOf('endSession', 403, await stranger.send('DELETE', `/sessions/${sessionId}`))
})

test('too many failed sign-ins', async () => {
  const payload = { passportNo: 'UNKNOWN', lastName: 'Unknown' }
  const attempt = () =>
    running().app.inject({ method: 'POST', url: '/v1/sessions', payload, remoteAddress: '192.0.2.1' })
  expectExampleOf('signIn', 401, await attempt())
  expectExampleOf('signIn', 429, await attempt())
})
