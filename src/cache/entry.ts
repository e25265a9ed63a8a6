import type { TtlClass } from './ttl.ts'

/** A kind of cached value: its key, TTL class, tags, and whether it may be copied or served stale. */
export interface Entry<Params, Value> {
  /** Names the kind in statistics: `flight-search`. */
  readonly kind: string
  /** The key in Valkey, without the namespace. Braces are not allowed, because they would determine the cluster slot. */
  readonly key: (params: Params) => string
  /** Tags by which a change finds this entry. None when changes know its key. */
  readonly tags: (params: Params) => readonly string[]
  /** SCAN pattern that matches the keys of this kind and no others: `flight:search:*`. */
  readonly pattern: string
  readonly ttl: TtlClass
  /** Whether an in-process copy is allowed. The server's invalidations keep it correct. */
  readonly local: boolean
  /** Whether a value may be served past its TTL. An invalidated value is never served. */
  readonly stale: Staleness
  /** Expected duration of a load. */
  readonly patience: Patience
  /**
   * Next change of a value that depends on the clock. Undefined: it never changes. From then on the value is not served, not
   * even if the next load fails. Called when a value is stored, never on a hit.
   */
  freshUntil(value: Value): Date | undefined
  /** Absent at run time: carries the type of the value. */
  readonly value?: Value
}

/**
 * When a value may be served after its TTL. `if-error`: for some time, if the load fails or is slow. `while-revalidate`: like
 * `if-error`, and shortly after the TTL also at once, while a refresh runs in the background (RFC 5861).
 */
export type Staleness = 'never' | 'if-error' | 'while-revalidate'

/**
 * `usual`: as long as a query. `long`: as long as a report, and readers wait that long. Long loads bypass the concurrency
 * limit; their service bounds them.
 */
export type Patience = 'usual' | 'long'

/** Optional in a declaration. Defaults: no tags, no copies, never stale, usual duration. */
type Optional = 'tags' | 'local' | 'stale' | 'patience' | 'freshUntil'

/** Declares an entry of the catalogue. `Value` is the result of its loader; its JSON is the body. */
export function entry<Params, Value>(
  declaration: Omit<Entry<Params, Value>, Optional | 'value'> & Partial<Pick<Entry<Params, Value>, Optional>>,
): Entry<Params, Value> {
  return { tags: () => [], local: false, stale: 'never', patience: 'usual', freshUntil: never, ...declaration }
}

/** The next change of values that do not depend on the clock. */
const never = () => undefined

/** Result of a loader that finds nothing. It is cached too, with a short TTL. */
export class Absent {
  readonly detail: string

  constructor(detail: string) {
    this.detail = detail
  }
}

/** Makes a negative result. `detail` is shown to the client. */
export const absent = (detail: string) => new Absent(detail)
