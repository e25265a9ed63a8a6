import type { Layer } from './history.ts'

/** What is cached: a version of a key, and a name for the load that fetched it. */
export interface Versioned {
  version: number
  load: string
}

/** How a writer says what it has changed. Those that know only keys treat all alike. */
export const ways = ['key', 'tag', 'write-through'] as const

export type Way = (typeof ways)[number]

/** A cache under examination, as one process uses it. */
export interface Subject {
  /** Through the cache. `layer` is left out where only the member can tell. */
  read(key: number, load: () => Promise<Versioned>): Promise<{ value: Versioned; layer?: Layer }>
  /** Resolves when the cache has confirmed it; rejects when it could not be told, and may then be asked again. */
  invalidate(key: number, way: Way, load: () => Promise<Versioned>): Promise<void>
  close(): void
}

export interface OpenOptions {
  cacheUrl: string
  stateUrl: string
  /** Namespace of the round: nothing of another one can be read. */
  prefix: string
}

export type OpenSubject = (options: OpenOptions) => Promise<Subject>
