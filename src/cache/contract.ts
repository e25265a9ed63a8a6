import type { Counters } from './counters.ts'
import type { Absent, Entry } from './entry.ts'
import type { Generation } from './generation.ts'
import type { Guard } from './guard.ts'
import type { Loaded, Probe, ReadOptions } from './reading.ts'
import type { Stored } from './stored.ts'
import type { Ttls } from './ttl.ts'
import type { Valkey } from './valkey.ts'

/*
 * The interface of the caching layer: how entries are read and invalidated, and the options of a cache.
 */

/** Result of a read and its source. */
export interface CacheRead {
  readonly key: string
  readonly value: Stored
  /**
   * `hit`: from the cache server. `local`: from the in-process copy. `stale`: past its TTL, served while it is refreshed.
   * `fail-safe`: past its TTL, served because the load failed or is slow. Otherwise the reason for the load: `miss`,
   * `request` (the client sent a directive) or `bypass` (the cache is unavailable or must not be used).
   */
  readonly how: Loaded['how'] | 'local' | 'stale' | 'fail-safe'
  /** Whether the cache holds the value now. */
  readonly stored: boolean
  /** Whether the load was shared with another reader (RFC 9211, section 2.6). */
  readonly collapsed: boolean
}

/** A server and its guards, which add timeouts and a circuit breaker. */
export interface Guarded {
  client: Valkey
  /** For reads, which have a fallback. Its timeout is short. */
  guard: Guard
  /** For changes, which have no fallback. Its timeout is longer. */
  patient: Guard
}

export interface CacheOptions {
  /** Holds entries and leases. May lose data at any time. */
  cacheServer: Guarded
  /** Holds the tag index. Must not lose data. */
  stateServer: Guarded
  /** Generation of the state server. Default: it never loses its data. */
  generation?: Generation
  /** Namespace before every key. */
  prefix: string
  ttls: Ttls
  /** Lifetime of a lease in milliseconds: longer than a load takes. */
  leaseMs: number
  /** Maximum time that a reader waits for the fill of another process. Milliseconds. */
  waitMs: number
  /**
   * Replaces `leaseMs` and `waitMs` for entries with long loads. Longer than such a load takes. Milliseconds. Default:
   * `leaseMs`.
   */
  longLeaseMs?: number
  /**
   * Whether concurrent readers of a missing entry share one load. Without it each reader loads and at most one stores its
   * value; stale values are never stored. Default: true.
   */
  stampedeProtection?: boolean
  /** Bodies of at least this many bytes are stored compressed. */
  gzipBytes: number
  /**
   * Maximum number of concurrent loads in this process, not counting long ones. Further loads are refused with `unavailable`.
   * If one address takes more than half of them, the others get up to half as many in addition.
   */
  loadsAtMost: number
  /** Times for which stale values may be served, for entries that allow it. */
  grace: {
    /** Served at once, while a refresh runs in the background. Milliseconds after the TTL. */
    whileRevalidate: number
    /** Served when a load fails or is slow. Milliseconds after the TTL. */
    ifError: number
  }
  /** Time that a request waits for a load before it gets a stale value. Milliseconds. */
  softTimeoutMs: number
  /** In-process copies. Default: none. */
  copies?: CopiesOptions
  /** Counters of reads and loads by kind of entry. Default: private ones. */
  counters?: Counters
  /** Reports a failed background refresh, which no reader sees. */
  onRefreshFailed: (key: string, error: unknown) => void
  /** Maximum number of keys per tag. */
  keysPerTag?: number
  /** Awaited at each point of a load, so that tests can force races. */
  probe?: Probe
}

/** In-process copies of entries that are `local`, in front of the cache server. */
export interface CopiesOptions {
  /** All entries that may be copied: the server sends invalidations for their keys only. */
  entries: readonly Pick<Entry<never, unknown>, 'local' | 'pattern'>[]
  /**
   * Lifetime of a copy in milliseconds. It bounds how long a change by another process can stay unseen; usually the
   * server's invalidation arrives at once.
   */
  ttlMs: number
  /** Maximum size of all copies together. Bytes. */
  bytesAtMost: number
}

export interface Cache {
  /**
   * Reads an entry from the cache, or loads and stores it. Rejects when the load does, with `not-cached` when the directive
   * forbids a load, and with `unavailable` when too many loads are running.
   */
  read<P, V>(entry: Entry<P, V>, params: P, load: () => Promise<V | Absent>, options?: ReadOptions): Promise<CacheRead>
  /** Reads an entry as a parsed value. */
  value<P, V>(
    entry: Entry<P, V>,
    params: P,
    load: () => Promise<V | Absent>,
    options?: ReadOptions,
  ): Promise<V | Absent>
  /**
   * Invalidates entries. Call it after the database commit. A read that begins after it resolves never gets an older value.
   * Resolves to the number of dropped keys, including keys without an entry. Rejects with `unavailable` when a server could not
   * be reached; repeating it is safe.
   */
  invalidate(stale: Stale): Promise<number>
  /**
   * Begins an invalidation: looks up the keys of tags now, in one round trip with other commands of this turn. The result
   * completes it like `invalidate`; call it in any case.
   */
  beginInvalidation(stale: Stale): () => Promise<number>
  /**
   * Write-through: invalidates, then stores the database's current value of this entry. Call it after the database has
   * committed. The value is loaded under a new lease, so the later of two overlapping writes wins. Rejects when `invalidate` or
   * the load does; the next read then loads the entry.
   */
  writeThrough<P, V>(
    entry: Entry<P, V>,
    params: P,
    load: () => Promise<V | Absent>,
    alsoStale?: Stale,
  ): Promise<CacheRead>
  /** Stops background work. The connections to the servers stay open. */
  close(): void
}

/** The entries that a change invalidates. */
export interface Stale {
  /**
   * Entries from which the others are built. They are invalidated first. In the other order a reader could rebuild an entry
   * from a stale one, and the cache would keep it.
   */
  first?: Stale
  /** Keys without the namespace. */
  keys?: readonly string[]
  tags?: readonly string[]
  /** SCAN patterns without the namespace. Only for rare changes, because SCAN visits all keys of the server. */
  patterns?: readonly string[]
}
