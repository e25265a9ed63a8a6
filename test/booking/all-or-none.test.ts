import { describe, expect, inject, test } from 'vitest'
import type { Wish } from '../../src/services/booking/seat-map/types.ts'
import { describeEachEngine } from '../support/engines.ts'
import { fixtures } from '../support/fixtures.ts'
import { bookingServices } from './booking-services.ts'

describeEachEngine('several seats in one request', (_open, url) => {
  const here = fixtures(() => url)
  const start = () => bookingServices(here(), { cacheUrl: inject('cacheUrl'), stateUrl: inject('stateUrl') })

  test('are booked together, in the order of the wishes', async () => {
    const { bookings, writeBehind, sound } = await start()
    const flightId = here().flight()
    const held = await bookings.hold({ flightId, seat: '1C', passengerId: 1 })
    const wishes: Wish[] = ['any', { seat: '1A' }, { holdId: held.holdId }]
    const { bookings: made } = await bookings.book({ flightId, passengerId: 1, wishes })
    expect(made.map(({ seat }) => seat)).toEqual(['1D', '1A', '1C'])
    const rows = await here().booked(flightId)
    expect(rows).toEqual(
      made.map(({ bookingId, seat, price }) => ({ bookingId, seat, passengerId: 1, price: Number(price) })),
    )
    expect((await sound(flightId)).taken).toEqual([0, 1, 2])
    await writeBehind.flush()
    expect(await here().counted(flightId)).toEqual({ bookings: 3, revenue: 3 * Number(made[0]?.price) })
  })

  describe('are not booked at all', () => {
    test.each<[string, string, string]>([
      ['is taken', '1D', 'seat-taken'],
      ['is held by another passenger', '1F', 'seat-held'],
      ['does not exist', '9K', 'validation-failed'],
    ])('when one of them %s', async (_why, seat, code) => {
      const { bookings, sound } = await start()
      const flightId = here().flight()
      await bookings.book({ flightId, passengerId: 2, wishes: [{ seat: '1D' }] })
      await bookings.hold({ flightId, seat: '1F', passengerId: 2 })
      const { holdId } = await bookings.hold({ flightId, seat: '1C', passengerId: 1 })
      const before = await sound(flightId)
      const wishes: Wish[] = [{ seat: '1A' }, { holdId }, 'any', { seat }]
      await expect(bookings.book({ flightId, passengerId: 1, wishes })).rejects.toMatchObject({ code })
      expect(await sound(flightId)).toEqual(before)
      expect(await here().booked(flightId)).toHaveLength(1)
    })

    test('when the flight has too few free seats', async () => {
      const { bookings, sound } = await start()
      const flightId = here().flight()
      const wishes: Wish[] = Array(7).fill('any')
      await expect(bookings.book({ flightId, passengerId: 1, wishes })).rejects.toMatchObject({ code: 'seat-taken' })
      expect((await sound(flightId)).taken).toEqual([])
      expect(await here().booked(flightId)).toEqual([])
    })

    test('when the transaction finds a booked seat that the map shows as free', async () => {
      const { bookings, sound } = await start()
      const flightId = here().flight()
      const { holdId } = await bookings.hold({ flightId, seat: '1A', passengerId: 1 })
      await here().ask(
        `INSERT INTO booking (flight_id, seat, passenger_id, price) VALUES (${flightId}, '1D', 2, 100.00)`,
      )
      const wishes: Wish[] = [{ holdId }, { seat: '1C' }, { seat: '1D' }]
      await expect(bookings.book({ flightId, passengerId: 1, wishes })).rejects.toMatchObject({ code: 'seat-taken' })
      expect(await here().booked(flightId)).toMatchObject([{ seat: '1D', passengerId: 2 }])
      // The wrong map was dropped, and the holds are restored.
      expect(await bookings.seats(flightId)).toMatchObject({ bookedSeats: 1, heldSeats: 1, availableSeats: 4 })
      const { reservations, holds } = await sound(flightId)
      expect(reservations.size).toBe(0)
      expect(holds).toMatchObject([{ holdId, holder: 'p1' }])
    })

    test('when the reaper has released them meanwhile', async () => {
      const { bookings, reap, at, sound } = await start()
      const flightId = here().flight()
      at.booking = async (point) => {
        if (point === 'reserved') expect(await reap()).toEqual({ confirmed: 0, released: 1 })
      }
      const late = bookings.book({ flightId, passengerId: 1, wishes: ['any', 'any'] })
      await expect(late).rejects.toMatchObject({ code: 'unavailable' })
      expect(await here().booked(flightId)).toEqual([])
      expect((await sound(flightId)).taken).toEqual([])
    })
  })

  test('all go to the same one of two concurrent requests', async () => {
    const { bookings } = await start()
    const flightId = here().flight()
    const book = (passengerId: number, seats: string[]) =>
      bookings.book({ flightId, passengerId, wishes: seats.map((seat) => ({ seat })) })
    const outcomes = await Promise.allSettled([book(1, ['1A', '1C', '1D']), book(2, ['1D', '1C', '1F'])])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const rows = await here().booked(flightId)
    expect(rows).toHaveLength(3)
    expect(new Set(rows.map(({ passengerId }) => passengerId)).size).toBe(1)
  })
})
