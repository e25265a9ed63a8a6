import type { CacheOptions } from './contract.ts'
import type { Entry } from './entry.ts'

type Grace = CacheOptions['grace']

/** Durations that apply to one kind of entry. Milliseconds. */
export interface Policy {
  ttl: number
  grace: Grace
  /** Lifetime of a lease: longer than a load takes. */
  leaseMs: number
  /** Maximum time that a reader waits for the fill of another process. */
  waitMs: number
  /** Whether its loads count towards the limit on concurrent loads. */
  isBounded: boolean
}

export type PolicyOf = (entry: AnyEntry) => Policy

/** The properties of an entry that determine its policy. */
type AnyEntry = Pick<Entry<never, unknown>, 'ttl' | 'stale' | 'patience'>

/** Derives the policy of an entry from its declaration and the options of the cache. */
export function createPolicyOf(options: Omit<CacheOptions, 'cacheServer' | 'stateServer'>): PolicyOf {
  const { ttls, leaseMs, longLeaseMs = leaseMs, stampedeProtection = true } = options
  return ({ ttl, stale, patience }) => {
    const isLong = patience === 'long'
    // Long loads bypass the concurrency limit, because they would cause other loads to be refused. Their service limits them.
    return {
      ttl: ttls[ttl],
      grace: graceOf(stale, options.grace),
      leaseMs: isLong ? longLeaseMs : leaseMs,
      waitMs: stampedeProtection ? (isLong ? longLeaseMs : options.waitMs) : 0,
      isBounded: !isLong,
    }
  }
}

function graceOf(stale: AnyEntry['stale'], { whileRevalidate, ifError }: Grace): Grace {
  switch (stale) {
    case 'never':
      return { whileRevalidate: 0, ifError: 0 }
    case 'if-error':
      return { whileRevalidate: 0, ifError }
    case 'while-revalidate':
      return { whileRevalidate, ifError: Math.max(ifError, whileRevalidate) }
  }
}
