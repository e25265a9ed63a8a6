import type { Cache } from '../../cache/cache.ts'
import type { OutboxQueries } from '../../db/queries/booking/outbox.ts'
import { mergeStale } from '../catalogue/merge-stale.ts'
import { createDelivered } from './delivered.ts'

const ROWS_AT_ONCE = 500

/** Interval of the drain, and so of retries of a failed invalidation. Milliseconds. */
export const OUTBOX_RETRY_MS = 5_000

export interface OutboxOptions {
  queries: OutboxQueries
  cache: Cache
  /**
   * Minimum age of a row that `drain` takes. The instance that wrote a younger row delivers and deletes it. Milliseconds.
   * Default: `OUTBOX_RETRY_MS`.
   */
  afterMs?: number
  /** Reports delivered rows that could not be deleted. */
  onLeft: (what: string, error: unknown) => void
  now?: () => number
}

/**
 * The outbox: each committed change has a row there, written in its transaction. The instance that made the change delivers it
 * and deletes the row. `drain` delivers the rows that stay: their process died, or a server was unavailable.
 */
export function createOutbox({ queries, cache, afterMs = OUTBOX_RETRY_MS, onLeft, now = Date.now }: OutboxOptions) {
  const delivered = createDelivered({ done: (outboxIds) => queries.done(outboxIds), onLeft })

  return {
    /** Invalidates the entries of a committed change. Its row is deleted within a second, or stays if this rejects. */
    deliver: async (outboxId: number, invalidate: () => Promise<unknown>): Promise<void> => {
      await invalidate()
      delivered.add(outboxId)
    },

    /** Invalidates the entries of undelivered changes. It may repeat an invalidation. Returns the number of rows. */
    drain: async (): Promise<number> => {
      for (let drained = 0; ; ) {
        const rows = await queries.due(new Date(now() - afterMs), ROWS_AT_ONCE)
        await cache.invalidate(mergeStale(rows.map(({ stale }) => stale)))
        await queries.done(rows.map(({ outboxId }) => outboxId))
        drained += rows.length
        if (rows.length < ROWS_AT_ONCE) return drained
      }
    },

    /** Deletes the rows of delivered changes now. */
    close: delivered.close,
  }
}

export type Outbox = ReturnType<typeof createOutbox>
