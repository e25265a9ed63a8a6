import { expect, test } from 'vitest'
import { seatKeys } from '../../../src/services/booking/seat-map/keys.ts'
import { refusal, serviceOnFixtures } from '../../support/service-on-fixtures.ts'
import { endHolds } from '../seat-state.ts'

const service = serviceOnFixtures()

test('the seats of a flight are public and never cached', async () => {
  const { app, fixtures } = service()
  const flightId = fixtures.flight()
  const response = await app.inject(`/v1/flights/${flightId}/seats`)
  expect(response.headers['cache-control']).toBe('no-store')
  expect(response.json()).toEqual({
    flightId,
    totalSeats: 6,
    bookedSeats: 0,
    heldSeats: 0,
    availableSeats: 6,
    seats: ['1A', '1C', '1D', '1F', '2A', '2C'].map((seat) => ({ seat, status: 'free' })),
  })
})

test('the seats show free, held and booked seats, and the counts add up', async () => {
  const { fixtures, hold, book, seats, send } = service()
  const flightId = fixtures.flight()
  await hold(flightId, { seat: '1C' })
  await book(flightId, { seat: '2A' })
  expect(await seats(flightId)).toMatchObject({ '1A': 'free', '1C': 'held', '2A': 'booked' })
  expect((await send('GET', `/v1/flights/${flightId}/seats`)).json()).toMatchObject({
    totalSeats: 6,
    bookedSeats: 1,
    heldSeats: 1,
    availableSeats: 4,
  })
})

test('the seats of an unknown flight return 404, also on a repeat', async () => {
  const { send } = service()
  for (const _ of [1, 2, 3]) expect(refusal(await send('GET', '/v1/flights/999999/seats'))).toEqual([404, 'not-found'])
})

test('a hold keeps a seat for five minutes', async () => {
  const { fixtures, hold, seats, config } = service()
  const flightId = fixtures.flight()
  const before = Date.now()
  const response = await hold(flightId, { seat: '1C' })
  expect(response.statusCode).toBe(201)
  expect(response.json()).toEqual({
    holdId: expect.any(String),
    seat: '1C',
    price: expect.stringMatching(/^\d+\.\d\d$/),
    currency: 'USD',
    expiresAt: expect.any(String),
  })
  const lasts = Date.parse(response.json().expiresAt) - before
  expect(config.HOLD_SECONDS).toBe(300)
  // The response has whole seconds.
  expect(lasts).toBeGreaterThan(298_000)
  expect(await seats(flightId)).toMatchObject({ '1C': 'held' })
})

test('a repeated hold returns the same hold', async () => {
  const { fixtures, hold } = service()
  const flightId = fixtures.flight()
  expect((await hold(flightId, { seat: '1C' })).json()).toEqual((await hold(flightId, { seat: '1C' })).json())
})

test('a seat that another passenger booked or holds cannot be held', async () => {
  const { fixtures, hold, book } = service()
  const flightId = fixtures.flight()
  await book(flightId, { seat: '1A' })
  await hold(flightId, { seat: '1C', passengerId: 2 })
  expect(refusal(await hold(flightId, { seat: '1A' }))).toEqual([409, 'seat-taken'])
  expect(refusal(await hold(flightId, { seat: '1C' }))).toEqual([409, 'seat-held'])
})

test('a hold is released once, and its seat is free', async () => {
  const { fixtures, hold, seats, send } = service()
  const flightId = fixtures.flight()
  const { holdId } = (await hold(flightId, { seat: '1C' })).json()
  const url = `/v1/flights/${flightId}/holds/${holdId}`
  expect((await send('DELETE', url)).statusCode).toBe(204)
  expect(await seats(flightId)).toMatchObject({ '1C': 'free' })
  expect(refusal(await send('DELETE', url))).toEqual([404, 'not-found'])
})

test('a hold expires', async () => {
  const { fixtures, hold, seats, send, servers, config } = service()
  const flightId = fixtures.flight()
  const { holdId } = (await hold(flightId, { seat: '1C' })).json()
  await endHolds(servers.state, seatKeys(config.KEY_PREFIX), flightId)
  expect(await seats(flightId)).toMatchObject({ '1C': 'free' })
  expect(refusal(await send('DELETE', `/v1/flights/${flightId}/holds/${holdId}`))).toEqual([404, 'not-found'])
})
