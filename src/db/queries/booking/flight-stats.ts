import { max } from 'drizzle-orm'
import type { Database, QueryBuilder } from '../../database.ts'
import { NotCommitted } from '../../not-committed.ts'
import { counterCheckQueries } from './counter-check.ts'

export type { FlightFigures } from './counter-check.ts'

const ROWS_PER_STATEMENT = 500

/** Change of a flight's counters. */
export interface FlightDelta {
  flightId: number
  bookings: number
  /** Decimal. */
  revenue: string
}

/** Queries for the counters of flights, which are written behind. */
export function flightStatsQueries(database: Database) {
  const { builder, tables, run } = database
  const { flushBatch } = tables

  return {
    /** Adds a batch of deltas exactly once. Returns false for a batch that was added before. */
    add: async (batchId: string, deltas: readonly FlightDelta[]): Promise<boolean> => {
      try {
        await run('add batch', () => database.transaction((tx) => addBatch(database, tx, { batchId, deltas })))
        return true
      } catch (error) {
        if (error instanceof NotCommitted) return false
        throw error
      }
    },

    /** Selects the time of the last batch. */
    lastBatchAt: async (): Promise<Date | null> => {
      const [row] = await run('last batch', async () =>
        builder.select({ at: max(flushBatch.appliedAt) }).from(flushBatch),
      )
      return row?.at ?? null
    },
    ...counterCheckQueries(database),
  }
}

export type FlightStatsQueries = ReturnType<typeof flightStatsQueries>

async function addBatch(
  database: Database,
  tx: QueryBuilder,
  { batchId, deltas }: { batchId: string; deltas: readonly FlightDelta[] },
): Promise<void> {
  const { flightStats, flushBatch } = database.tables
  await tx
    .insert(flushBatch)
    .values({ batchId })
    .catch((error) => {
      throw database.violation(error) === 'unique' ? new NotCommitted('settled') : error
    })
  // Always in the same order, so that no two batches wait for each other.
  const rows = [...deltas].sort((a, b) => a.flightId - b.flightId)
  for (let i = 0; i < rows.length; i += ROWS_PER_STATEMENT) {
    await database.insertOrAdd(tx, {
      table: flightStats,
      rows: rows.slice(i, i + ROWS_PER_STATEMENT).map((row) => ({ ...row, updatedAt: new Date() })),
      key: flightStats.flightId,
      add: ['bookings', 'revenue'],
      replace: ['updatedAt'],
    })
  }
}
