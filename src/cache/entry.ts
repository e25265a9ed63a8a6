import type { TtlClass } from './ttl.ts'

/** One kind of thing that is cached: how it is named, how long it lives and what makes it stale. */
export interface Entry<Params, Value> {
  /** Names the kind in statistics: `flight-search`. */
  readonly kind: string
  /** The key in Valkey, without the namespace. Braces are not allowed: they would decide the slot. */
  readonly key: (params: Params) => string
  /** The tags by which a change finds this entry; none when only its key does. */
  readonly tags: (params: Params) => readonly string[]
  /** Matches the keys of this kind and of no other, as SCAN understands it: `flight:search:*`. */
  readonly pattern: string
  readonly ttl: TtlClass
  /** Whether a copy may be kept in the process for some seconds, kept right by the server's invalidations. */
  readonly local: boolean
  /** What may be served that is no longer fresh. What was invalidated is never served, whatever this says. */
  readonly stale: Staleness
  /** How long a load of it may take. */
  readonly patience: Patience
  /**
   * When a value that depends on the clock changes next; undefined for never. The value is not served from then on, not
   * even when the next load fails. Called when a value is stored, never on a hit.
   */
  freshUntil(value: Value): Date | undefined
  /** Never there: carries the type of what is cached. */
  readonly value?: Value
}

/**
 * `never`; `if-error`: for a while, when the load fails or is slow; `while-revalidate`: that, too, and shortly after it was
 * fresh at once, while it is loaded anew in the background (RFC 5861).
 */
export type Staleness = 'never' | 'if-error' | 'while-revalidate'

/**
 * `usual`: as long as a query to the database; `long`: as long as a report, and others wait for it that long. Loads that
 * may take long are not counted, lest others be turned away because of them: whoever declares them bounds them.
 */
export type Patience = 'usual' | 'long'

/** What a declaration may leave out: no tags, not kept in the process, never stale, loaded in the usual time. */
type Optional = 'tags' | 'local' | 'stale' | 'patience' | 'freshUntil'

/** Declares an entry of the catalogue. `Value` is what its loader answers and what its JSON body says. */
export function entry<Params, Value>(
  declaration: Omit<Entry<Params, Value>, Optional | 'value'> & Partial<Pick<Entry<Params, Value>, Optional>>,
): Entry<Params, Value> {
  return { tags: () => [], local: false, stale: 'never', patience: 'usual', freshUntil: never, ...declaration }
}

/** The next change of values that do not depend on the clock. */
const never = () => undefined

/** What a loader answers when there is no such thing: cached too, but not for long. */
export class Absent {
  readonly detail: string

  constructor(detail: string) {
    this.detail = detail
  }
}

/** "There is no such thing": `detail` is for the caller. */
export const absent = (detail: string) => new Absent(detail)
