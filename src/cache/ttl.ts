/** Classes of TTLs, by kind of data. */
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

/** TTL of each class in milliseconds. */
export type Ttls = Readonly<Record<TtlClass, number>>

/** Maximum share of a TTL that jitter adds or subtracts. */
const JITTER = 0.1

/** A TTL within 10 % of `ttl`, so that entries filled together do not expire together. */
export function jittered(ttl: number): number {
  return Math.round(ttl * (1 - JITTER + 2 * JITTER * Math.random()))
}

/** The longest result of `jittered`. */
export function longest(ttl: number): number {
  return Math.ceil(ttl * (1 + JITTER))
}
