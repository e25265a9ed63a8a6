import { and, asc, count, desc, eq, isNotNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/mysql-core'
import type { Database } from '../../database.ts'

/** Newest bookings that decide which passengers are frequent. */
const NEWEST = 100_000

/** Queries for the warming of the cache. */
export function warmQueries({ builder, tables, run }: Database) {
  const { airport, booking, flight } = tables

  return {
    /**
     * Selects the routes with the most flights, busiest first. Reads all flights: half a million in a database with 50 million
     * bookings.
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
          // Real dumps have airports without a code. A search cannot name them.
          .where(and(isNotNull(origin.iata), isNotNull(destination.iata)))
          .orderBy(desc(flown.flights), asc(origin.iata), asc(destination.iata))
          .limit(limit),
      )
      return rows.map(({ from, to }) => ({ from: from ?? '', to: to ?? '' }))
    },

    /**
     * Selects the passengers with the most bookings among the 100,000 newest. These are the end of the primary key, so the cost
     * does not grow with the table. Recent bookings also predict the next visits better than old ones.
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
