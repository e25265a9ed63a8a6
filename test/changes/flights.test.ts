import { describe, expect, test } from 'vitest'
import { CANCELLED } from '../support/fixtures.ts'
import { refusal, serviceOnFixtures } from '../support/service-on-fixtures.ts'

const service = serviceOnFixtures()
const get = (flightId: number) => service().send('GET', `/v1/flights/${flightId}`)
const patch = (flightId: number | string, body: unknown) => service().send('PATCH', `/v1/flights/${flightId}`, { body })

const log = (flightId: number) =>
  service().fixtures.ask(`SELECT * FROM flight_log WHERE flight_id = ${flightId} ORDER BY flight_log_id`)

/** Creates a flight from 12:00 to 13:30, and returns the times of its day. */
async function flight() {
  const flightId = service().fixtures.flight()
  const { date } = await service().fixtures.route(flightId)
  return { flightId, at: (time: string) => `${date}T${time}:00Z` }
}

describe('a change of a flight', () => {
  test('is returned like a read, and written through to the cache', async () => {
    const { flightId, at } = await flight()
    await get(flightId)
    const response = await patch(flightId, { departure: at('12:45'), arrival: at('14:00'), status: 'delayed' })
    expect(response.statusCode).toBe(200)
    expect(response.json()).toMatchObject({
      flightId,
      schedule: { departure: at('12:45'), arrival: at('14:00'), durationMinutes: 75 },
      status: { status: 'delayed', delayMinutes: 45, updatedAt: expect.any(String) },
    })
    const read = await get(flightId)
    expect(read.json()).toEqual(response.json())
    const how = String(read.headers['cache-status']).split(', ')
    expect(how.map((member) => /hit|fwd=miss/.exec(member)?.[0])).toEqual(['fwd=miss', 'hit', 'fwd=miss', 'hit'])
  })

  test('is logged, with its user and comment', async () => {
    const { flightId, at } = await flight()
    await patch(flightId, { departure: at('13:00'), comment: 'Fog' })
    const [line, ...more] = await log(flightId)
    expect(more).toEqual([])
    expect(line).toMatchObject({
      user: 'admin',
      comment: 'Fog',
      flightno_old: `ZA${flightId}`,
      flightno_new: `ZA${flightId}`,
      departure_old: new Date(at('12:00')),
      departure_new: new Date(at('13:00')),
      arrival_old: new Date(at('13:30')),
      arrival_new: new Date(at('13:30')),
    })
  })

  test('is logged also with a comment only, or without a difference', async () => {
    const { flightId } = await flight()
    const before = (await get(flightId)).json()
    for (const body of [{ comment: 'Looked at' }, { status: 'scheduled' }]) {
      const { status, ...others } = (await patch(flightId, body)).json()
      expect({ ...others, status: { ...status, updatedAt: null } }).toEqual(before)
    }
    expect(await log(flightId)).toHaveLength(2)
  })

  test('drops fractions of a second, which the databases do not keep', async () => {
    const { flightId, at } = await flight()
    const departure = at('12:10').replace('00Z', '59.999Z')
    expect((await patch(flightId, { departure })).json().schedule.departure).toBe(at('12:10').replace('00Z', '59Z'))
  })

  test('adds its shift to the delay, and clears the delay on schedule', async () => {
    const { flightId, at } = await flight()
    const change = async (body: object) => (await patch(flightId, body)).json().status
    expect(await change({ departure: at('12:20'), status: 'delayed' })).toMatchObject({ delayMinutes: 20 })
    expect(await change({ departure: at('12:50') })).toMatchObject({ status: 'delayed', delayMinutes: 50 })
    expect(await change({ comment: 'Still' })).toMatchObject({ status: 'delayed', delayMinutes: 50 })
    expect(await change({ departure: at('12:10') })).toMatchObject({ status: 'delayed', delayMinutes: 10 })
    expect(await change({ departure: at('11:00') })).toMatchObject({ status: 'delayed', delayMinutes: 0 })
    expect(await change({ departure: at('13:00') })).toMatchObject({ status: 'delayed', delayMinutes: 120 })
    expect(await change({ status: 'scheduled' })).toMatchObject({ status: 'scheduled', delayMinutes: 0 })
    expect(await change({ departure: at('13:10') })).toMatchObject({ status: 'scheduled', delayMinutes: 0 })
    expect(await change({ status: 'cancelled' })).toMatchObject({ status: 'cancelled', delayMinutes: 0 })
  })

  test.each<[string, (at: (time: string) => string) => unknown, string]>([
    ['nothing at all', () => ({}), 'body'],
    ['no body', () => undefined, 'body'],
    ['no object', () => [], 'body'],
    ['an unknown property', (at) => ({ departure: at('12:10'), seats: 7 }), 'body.seats'],
    ['an unknown status', () => ({ status: 'boarding' }), 'body.status'],
    ['null for a time', () => ({ departure: null }), 'body.departure'],
    ['a time that is a number', () => ({ departure: 1_765_785_600_000 }), 'body.departure'],
    ['a day', (at) => ({ departure: at('12:10').slice(0, 10) }), 'body.departure'],
    ['a time that is not in the calendar', () => ({ departure: '2026-02-30T12:00:00Z' }), 'body.departure'],
    ['a leap second', () => ({ departure: '2026-06-30T23:59:60Z' }), 'body.departure'],
    ['a time of another zone', (at) => ({ departure: at('12:10').replace('Z', '+02:00') }), 'body.departure'],
    ['a time before all flights', () => ({ departure: '0000-01-01T00:00:00Z' }), 'body.departure'],
    ['an arrival before the departure', (at) => ({ arrival: at('11:59') }), 'body.arrival'],
    ['an arrival at the departure', (at) => ({ departure: at('14:00'), arrival: at('14:00') }), 'body.arrival'],
    ['a departure after the arrival', (at) => ({ departure: at('13:31') }), 'body.departure'],
    ['an empty comment', () => ({ comment: '' }), 'body.comment'],
    ['a comment of two lines', () => ({ comment: 'a\nb' }), 'body.comment'],
    ['a comment that is too long', () => ({ comment: 'x'.repeat(201) }), 'body.comment'],
  ])('to %s is refused, and nothing is changed', async (_what, body, path) => {
    const { flightId, at } = await flight()
    const before = (await get(flightId)).json()
    const response = await patch(flightId, body(at))
    expect(refusal(response)).toEqual([400, 'validation-failed'])
    expect(response.json().errors.map((error: { path: string }) => error.path)).toContain(path)
    expect((await get(flightId)).json()).toEqual(before)
    const anew = { headers: { 'cache-control': 'no-cache' } }
    expect((await service().send('GET', `/v1/flights/${flightId}`, anew)).json()).toEqual(before)
    expect(await log(flightId)).toEqual([])
  })

  test('returns 404 for an unknown flight', async () => {
    expect(refusal(await patch(999_999, { status: 'cancelled' }))).toEqual([404, 'not-found'])
    expect(refusal(await get(999_999))).toEqual([404, 'not-found'])
    expect(refusal(await patch(999_999, { status: 'cancelled' }))).toEqual([404, 'not-found'])
    expect(refusal(await patch('abc', { status: 'cancelled' }))).toEqual([400, 'validation-failed'])
    expect(await log(999_999)).toEqual([])
  })
})

