import type { EntryStore } from './entry-store.ts'
import { CacheUnavailable } from './guard.ts'
import type { LeasedLoad } from './leased-load.ts'
import type { Loads } from './loads.ts'
import type { PolicyOf } from './policy.ts'
import type { Read } from './reading.ts'
import { isTooLate } from './register.ts'
import type { Stored } from './stored.ts'

/** Loads an entry again in the background. `seen` is the value that the cache holds. Never rejects. */
export type Refresh = <P, V>(read: Read<P, V>, seen: Stored) => Promise<void>

/** Pause after a failed refresh before the same entry is refreshed again. Milliseconds. */
const AFTER_FAILURE_MS = 1_000

/**
 * Refreshes under a lease, so that only one process does it, and only while half of the allowed loads remain for waiting
 * readers.
 */
export function createRefresh(options: {
  entries: EntryStore
  leasedLoad: LeasedLoad
  loads: Loads
  policyOf: PolicyOf
  onRefreshFailed: (key: string, error: unknown) => void
}): Refresh {
  const { entries, loads, policyOf } = options
  const { register, fillUnderLease } = options.leasedLoad
  const refreshing = new Set<string>()

  async function refreshOnce<P, V>(read: Read<P, V>, seen: Stored): Promise<void> {
    const registered = await register(read)
    if (registered === undefined) return
    const { leaseMs } = policyOf(read.entry)
    const turn = await entries.leases.take(read.key, { leaseMs, freshAfter: seen.freshUntil })
    if (turn === 'held' || 'found' in turn || isTooLate(registered.at)) return
    await fillUnderLease(read, { lease: turn.lease, generation: registered.generation }, 'miss')
  }

  return async (read, seen) => {
    const { key } = read
    if (refreshing.has(key) || (policyOf(read.entry).isBounded && loads.isHalfBusy())) return
    refreshing.add(key)
    try {
      await refreshOnce(read, seen)
      refreshing.delete(key)
    } catch (error) {
      // An unavailable cache fails all refreshes, and its guard reports it.
      if (!(error instanceof CacheUnavailable)) options.onRefreshFailed(key, error)
      setTimeout(() => refreshing.delete(key), AFTER_FAILURE_MS).unref()
    }
  }
}

/** If the remaining TTL exceeds the cost of the load this many times, the probability is below 10⁻¹³ and is not computed. */
const FAR = 30

/**
 * Decides whether this reader refreshes a fresh value early. The probability grows towards the end of the TTL and with the cost
 * of the load, so that a hot entry does not expire for all its readers together: XFetch with beta 1 (Vattani, Chierichetti,
 * Lowenstein, "Optimal Probabilistic Cache Stampede Prevention", VLDB 2015). `now`: milliseconds since 1970.
 */
export function isDueEarly(value: Stored, now: number): boolean {
  const left = value.freshUntil - now
  const { cost } = value
  return left < cost * FAR && -cost * Math.log(Math.random()) >= left
}
