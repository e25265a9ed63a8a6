import type { TtlClass } from './ttl.ts'

/** One kind of thing that is cached: how it is named, how long it lives and what makes it stale. */
export interface Entry<Params, Value> {
  /** Names the kind in statistics: `flight-search`. */
  readonly kind: string
  /** The key in Valkey, without the namespace. Braces are not allowed: they would decide the slot. */
  readonly key: (params: Params) => string
  /** The tags by which a change finds this entry; none when only its key does. */
  readonly tags: (params: Params) => readonly string[]
  readonly ttl: TtlClass
  /** Never there: carries the type of what is cached. */
  readonly value?: Value
}

/** Declares an entry of the catalogue. `Value` is what its loader answers and what its JSON body says. */
export function entry<Params, Value>(
  declaration: Omit<Entry<Params, Value>, 'tags' | 'value'> & { tags?: (params: Params) => readonly string[] },
): Entry<Params, Value> {
  return { tags: () => [], ...declaration }
}

/** What a loader answers when there is no such thing: cached too, but not for long. */
export class Absent {
  readonly detail: string

  constructor(detail: string) {
    this.detail = detail
  }
}

/** "There is no such thing": `detail` is for the caller. */
export const absent = (detail: string) => new Absent(detail)
