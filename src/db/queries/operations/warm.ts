import { and, asc, count, desc, eq, isNotNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/mysql-core'
import type { Database } from '../../database.ts'

/** How many of the newest bookings say who books often. */
const NEWEST = 100_000

/** Queries about what will be asked for, to fill a cache before it is. */
export function warmQueries({ builder, tables, run }: Database) {
  const { airport, booking, flight } = tables

  return {
    /**
     * The routes with the most flights, busiest first. It reads all flights, of which there are few beside bookings: half a
     * million in a database with 50 million.
     */
    busiestRoutes: async (limit: number): Promise<{ from: string; to: string }[]> => {
      const flown = builder
        .select({ from: flight.from, to: flight.to, flights: count().as('flights') })
        .from(flight)
        .groupBy(flight.from, flight.to)
        .as('flown')
      const [origin, destination] = [alias(airport, 'origin'), alias(airport, 'destination')]
      const rows = await run('busiest routes', () =>
        builder
          .select({ from: origin.iata, to: destination.iata })
          .from(flown)
          .innerJoin(origin, eq(origin.airportId, flown.from))
          .innerJoin(destination, eq(destination.airportId, flown.to))
          // A real dump has airports without a code: nobody can search for them.
          .where(and(isNotNull(origin.iata), isNotNull(destination.iata)))
          .orderBy(desc(flown.flights), asc(origin.iata), asc(destination.iata))
          .limit(limit),
      )
      return rows.map(({ from, to }) => ({ from: from ?? '', to: to ?? '' }))
    },

    /**
     * The passengers with the most bookings among the 100,000 newest, most bookings first. The newest are the end of the
     * primary key, so it costs the same however many there are; and who booked often of late is likelier to come back
     * than who did years ago.
     */
    frequentPassengers: async (limit: number, among = NEWEST): Promise<number[]> => {
      const newest = builder
        .select({ passengerId: booking.passengerId })
        .from(booking)
        .orderBy(desc(booking.bookingId))
        .limit(among)
        .as('newest')
      const rows = await run('frequent passengers', () =>
        builder
          .select({ passengerId: newest.passengerId })
          .from(newest)
          .groupBy(newest.passengerId)
          .orderBy(desc(count()), asc(newest.passengerId))
          .limit(limit),
      )
      return rows.map(({ passengerId }) => passengerId)
    },
  }
}

export type WarmQueries = ReturnType<typeof warmQueries>
