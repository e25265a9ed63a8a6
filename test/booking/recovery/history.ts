import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Booking } from '../../../src/domain/booking.ts'
import type { BookRequest } from '../../../src/services/booking/book.ts'
import { ask } from '../../support/scratch.ts'
import type { Outcome } from './actor.ts'
import type { Stack } from './stack.ts'

type Booked = Outcome<{ bookings: Booking[]; replayed: boolean }>

interface Attempt {
  request: BookRequest
  outcome: Booked
}

/** Refusals that guarantee no booking. After any other refusal the outcome is unknown. */
const nothingBooked = new Set(['seat-taken', 'seat-held', 'settled'])

/**
 * Requests of clients and their results. Every booking has its own passenger, which identifies its rows, and an
 * idempotency key, so that it can be repeated.
 */
export function createHistory() {
  const attempts: Attempt[] = []
  const cancelled = new Map<number, Outcome<undefined>>()

  return {
    /** Books `seats` seats on a flight as the next passenger, and records the result. */
    book: async (
      by: { book: (request: BookRequest) => Promise<Booked> },
      { seats = 1, flightId = 1, isExempt = false }: { seats?: number; flightId?: number; isExempt?: boolean } = {},
    ): Promise<Booked> => {
      const passengerId = attempts.length + 1
      const idempotency = { caller: 'client', route: 'book', key: randomUUID(), request: { flightId, seats } }
      const request: BookRequest = { flightId, passengerId, wishes: Array(seats).fill('any'), idempotency, isExempt }
      const attempt: Attempt = { request, outcome: 'lost' }
      attempts.push(attempt)
      attempt.outcome = await by.book(request)
      return attempt.outcome
    },

    /** Cancels a booking, and records the result. Each booking is cancelled at most once. */
    cancel: async (
      by: { cancel: (bookingId: number) => Promise<Outcome<undefined>> },
      bookingId: number,
    ): Promise<Outcome<undefined>> => {
      cancelled.set(bookingId, 'lost')
      const outcome = await by.cancel(bookingId)
      cancelled.set(bookingId, outcome)
      return outcome
    },

    attempts: (): readonly Attempt[] => attempts,

    /** Bookings in the database, of all passengers or of the passenger with this number. */
    rows: async (stack: Stack, passengerId?: number) =>
      (await rowsOf(stack)).filter((row) => passengerId === undefined || row.passengerId === passengerId),

    /** Acknowledged bookings without a cancellation. */
    standing: (): Booking[] => acknowledged().filter(({ bookingId }) => !cancelled.has(bookingId)),

    /**
     * Checks the rows: every acknowledged booking exists once, every other booking is complete or absent, every
     * acknowledged cancellation is done, and every row has a request. A repeat of a lost request returns its booking, if
     * there is one, and makes no second one.
     */
    expectKept: async ({ database, bookings }: Stack): Promise<void> => {
      const rows = await rowsOf({ database })
      let explained = 0
      for (const { request, outcome } of attempts) {
        const mine = rows.filter(({ passengerId }) => passengerId === request.passengerId)
        explained += mine.length
        if (outcome !== 'lost' && 'value' in outcome) {
          for (const { bookingId, flightId, seat } of outcome.value.bookings) {
            const found = mine.filter((row) => row.bookingId === bookingId)
            const one = [{ bookingId, flightId, seat, passengerId: request.passengerId }]
            expect([one, ...(cancelled.has(bookingId) ? [[]] : [])]).toContainEqual(found)
            if (isDone(cancelled.get(bookingId))) expect(found).toEqual([])
          }
          continue
        }
        const whole = outcome !== 'lost' && nothingBooked.has(outcome.refused) ? [0] : [0, request.wishes.length]
        expect(whole, `rows of passenger ${request.passengerId}`).toContain(mine.length)
        if (mine.length === 0) continue
        const again = await bookings.book(request)
        expect(again.replayed).toBe(true)
        expect(again.bookings.map(({ bookingId }) => bookingId).sort()).toEqual(mine.map((row) => row.bookingId).sort())
      }
      expect(rows, 'rows without a request').toHaveLength(explained)
    },
  }

  function acknowledged(): Booking[] {
    return attempts.flatMap(({ outcome }) => (outcome !== 'lost' && 'value' in outcome ? outcome.value.bookings : []))
  }
}

export type History = ReturnType<typeof createHistory>

const isDone = (outcome: Outcome<undefined> | undefined) =>
  outcome !== undefined && outcome !== 'lost' && 'value' in outcome

async function rowsOf({ database }: Pick<Stack, 'database'>) {
  const rows = await ask(database, 'SELECT booking_id, flight_id, seat, passenger_id FROM booking')
  return rows.map((row) => ({
    bookingId: Number(row.booking_id),
    flightId: Number(row.flight_id),
    seat: row.seat,
    passengerId: Number(row.passenger_id),
  }))
}
