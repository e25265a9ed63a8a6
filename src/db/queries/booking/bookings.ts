import { eq, sql } from 'drizzle-orm'
import type { Database } from '../../database.ts'
import { type BookingRow, commitQueries } from './commit.ts'
import { flightSeatQueries } from './flight-seats.ts'
import { idempotencyQueries } from './idempotency.ts'
import { lookupQueries } from './lookup.ts'
import { purgeQueries } from './purge.ts'
import { reservationQueries } from './reservations.ts'

export type { BookingRow, CommitBooking, CommitPart, Committed, DecidedOn, IdempotencyRow } from './commit.ts'
export type { BookableFlightRow, BookingOfFlight } from './lookup.ts'

/** Queries and transactions for bookings. */
export function bookingQueries(database: Database) {
  const { builder, tables, prepare, run } = database
  const { booking } = tables
  const byId = prepare(
    'booking_by_id',
    builder
      .select()
      .from(booking)
      .where(eq(booking.bookingId, sql.placeholder('bookingId'))),
  )

  return {
    /** Selects one booking; undefined if there is none. */
    byId: async (bookingId: number): Promise<BookingRow | undefined> =>
      (await run('booking by id', () => byId.execute({ bookingId })))[0],
    ...flightSeatQueries(database),
    ...lookupQueries(database),
    ...idempotencyQueries(database),
    ...commitQueries(database),
    ...reservationQueries(database),
    ...purgeQueries(database),
  }
}

export type BookingQueries = ReturnType<typeof bookingQueries>
