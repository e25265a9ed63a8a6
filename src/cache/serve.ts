import { traceDecision } from '../recording.ts'
import type { CacheRead } from './contract.ts'
import type { Counts } from './counters.ts'
import { freshnessOf } from './freshness.ts'
import type { Miss } from './leased-load.ts'
import type { Stored } from './stored.ts'

/** A read: what to load on a miss, and where its outcome is counted. */
export interface Read extends Miss {
  reads: Counts
}

/**
 * Serves a value that was found, if it may be served: fresh, or stale within the entry's grace. Starts a background refresh
 * when one is due. Undefined means that the read has to load.
 */
export type Serve = (read: Read, value: Stored, how: 'hit' | 'local') => CacheRead | undefined

export function createServe(refresh: (read: Miss, seen: Stored) => Promise<void>): Serve {
  return (read, value, how) => {
    const freshness = freshnessOf(value, Date.now(), read.grace)
    if (freshness === 'expired' || (freshness === 'stale' && how === 'local')) return undefined
    if (freshness !== 'fresh') void refresh(read, value)
    const served = freshness === 'stale' ? 'stale' : how
    traceDecision(read.key, freshness === 'early' ? `${how}, refreshed early` : served)
    return { key: read.key, value, how: served, stored: true, collapsed: false }
  }
}
