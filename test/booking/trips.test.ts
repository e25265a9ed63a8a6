import { describe, expect, inject, test } from 'vitest'
import type { BookingPoint } from '../../src/services/booking/commit.ts'
import { describeEachEngine } from '../support/engines.ts'
import { fixtures } from '../support/fixtures.ts'
import { bookingServices, Crash } from './booking-services.ts'

describeEachEngine('seats on several flights', (_open, url) => {
  const here = fixtures(() => url)
  const start = () => bookingServices(here(), { cacheUrl: inject('cacheUrl'), stateUrl: inject('stateUrl') })
  const flights = (): [number, number] => [here().flight(), here().flight()]

  test('are booked together in any order of flights, and each is counted', async () => {
    const { bookings, writeBehind, sound } = await start()
    const [first, second] = flights()
    const { bookings: made } = await bookings.bookTrip({
      passengerId: 1,
      flights: [
        { flightId: second, wishes: [{ seat: '1C' }] },
        { flightId: first, wishes: [{ seat: '1A' }, { seat: '1D' }] },
      ],
    })
    expect(made.map(({ flightId, seat }) => [flightId, seat])).toEqual([
      [first, '1A'],
      [first, '1D'],
      [second, '1C'],
    ])
    for (const { bookingId, flightId, seat } of made) {
      expect(await here().booked(flightId)).toContainEqual(expect.objectContaining({ bookingId, seat }))
    }
    await writeBehind.flush()
    expect([await here().counted(first), await here().counted(second)]).toMatchObject([
      { bookings: 2 },
      { bookings: 1 },
    ])
    for (const flightId of [first, second]) expect((await sound(flightId)).reservations.size).toBe(0)
  })

  test.each([
    ['is taken', { seat: '1D' }, 'seat-taken'],
    ['is held by another passenger', { seat: '1F' }, 'seat-held'],
    ['was held', { holdId: '00000000-0000-4000-8000-000000000000' }, 'hold-expired'],
  ])('are not booked at all when one of them %s; the error names it', async (_why, wish, code) => {
    const { bookings, sound } = await start()
    const [first, second] = flights()
    await bookings.book({ flightId: second, passengerId: 2, wishes: [{ seat: '1D' }] })
    await bookings.hold({ flightId: second, seat: '1F', passengerId: 2 })
    const { holdId } = await bookings.hold({ flightId: first, seat: '1C', passengerId: 1 })
    const before = [await sound(first), await sound(second)]
    const trip = bookings.bookTrip({
      passengerId: 1,
      flights: [
        { flightId: first, wishes: [{ holdId }] },
        { flightId: second, wishes: ['any', wish] },
      ],
    })
    await expect(trip).rejects.toMatchObject({ code, errors: [{ path: `flights.${second}.wishes.1` }] })
    expect([await sound(first), await sound(second)]).toEqual(before)
    expect(await here().booked(first)).toEqual([])
  })

  test('are not booked at all when one flight has departed or does not exist', async () => {
    const { bookings, sound } = await start()
    const flightId = here().flight()
    const trip = (other: number) =>
      bookings.bookTrip({
        passengerId: 1,
        flights: [flightId, other].map((id) => ({ flightId: id, wishes: ['any' as const] })),
      })
    await expect(trip(999_999)).rejects.toMatchObject({ code: 'not-found' })
    expect(await here().booked(flightId)).toEqual([])
    expect((await sound(flightId)).taken).toEqual([])
  })

  test('are not booked at all when the transaction finds a booked seat that the map shows as free', async () => {
    const { bookings, sound } = await start()
    const [first, second] = flights()
    await bookings.seats(second)
    await here().ask(`INSERT INTO booking (flight_id, seat, passenger_id, price) VALUES (${second}, '1D', 2, 100.00)`)
    const trip = bookings.bookTrip({
      passengerId: 1,
      flights: [
        { flightId: first, wishes: [{ seat: '1A' }] },
        { flightId: second, wishes: [{ seat: '1D' }] },
      ],
    })
    await expect(trip).rejects.toMatchObject({ code: 'seat-taken' })
    expect([await here().booked(first), (await here().booked(second)).length]).toEqual([[], 1])
    expect([await bookings.seats(first), await bookings.seats(second)]).toMatchObject([
      { bookedSeats: 0 },
      { bookedSeats: 1 },
    ])
    expect((await sound(first)).reservations.size).toBe(0)
  })

  test.each<[BookingPoint, 'all' | 'none']>([
    ['reserved', 'none'],
    ['committed', 'all'],
    ['confirmed', 'all'],
    ['invalidated', 'all'],
  ])('are all booked or none when the process dies once they are %s', async (point, expected) => {
    const { bookings, crashAt, recover, reap, sound, writeBehind } = await start()
    const [first, second] = flights()
    crashAt(point)
    const idempotency = { caller: 'passenger:1', route: 'trip', key: `trip ${first}`, request: { first, second } }
    const request = {
      passengerId: 1,
      idempotency,
      flights: [first, second].map((flightId) => ({ flightId, wishes: [{ seat: '1A' }] })),
    }
    await expect(bookings.bookTrip(request)).rejects.toThrow(Crash)
    recover()
    await reap()
    const booked = async () => [(await here().booked(first)).length, (await here().booked(second)).length]
    expect(await booked()).toEqual(expected === 'all' ? [1, 1] : [0, 0])
    for (const flightId of [first, second]) expect((await sound(flightId)).reservations.size).toBe(0)

    // A repeat makes no further booking.
    const again = await bookings.bookTrip(request)
    expect(again.replayed).toBe(expected === 'all')
    expect(await booked()).toEqual([1, 1])
    await writeBehind.flush()
    expect([await here().counted(first), await here().counted(second)]).toMatchObject([
      { bookings: 1 },
      { bookings: 1 },
    ])
  })

  describe('in two concurrent requests', () => {
    test('in opposite order go to one request, without a deadlock', async () => {
      const { bookings } = await start()
      const [first, second] = flights()
      const trip = (passengerId: number, ids: number[]) =>
        bookings.bookTrip({ passengerId, flights: ids.map((flightId) => ({ flightId, wishes: [{ seat: '1A' }] })) })
      const outcomes = await Promise.allSettled([trip(1, [first, second]), trip(2, [second, first])])
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const rows = [...(await here().booked(first)), ...(await here().booked(second))]
      expect(rows).toHaveLength(2)
      expect(new Set(rows.map(({ passengerId }) => passengerId)).size).toBe(1)
    })
  })
})
