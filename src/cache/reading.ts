import type { Counts } from './counters.ts'
import type { Absent, Entry } from './entry.ts'
import type { Stored } from './stored.ts'

/** Cache directive of a request (RFC 9111, section 5.2.1). */
export type Directive = 'no-cache' | 'no-store' | 'only-if-cached'

export interface ReadOptions {
  directive?: Directive | undefined
  /** The read has no client, as in warming. Only its load is counted, not the read. */
  unasked?: boolean
  /** Returns the address of the client, which shares the concurrent loads with others. Called only before a load. */
  address?: () => string
}

/** Options of a read whose value must not be stored, because clients choose its key freely. */
export const unstored = (options: ReadOptions | undefined): ReadOptions => ({
  ...options,
  directive: options?.directive === 'only-if-cached' ? 'only-if-cached' : 'no-store',
})

/** A read, as the layers of the cache pass it on. */
export interface Read<P, V> {
  /** With the namespace. */
  readonly key: string
  readonly entry: Entry<P, V>
  readonly params: P
  readonly load: () => Promise<V | Absent>
  /** Counters of the loads of this kind. */
  readonly counts: Counts
  /** Counters of the outcome of this read. */
  readonly reads: Counts
  readonly options: ReadOptions | undefined
}

/** Result of a load. */
export interface Loaded {
  readonly value: Stored
  /** Whether the cache holds the value, as far as is known. */
  readonly stored: boolean
  /** Reason for the load, or `hit` when the fill of another process arrived first. */
  readonly how: 'hit' | 'miss' | 'request' | 'bypass'
}

/** Points of a load at which another process may interfere, in order. Tests stop a load there to force races. */
export type Point = 'missed' | 'registered' | 'lease-taken' | 'lease-held' | 'loaded' | 'filled' | 'refused'

/** Called and awaited at each point. */
export type Probe = (point: Point, key: string) => void | Promise<void>
