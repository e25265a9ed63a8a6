import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { CANCELLED, DEPARTED } from '../../support/fixtures.ts'
import { refusal, serviceOnFixtures } from '../../support/service-on-fixtures.ts'

const service = serviceOnFixtures()
const UNKNOWN = 999_999

describe.each(['holds', 'bookings'])('%s', (resource) => {
  const post = (flightId: number | string, body: unknown) =>
    service().send('POST', `/v1/flights/${flightId}/${resource}`, { body })

  test.each([
    ['that is text', { seat: '1A', passengerId: '5' }, 'body.passengerId'],
    ['with a fraction', { seat: '1A', passengerId: 1.5 }, 'body.passengerId'],
    ['that is null', { seat: '1A', passengerId: null }, 'body.passengerId'],
    ['that is too small', { seat: '1A', passengerId: 0 }, 'body.passengerId'],
    ['that is too large for the database', { seat: '1A', passengerId: 2 ** 31 }, 'body.passengerId'],
    ['of an unknown passenger', { seat: '1A', passengerId: UNKNOWN }, 'body.passengerId'],
    ['that is missing', { seat: '1A' }, 'body.passengerId'],
  ])('need a passenger, not a number %s', async (_what, body, path) => {
    const response = await post(service().fixtures.flight(), body)
    expect(refusal(response)).toEqual([400, 'validation-failed'])
    expect(response.json().errors).toEqual([{ path, message: expect.any(String) }])
  })

  test.each([1, '1a', 'A1', '01A', '1I', '1L', '', null, ['1A']])('need a seat, not %j', async (seat) => {
    const response = await post(service().fixtures.flight(), { seat, passengerId: 1 })
    expect(refusal(response)).toEqual([400, 'validation-failed'])
    expect(response.json().errors[0].path).toMatch(/^body\.seat/)
  })

  test.each(['1B', '2D', '9A', '999A'])('need a seat of this aircraft, not %s', async (seat) => {
    const response = await post(service().fixtures.flight(), { seat, passengerId: 1 })
    expect(refusal(response)).toEqual([400, 'validation-failed'])
    expect(response.json().errors).toEqual([{ path: 'body.seat', message: expect.any(String) }])
  })

  test('reject an unknown property', async () => {
    const response = await post(service().fixtures.flight(), { seat: '1A', passengerId: 1, price: '1.00' })
    expect(response.json().errors).toEqual([{ path: 'body.price', message: 'is not known' }])
  })

  test('reject a query parameter', async () => {
    const response = await post(`${service().fixtures.flight()}`, { seat: '1A', passengerId: 1 })
    expect(response.statusCode).toBe(201)
    const { fixtures, send } = service()
    const body = { seat: '1A', passengerId: 1 }
    expect(refusal(await send('POST', `/v1/flights/${fixtures.flight()}/${resource}?x=1`, { body }))[0]).toBe(400)
  })

  test('need a body', async () => {
    expect(refusal(await post(service().fixtures.flight(), undefined))).toEqual([400, 'validation-failed'])
  })

  test.each(['abc', '0', '-1', '1.5', '2147483648'])('need a flight, not %s', async (flightId) => {
    expect(refusal(await post(flightId, { seat: '1A', passengerId: 1 }))).toEqual([400, 'validation-failed'])
  })

  test('return 404 for an unknown flight', async () => {
    expect(refusal(await post(UNKNOWN, { seat: '1A', passengerId: 1 }))).toEqual([404, 'not-found'])
  })

  test.each([
    ['is cancelled', CANCELLED],
    ['has left', DEPARTED],
  ])('are refused on a flight that %s', async (_what, flightId) => {
    expect(refusal(await post(flightId, { seat: '1A', passengerId: 1 }))).toEqual([409, 'flight-not-bookable'])
    expect(await service().fixtures.booked(flightId)).toEqual([])
  })
})

describe('a booking', () => {
  test('rejects a seat together with a hold', async () => {
    const { fixtures, hold, book } = service()
    const flightId = fixtures.flight()
    const { holdId } = (await hold(flightId, { seat: '1A' })).json()
    const response = await book(flightId, { seat: '1A', holdId })
    expect(refusal(response)).toEqual([400, 'validation-failed'])
    expect(response.json().errors).toEqual([{ path: 'body.holdId', message: expect.any(String) }])
  })

  test('rejects an unknown hold', async () => {
    const { fixtures, book } = service()
    expect(refusal(await book(fixtures.flight(), { holdId: randomUUID() }))).toEqual([409, 'hold-expired'])
    expect(refusal(await book(fixtures.flight(), { holdId: 'mine' }))).toEqual([400, 'validation-failed'])
  })

  test('rejects a hold on another flight', async () => {
    const { fixtures, hold, book } = service()
    const { holdId } = (await hold(fixtures.flight(), { seat: '1A' })).json()
    expect(refusal(await book(fixtures.flight(), { holdId }))).toEqual([409, 'hold-expired'])
  })

  test.each(['GET', 'DELETE'] as const)('returns 404 for an unknown id: %s', async (method) => {
    const { send } = service()
    expect(refusal(await send(method, `/v1/bookings/${UNKNOWN}`))).toEqual([404, 'not-found'])
    expect(refusal(await send(method, '/v1/bookings/abc'))).toEqual([400, 'validation-failed'])
    expect(refusal(await send(method, '/v1/bookings/2147483648'))).toEqual([400, 'validation-failed'])
  })
})

test.each([
  ['that has departed cannot be cancelled', DEPARTED, [409, 'flight-not-bookable'], 1],
  ['that is cancelled can be cancelled', CANCELLED, [204, undefined], 0],
])('a booking on a flight %s', async (_what, flightId, expected, left) => {
  const { fixtures, cancel } = service()
  await fixtures.ask(`INSERT INTO booking (flight_id, seat, passenger_id, price) VALUES (${flightId}, '1A', 1, 100.00)`)
  const [booking] = await fixtures.booked(flightId)
  const response = await cancel(booking?.bookingId ?? 0)
  expect([response.statusCode, response.body ? response.json().code : undefined]).toEqual(expected)
  expect(await fixtures.booked(flightId)).toHaveLength(left)
})

test('the release of an unknown hold returns 404', async () => {
  const { fixtures, send } = service()
  const url = `/v1/flights/${fixtures.flight()}/holds`
  expect(refusal(await send('DELETE', `${url}/${randomUUID()}`))).toEqual([404, 'not-found'])
  expect(refusal(await send('DELETE', `${url}/mine`))).toEqual([400, 'validation-failed'])
})
