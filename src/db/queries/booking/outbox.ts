import { asc, inArray, lt } from 'drizzle-orm'
import type { Database } from '../../database.ts'

/** Cache entries that a committed change invalidates: their keys, tags and patterns. */
export interface StaleEntries {
  /** Entries to invalidate first, because the others are derived from them. */
  first?: StaleEntries
  keys?: readonly string[]
  tags?: readonly string[]
  patterns?: readonly string[]
}

/** An invalidation that is still due. */
export interface OutboxRow {
  outboxId: number
  stale: StaleEntries
}

/** Makes the outbox row of a change, for the transaction of the change. */
export const invalidation = (stale: StaleEntries) => ({ kind: 'invalidate', payload: stale })

/** Queries for the outbox. The transaction of a change inserts a row; it is deleted after the invalidation. */
export function outboxQueries({ builder, tables: { outbox }, run }: Database) {
  return {
    /** Selects the oldest rows that were written before a moment. */
    due: async (before: Date, limit: number): Promise<OutboxRow[]> => {
      const rows = await run('due outbox rows', async () =>
        builder.select().from(outbox).where(lt(outbox.createdAt, before)).orderBy(asc(outbox.outboxId)).limit(limit),
      )
      // `invalidation` is the only writer of payloads.
      return rows.map(({ outboxId, payload }) => ({ outboxId, stale: payload as StaleEntries }))
    },
    done: async (outboxIds: readonly number[]): Promise<void> => {
      if (outboxIds.length === 0) return
      await run('outbox rows done', async () => builder.delete(outbox).where(inArray(outbox.outboxId, [...outboxIds])))
    },
  }
}

export type OutboxQueries = ReturnType<typeof outboxQueries>
