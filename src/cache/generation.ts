/**
 * Identity of the data on the state server: a random number of ten digits, stored there without a TTL. It changes when the
 * server has lost its data, and with them the tag index. A tagged entry carries the generation of its tags, and is a miss in
 * any other.
 */
export interface Generation {
  /** Undefined until it is known. `LOST` until a new one exists. */
  current(): number | undefined
  /** Resolves to the current one, and reads it first if it is not known. Undefined: entries with tags must not be stored. */
  known(): Promise<number | undefined>
  /** Calls the listener after each change, but not when the generation becomes known. */
  onChange(listener: () => void): void
}

/** Equals no generation. */
export const LOST = -1

/** Generation in the header of entries without tags. They are found without the state server. */
export const UNTAGGED = 0

/** Never changes. For caches whose state server is not watched. */
export const unwatched: Generation = {
  current: () => UNTAGGED,
  known: async () => UNTAGGED,
  onChange: () => {},
}
