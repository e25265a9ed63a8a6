import type { Cache } from '../../cache/cache.ts'
import type { OutboxQueries } from '../../db/queries/booking/outbox.ts'
import { mergeStale } from '../catalogue/merge-stale.ts'

const ROWS_AT_ONCE = 500

export interface OutboxOptions {
  queries: OutboxQueries
  cache: Cache
  /** Younger rows are left to whoever wrote them, who is about to do the same; milliseconds. */
  afterMs: number
  now?: () => number
}

/**
 * Tells the caches of committed changes whose maker may have died, or may not have reached the caches, before it could. What
 * has been told twice does no harm.
 */
export function createOutbox({ queries, cache, afterMs, now = Date.now }: OutboxOptions) {
  return async function drain(): Promise<number> {
    for (let told = 0; ; ) {
      const rows = await queries.due(new Date(now() - afterMs), ROWS_AT_ONCE)
      await cache.invalidate(mergeStale(rows.map(({ stale }) => stale)))
      await queries.done(rows.map(({ outboxId }) => outboxId))
      told += rows.length
      if (rows.length < ROWS_AT_ONCE) return told
    }
  }
}

export type DrainOutbox = ReturnType<typeof createOutbox>
