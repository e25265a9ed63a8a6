import { eq, sql } from 'drizzle-orm'
import type { Database } from '../../database.ts'

/** Booked seats of a flight. */
export interface FlightSeatRows {
  capacity: number
  bookings: { seat: string | null; passengerId: number }[]
}

/** Query for the seats of a flight. */
export function flightSeatQueries({ builder, tables, prepare, run }: Database) {
  const { airplane, booking, flight } = tables
  const seats = prepare(
    'seats_of_flight',
    builder
      .select({ capacity: airplane.capacity, passengerId: booking.passengerId, seat: booking.seat })
      .from(flight)
      .innerJoin(airplane, eq(airplane.airplaneId, flight.airplaneId))
      .leftJoin(booking, eq(booking.flightId, flight.flightId))
      .where(eq(flight.flightId, sql.placeholder('flightId'))),
  )

  return {
    /** Selects the booked seats of a flight; undefined if there is no such flight. */
    seatsOf: async (flightId: number): Promise<FlightSeatRows | undefined> => {
      const rows = await run('seats of flight', () => seats.execute({ flightId }))
      const [first] = rows
      if (!first) return undefined
      return {
        capacity: first.capacity,
        bookings: rows.flatMap(({ passengerId, seat }) => (passengerId === null ? [] : [{ seat, passengerId }])),
      }
    },
  }
}