describe('a flight that is cancelled', () => {
  test('cannot be booked or held, until it is reinstated', async () => {
    const { book, hold, seats } = service()
    const { flightId } = await flight()
    const { holdId } = (await hold(flightId, { seat: '1C' })).json()
    await patch(flightId, { status: 'cancelled' })
    expect(refusal(await book(flightId, { seat: '1A' }))).toEqual([409, 'flight-not-bookable'])
    expect(refusal(await book(flightId, { holdId }))).toEqual([409, 'flight-not-bookable'])
    expect(refusal(await book(flightId))).toEqual([409, 'flight-not-bookable'])
    expect(refusal(await hold(flightId, { seat: '1A' }))).toEqual([409, 'flight-not-bookable'])
    expect(await seats(flightId)).toMatchObject({ '1A': 'free', '1C': 'held' })

    await patch(flightId, { status: 'scheduled' })
    expect((await hold(flightId, { seat: '1A' })).statusCode).toBe(201)
    expect((await book(flightId, { holdId })).statusCode).toBe(201)
  })

  test('can be reinstated with new times', async () => {
    const { book, fixtures } = service()
    const { date } = await fixtures.route(CANCELLED)
    const times = { departure: `${date}T15:00:00Z`, arrival: `${date}T16:30:00Z` }
    const { schedule, status } = (await patch(CANCELLED, { ...times, status: 'delayed' })).json()
    expect([schedule, status]).toMatchObject([times, { status: 'delayed', delayMinutes: 180 }])
    expect((await book(CANCELLED)).statusCode).toBe(201)
  })

  test('keeps its bookings, which can be cancelled', async () => {
    const { book, cancel, fixtures } = service()
    const { flightId } = await flight()
    const { bookingId } = (await book(flightId)).json()
    await patch(flightId, { status: 'cancelled' })
    expect(await fixtures.booked(flightId)).toHaveLength(1)
    expect((await cancel(bookingId)).statusCode).toBe(204)
  })
})

test('a flight that is moved into the past cannot be booked', async () => {
  const { book } = service()
  const { flightId } = await flight()
  const times = { departure: '2025-01-01T12:00:00Z', arrival: '2025-01-01T13:30:00Z' }
  expect((await patch(flightId, times)).json().schedule).toMatchObject(times)
  expect(refusal(await book(flightId))).toEqual([409, 'flight-not-bookable'])
})
