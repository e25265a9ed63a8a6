import type { Staleness } from './entry.ts'
import type { Stored } from './stored.ts'

/** How long what is no longer fresh may still be served; milliseconds after it was fresh. */
export interface Grace {
  /** At once, while it is loaded anew in the background. */
  whileRevalidate: number
  /** When the load fails or is slow. */
  ifError: number
}

/** The part of `grace` that an entry makes use of, by what it allows. */
export function gracesOf({ whileRevalidate, ifError }: Grace): Record<Staleness, Grace> {
  return {
    never: { whileRevalidate: 0, ifError: 0 },
    'if-error': { whileRevalidate: 0, ifError },
    'while-revalidate': { whileRevalidate, ifError: Math.max(ifError, whileRevalidate) },
  }
}

/**
 * `fresh`; `early`: fresh, and this reader is the one to load it anew; `stale`: to be served at once and loaded anew;
 * `expired`: to be loaded first.
 */
export type Freshness = 'fresh' | 'early' | 'stale' | 'expired'

/** Beyond this many times its cost before the end, early refresh has a probability of 10⁻¹³ and is not considered. */
const FAR = 30

/**
 * How fresh a value is at `now`, milliseconds since 1970. Near its end a reader refreshes it early with a probability that
 * grows with the cost of the load, so that a hot entry never expires for all its readers at once: XFetch with beta 1
 * (Vattani, Chierichetti, Lowenstein, "Optimal Probabilistic Cache Stampede Prevention", VLDB 2015).
 */
export function freshnessOf(value: Stored, now: number, { whileRevalidate }: Grace): Freshness {
  const left = value.freshUntil - now
  if (left <= 0) return -left < whileRevalidate && now < value.serveUntil ? 'stale' : 'expired'
  const cost = value.cost
  return left < cost * FAR && -cost * Math.log(Math.random()) >= left ? 'early' : 'fresh'
}
