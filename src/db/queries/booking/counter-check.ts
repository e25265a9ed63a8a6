import { and, between, count, eq, inArray, isNull, max, ne, or, sql } from 'drizzle-orm'
import type { Database } from '../../database.ts'

/** Counters of a flight, and the same figures from its bookings. */
export interface FlightFigures {
  flightId: number
  counted: { bookings: number; revenue: string }
  booked: { bookings: number; revenue: string }
}

/** Queries that compare the counters with the bookings, for the reconcile job. */
export function counterCheckQueries({ builder, tables, run }: Database) {
  const { booking, flight, flightStats } = tables

  return {
    /** Selects the largest flight id; 0 without flights. */
    lastFlightId: async (): Promise<number> => {
      const [row] = await run('last flight', async () => builder.select({ id: max(flight.flightId) }).from(flight))
      return row?.id ?? 0
    },

    /** Selects flights, within a range of ids, with counters that differ from their bookings. Ignores pending deltas. */
    differing: async (from: number, to: number): Promise<number[]> => {
      const booked = builder
        .select({
          flightId: booking.flightId,
          bookings: count().as('booked_bookings'),
          revenue: sql<string>`sum(${booking.price})`.as('booked_revenue'),
        })
        .from(booking)
        .where(between(booking.flightId, from, to))
        .groupBy(booking.flightId)
        .as('booked')
      // MySQL has no full join. Two halves: wrong counters, and bookings without counters.
      const wrong = await run('wrong counters', async () =>
        builder
          .select({ flightId: flightStats.flightId })
          .from(flightStats)
          .leftJoin(booked, eq(booked.flightId, flightStats.flightId))
          .where(
            and(
              between(flightStats.flightId, from, to),
              or(
                ne(flightStats.bookings, sql`coalesce(${booked.bookings}, 0)`),
                ne(flightStats.revenue, sql`coalesce(${booked.revenue}, 0)`),
              ),
            ),
          ),
      )
      const missing = await run('missing counters', async () =>
        builder
          .select({ flightId: booked.flightId })
          .from(booked)
          .leftJoin(flightStats, eq(flightStats.flightId, booked.flightId))
          .where(isNull(flightStats.flightId)),
      )
      return [...wrong, ...missing].map(({ flightId }) => flightId)
    },

    /** Selects the counters of some flights, and computes the same figures from their bookings. */
    figures: (flightIds: readonly number[]): Promise<FlightFigures[]> => {
      if (flightIds.length === 0) return Promise.resolve([])
      const wanted = [...flightIds]
      return run('figures of flights', async () => {
        const stats = await builder.select().from(flightStats).where(inArray(flightStats.flightId, wanted))
        const booked = await builder
          .select({
            flightId: booking.flightId,
            bookings: count(),
            revenue: sql<string>`sum(${booking.price})`.mapWith(String),
          })
          .from(booking)
          .where(inArray(booking.flightId, wanted))
          .groupBy(booking.flightId)
        const none = { bookings: 0, revenue: '0' }
        return wanted.map((flightId) => ({
          flightId,
          counted: stats.find((row) => row.flightId === flightId) ?? none,
          booked: booked.find((row) => row.flightId === flightId) ?? none,
        }))
      })
    },
  }
}
