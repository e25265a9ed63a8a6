import type { Layer } from './history.ts'

/** A cached value: a version of a key, and the name of the load that read it. */
export interface Versioned {
  version: number
  load: string
}

/** Ways to invalidate. Caches without tags or write-through use the key for all. */
export const ways = ['key', 'tag', 'write-through'] as const

export type Way = (typeof ways)[number]

/** A cache in one process of the check. */
export interface Subject {
  /** Reads through the cache. Without `layer`, the member determines it. */
  read(key: number, load: () => Promise<Versioned>): Promise<{ value: Versioned; layer?: Layer }>
  /** Resolves when the cache has confirmed the invalidation. After a rejection, the caller may retry. */
  invalidate(key: number, way: Way, load: () => Promise<Versioned>): Promise<void>
  close(): void
}

export interface OpenOptions {
  cacheUrl: string
  stateUrl: string
  /** Namespace of the round. */
  prefix: string
}

export type OpenSubject = (options: OpenOptions) => Promise<Subject>
