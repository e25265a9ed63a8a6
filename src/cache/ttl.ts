/** How long entries live, by what kind of data they hold. */
export type TtlClass =
  | 'static'
  | 'semi-static'
  | 'business'
  | 'search'
  | 'seats'
  | 'personal'
  | 'real-time'
  | 'raw'
  | 'aggregated'
  | 'analytics'
  | 'negative'

/** Milliseconds. */
export type Ttls = Readonly<Record<TtlClass, number>>

/** The part of a lifetime by which jitter makes it shorter or longer. */
const JITTER = 0.1

/** A lifetime within ten percent of `ttl`, so that entries that were filled together do not expire together. */
export function jittered(ttl: number): number {
  return Math.round(ttl * (1 - JITTER + 2 * JITTER * Math.random()))
}

/** The longest lifetime that `jittered` can answer. */
export function longest(ttl: number): number {
  return Math.ceil(ttl * (1 + JITTER))
}
