/**
 * Where the answer to a read came from. `loaded`: from the database, by this read or by one that was under way in the
 * same process and that it joined.
 */
export type Layer = 'process' | 'valkey' | 'loaded'

export const layers = ['process', 'valkey', 'loaded'] as const satisfies readonly Layer[]

/** A read that was answered. Times are of `now()`. */
export interface Read {
  key: number
  version: number
  /** When it began: whatever was acknowledged before must be in the answer. */
  began: number
  tookMs: number
  layer: Layer
}

/** A read that was not answered. */
export interface Failure {
  key: number
  tookMs: number
  /** What it was rejected with; `hung` when it was given up. */
  reason: string
}

/** A committed change of a key. */
export interface Write {
  key: number
  version: number
  /** When the subject had confirmed the invalidation; never, if it did not within the run. */
  acknowledged?: number
}

/** What one process has seen in one round. */
export interface History {
  reads: Read[]
  failures: Failure[]
  writes: Write[]
}
