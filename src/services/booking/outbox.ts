import type { Cache } from '../../cache/cache.ts'
import type { OutboxQueries } from '../../db/queries/booking/outbox.ts'
import { mergeStale } from '../catalogue/merge-stale.ts'

const ROWS_AT_ONCE = 500

/** Interval of the drain, and so of retries of a failed invalidation. Milliseconds. */
export const OUTBOX_RETRY_MS = 5_000

export interface OutboxOptions {
  queries: OutboxQueries
  cache: Cache
  /**
   * Minimum age of a row. Younger rows are usually handled by the request that wrote them. Milliseconds. Default:
   * `OUTBOX_RETRY_MS`.
   */
  afterMs?: number
  now?: () => number
}

/**
 * Drains the outbox: invalidates the entries of committed changes whose own invalidation may have failed. An invalidation may
 * be repeated. Returns the number of rows.
 */
export function createOutbox({ queries, cache, afterMs = OUTBOX_RETRY_MS, now = Date.now }: OutboxOptions) {
  return async function drain(): Promise<number> {
    for (let drained = 0; ; ) {
      const rows = await queries.due(new Date(now() - afterMs), ROWS_AT_ONCE)
      await cache.invalidate(mergeStale(rows.map(({ stale }) => stale)))
      await queries.done(rows.map(({ outboxId }) => outboxId))
      drained += rows.length
      if (rows.length < ROWS_AT_ONCE) return drained
    }
  }
}

export type DrainOutbox = ReturnType<typeof createOutbox>
