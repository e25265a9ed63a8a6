/** Source of a result. `loaded`: the database, by this read's load or by a running load of the process that it joined. */
export type Layer = 'process' | 'valkey' | 'loaded'

export const layers = ['process', 'valkey', 'loaded'] as const satisfies readonly Layer[]

/** A successful read. Times are of `now()`. */
export interface Read {
  key: number
  version: number
  /** Its beginning: the result must contain every change that was acknowledged before. */
  began: number
  tookMs: number
  layer: Layer
}

/** A failed read. */
export interface Failure {
  key: number
  tookMs: number
  /** Its error; `hung` at the time limit. */
  reason: string
}

/** A committed change of a key. */
export interface Write {
  key: number
  version: number
  /** Time at which the subject confirmed the invalidation; undefined if it did not. */
  acknowledged?: number
}

/** Events of one process in one round. */
export interface History {
  reads: Read[]
  failures: Failure[]
  writes: Write[]
}
