/** Names the next change of a value that depends on the clock, where its JSON does not tell. JSON leaves a symbol out. */
export const changesAt = Symbol('changesAt')

export interface Changing {
  readonly [changesAt]?: Date | undefined
}

/** The earliest of some instants; undefined without one. */
export const earliest = (instants: readonly Date[]): Date | undefined =>
  instants.length === 0 ? undefined : new Date(Math.min(...instants.map(Number)))
