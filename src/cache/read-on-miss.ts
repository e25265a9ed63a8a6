import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../errors.ts'
import { traceDecision } from '../recording.ts'
import type { CacheRead } from './contract.ts'
import type { EntryStore } from './entry-store.ts'
import { CacheUnavailable } from './guard.ts'
import type { LeasedLoad } from './leased-load.ts'
import type { PolicyOf } from './policy.ts'
import type { Directive, Loaded, Read } from './reading.ts'
import type { Serve } from './serve.ts'
import type { SingleFlight } from './single-flight.ts'
import type { Stored } from './stored.ts'

/** Reads without a cache hit: misses, values past their grace, an unavailable cache, and client directives. */
export interface ReadOnMiss {
  /** Loads the entry, or joins a load that is running. `lookedUp` is the result of the look-up that found no hit. */
  load<P, V>(read: Read<P, V>, lookedUp: Stored | 'missing' | 'unavailable', arrived: number): Promise<CacheRead>
  /** Reads according to the request's `Cache-Control`. */
  readAs<P, V>(directive: Directive, read: Read<P, V>): Promise<CacheRead>
}

export function createReadOnMiss(options: {
  entries: EntryStore
  serve: Serve
  flights: SingleFlight<Loaded>
  leasedLoad: LeasedLoad
  policyOf: PolicyOf
  /** Time that a request waits for a load before it gets a stale value. Milliseconds. */
  softTimeoutMs: number
}): ReadOnMiss {
  const { entries, serve, flights, policyOf, softTimeoutMs } = options
  const { loadUnderLease, loadOnly, refill } = options.leasedLoad

  /** Serves the cached value if there is one that may be served. */
  const serveHit = <P, V>(read: Read<P, V>, found: Stored | 'missing' | 'unavailable') =>
    typeof found === 'object' ? serve(read, found, 'hit') : undefined

  const lookUp = <P, V>({ key, reads }: Read<P, V>): Promise<Stored | 'missing' | 'unavailable'> =>
    entries.get(key, reads).then(
      (found) => found ?? 'missing',
      (error) => {
        if (error instanceof CacheUnavailable) return 'unavailable'
        throw error
      },
    )

  async function load<P, V>(
    read: Read<P, V>,
    lookedUp: Stored | 'missing' | 'unavailable',
    arrived: number,
  ): Promise<CacheRead> {
    const { key } = read
    let found = lookedUp
    // Runs at most twice. The second load begins after the first has ended, and so after this read began.
    for (;;) {
      const isUnavailable = found === 'unavailable'
      const flight = flights.share(key, arrived, (loading) =>
        isUnavailable ? loadOnly(read, loading) : loadUnderLease(read, loading),
      )
      const landed = typeof found === 'object' ? await orExpired(read, found, flight) : await flight
      if ('how' in landed) {
        traceDecision(key, landed.how)
        return landed
      }
      const { result, boarding } = landed
      if (boarding !== 'led') traceDecision(key, 'joined')
      // The result of a load that was joined late may be older than a change acknowledged before this read began. This holds
      // even if it was stored, because the reply may have been delayed.
      if (boarding !== 'late') return readOf(key, result, boarding !== 'led')
      traceDecision(key, 'read-again')
      found = await lookUp(read)
      const served = serveHit(read, found)
      if (served) return served
    }
  }

  /** Waits for the load, or serves the expired value within its grace and before its next change. */
  function orExpired<P, V, T>({ key, entry }: Read<P, V>, expired: Stored, flight: Promise<T>): Promise<T | CacheRead> {
    const instead: CacheRead = { key, value: expired, how: 'fail-safe', stored: true, collapsed: false }
    const until = Math.min(expired.freshUntil + policyOf(entry).grace.ifError, expired.serveUntil)
    return unlessSlow(flight, { instead, until, softTimeoutMs })
  }

  return {
    load,
    readAs: async (directive, read) => {
      switch (directive) {
        case 'no-store':
          return readOf(read.key, await loadOnly(read), false)
        case 'no-cache':
          return readOf(read.key, await refill(read), false)
        case 'only-if-cached': {
          const served = serveHit(read, await lookUp(read))
          if (served) return served
          throw new AppError('not-cached', 'No entry is cached. Send the request without `only-if-cached` to load it.')
        }
      }
    },
  }
}

const readOf = (key: string, { value, how, stored }: Loaded, collapsed: boolean): CacheRead => ({
  key,
  value,
  how,
  stored,
  collapsed,
})

/**
 * Waits for a load. If it fails or takes longer than `softTimeoutMs`, resolves to the expired value instead, but not after
 * `until` (milliseconds since 1970).
 */
async function unlessSlow<T>(
  flight: Promise<T>,
  { instead, until, softTimeoutMs }: { instead: CacheRead; until: number; softTimeoutMs: number },
): Promise<T | CacheRead> {
  if (until <= Date.now()) return flight
  const timer = new AbortController()
  const slow = sleep(softTimeoutMs, instead, { signal: timer.signal })
  try {
    const settled = await Promise.race([flight.catch(() => instead), slow])
    // `until` may have passed meanwhile.
    return settled === instead && until <= Date.now() ? await flight : settled
  } finally {
    timer.abort()
    slow.catch(() => {})
  }
}
