import { asc, inArray, lt } from 'drizzle-orm'
import type { Database } from '../../database.ts'

/** What a committed change made stale: keys, tags and patterns of entries, as the cache knows them. */
export interface StaleEntries {
  /** What the rest is made of. */
  first?: StaleEntries
  keys?: readonly string[]
  tags?: readonly string[]
  patterns?: readonly string[]
}

/** What a committed change still has to tell the caches. */
export interface OutboxRow {
  outboxId: number
  stale: StaleEntries
}

/** The row that says what a change makes stale, for the transaction that makes it. */
export const invalidation = (stale: StaleEntries) => ({ kind: 'invalidate', payload: stale })

/** The outbox: rows are written in the transaction of the change, and deleted once the caches have been told. */
export function outboxQueries({ builder, tables: { outbox }, run }: Database) {
  return {
    /** The oldest rows that were written before a moment. */
    due: async (before: Date, limit: number): Promise<OutboxRow[]> => {
      const rows = await run('due outbox rows', async () =>
        builder.select().from(outbox).where(lt(outbox.createdAt, before)).orderBy(asc(outbox.outboxId)).limit(limit),
      )
      // Nobody else writes rows.
      return rows.map(({ outboxId, payload }) => ({ outboxId, stale: payload as StaleEntries }))
    },
    done: async (outboxIds: readonly number[]): Promise<void> => {
      if (outboxIds.length === 0) return
      await run('outbox rows done', async () => builder.delete(outbox).where(inArray(outbox.outboxId, [...outboxIds])))
    },
  }
}

export type OutboxQueries = ReturnType<typeof outboxQueries>
