/** Property with the next change of a value that depends on the clock, if the value's JSON lacks it. JSON omits symbols. */
export const changesAt = Symbol('changesAt')

export interface Changing {
  readonly [changesAt]?: Date | undefined
}

/** Returns the earliest instant; undefined for an empty list. */
export const earliest = (instants: readonly Date[]): Date | undefined =>
  instants.length === 0 ? undefined : new Date(Math.min(...instants.map(Number)))
