import { and, between, count, eq, inArray, isNull, max, ne, or, sql } from 'drizzle-orm'
import type { Database } from '../../database.ts'
import { NotCommitted } from '../../not-committed.ts'

const ROWS_AT_ONCE = 500

/** What a flight's counters are to grow by. */
export interface FlightDelta {
  flightId: number
  bookings: number
  /** Decimal. */
  revenue: string
}

export interface FlightFigures {
  flightId: number
  counted: { bookings: number; revenue: string }
  booked: { bookings: number; revenue: string }
}

/** The counters that are written behind. */
export function flightStatsQueries(database: Database) {
  const { builder, tables, run } = database
  const { booking, flight, flightStats, flushBatch } = tables

  function settledBefore(error: unknown): never {
    throw database.violation(error) === 'unique' ? new NotCommitted('settled') : error
  }

  return {
    /**
     * Adds a batch of deltas, once: a batch whose id is there already is passed over. Answers whether it was added.
     */
    add: async (batchId: string, deltas: readonly FlightDelta[]): Promise<boolean> => {
      try {
        await run('add batch', () =>
          database.transaction(async (tx) => {
            await tx.insert(flushBatch).values({ batchId }).catch(settledBefore)
            // Always in the same order, so that no two batches wait for each other.
            const rows = [...deltas].sort((a, b) => a.flightId - b.flightId)
            for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) {
              await database.insertOrAdd(tx, {
                table: flightStats,
                rows: rows.slice(i, i + ROWS_AT_ONCE).map((row) => ({ ...row, updatedAt: new Date() })),
                key: flightStats.flightId,
                add: ['bookings', 'revenue'],
                replace: ['updatedAt'],
              })
            }
          }),
        )
        return true
      } catch (error) {
        if (error instanceof NotCommitted) return false
        throw error
      }
    },

    /** The largest id of a flight. */
    lastFlightId: async (): Promise<number> => {
      const [row] = await run('last flight', async () => builder.select({ id: max(flight.flightId) }).from(flight))
      return row?.id ?? 0
    },

    /** Flights of a range of ids whose counters differ from their bookings, whatever is still pending. */
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
      // Two halves of a full join, which MySQL lacks: counters that are wrong, and bookings that nobody counted.
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

    /** The counters of some flights beside their bookings, now. */
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

    /** When the last batch was added. */
    lastBatchAt: async (): Promise<Date | null> => {
      const [row] = await run('last batch', async () =>
        builder.select({ at: max(flushBatch.appliedAt) }).from(flushBatch),
      )
      return row?.at ?? null
    },
  }
}

export type FlightStatsQueries = ReturnType<typeof flightStatsQueries>
