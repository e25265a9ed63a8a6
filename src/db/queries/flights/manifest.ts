import { eq, sql } from 'drizzle-orm'
import type { Database } from '../../database.ts'

export interface ManifestRow {
  bookingId: number
  /** Null for a booking without a seat. */
  seat: string | null
  passengerId: number
  /** Null for a passenger without a row. */
  firstName: string | null
  lastName: string | null
}

/** Queries for the passengers of a flight. */
export function manifestQueries({ builder, tables, prepare, run }: Database) {
  const { booking, flight, passenger } = tables
  const ofFlight = prepare(
    'manifest_of_flight',
    builder
      .select({
        bookingId: booking.bookingId,
        seat: booking.seat,
        passengerId: booking.passengerId,
        firstName: passenger.firstname,
        lastName: passenger.lastname,
      })
      .from(flight)
      .leftJoin(booking, eq(booking.flightId, flight.flightId))
      .leftJoin(passenger, eq(passenger.passengerId, booking.passengerId))
      .where(eq(flight.flightId, sql.placeholder('flightId'))),
  )

  return {
    /** Selects the bookings of a flight in any order; undefined if there is no such flight. */
    ofFlight: async (flightId: number): Promise<ManifestRow[] | undefined> => {
      const rows = await run('manifest of flight', () => ofFlight.execute({ flightId }))
      if (rows.length === 0) return undefined
      return rows.flatMap(({ bookingId, passengerId, ...row }) =>
        bookingId === null || passengerId === null ? [] : [{ bookingId, passengerId, ...row }],
      )
    },
  }
}

export type ManifestQueries = ReturnType<typeof manifestQueries>
