import { AppError } from '../errors.ts'
import { Absent, type Entry } from './entry.ts'
import { createEntryStore } from './entry-store.ts'
import { CacheAway, type Guard } from './guard.ts'
import { createLeasedLoad, type Loaded, type Miss, type Point } from './leased-load.ts'
import { createSingleFlight } from './single-flight.ts'
import { jsonBytes, type Stored } from './stored.ts'
import { createTagIndex } from './tag-index.ts'
import type { Ttls } from './ttl.ts'
import type { Valkey } from './valkey.ts'

/** What a request may ask of the cache (RFC 9111, section 5.2.1). */
export type Directive = 'no-cache' | 'no-store' | 'only-if-cached'

export interface ReadOptions {
  directive?: Directive | undefined
}

/** The answer to a read, and how it was come by. */
export interface CacheRead {
  readonly key: string
  readonly value: Stored
  /**
   * `hit`: it lay in the cache. Else why it was loaded: `miss`, `request` (the client wanted it anew) or `bypass` (the
   * cache is away, or was not to be used).
   */
  readonly how: Loaded['how']
  /** Whether it lies in the cache now. */
  readonly stored: boolean
  /** It was loaded for another reader, too (RFC 9211, section 2.6). */
  readonly collapsed: boolean
}

/** A server and what keeps its failures from hurting. */
export interface Guarded {
  client: Valkey
  /** For reads, which can do without an answer: gives up soon. */
  guard: Guard
  /** For changes, which cannot: waits longer. */
  patient: Guard
}

export interface CacheOptions {
  /** Holds entries and leases; may lose anything at any time. */
  cacheServer: Guarded
  /** Holds the tag index; may lose nothing. */
  stateServer: Guarded
  /** Namespace before every key. */
  prefix: string
  ttls: Ttls
  /** How long a lease lasts: longer than a load takes. Milliseconds. */
  leaseMs: number
  /** How long a reader waits for another process's fill. Milliseconds. */
  waitMs: number
  /** Bodies of at least this many bytes are stored compressed. */
  gzipBytes: number
  /** How many loads may be under way in this process; what would be one more is refused with `unavailable`. */
  loadsAtMost: number
  /** How many keys a tag may have at a time. */
  keysPerTag?: number
  /** Called, and awaited, at each point of a load: for tests that make races happen. */
  probe?: (point: Point, key: string) => void | Promise<void>
}

export interface Cache {
  /** The entry from the cache, or loaded and stored. Rejects only when the load does, with `not-cached`, or
   * with `unavailable` when too much is being loaded already. */
  read<P, V>(entry: Entry<P, V>, params: P, load: () => Promise<V | Absent>, options?: ReadOptions): Promise<CacheRead>
  /** The same as a value, parsed. */
  value<P, V>(entry: Entry<P, V>, params: P, load: () => Promise<V | Absent>): Promise<V | Absent>
  /**
   * Makes entries stale. Call it after the database has committed: once it resolves, no read that begins later is answered
   * with anything older. Answers how many keys it dropped, whether or not something lay there. Rejects with `unavailable`
   * when a server could not be told; it may be repeated.
   */
  invalidate(stale: Stale): Promise<number>
  /**
   * Write-through: makes entries stale, then puts what the database holds now in the place of this one. Call it after the
   * database has committed. The value is read under a lease of its own, so that of two writes that overlap the later one
   * stays. Rejects as `invalidate` does, or when the load does: then the entry is gone, and the next read loads it.
   */
  writeThrough<P, V>(
    entry: Entry<P, V>,
    params: P,
    load: () => Promise<V | Absent>,
    alsoStale?: Stale,
  ): Promise<CacheRead>
}

/** What a change makes stale. */
export interface Stale {
  /** Without the namespace. */
  keys?: readonly string[]
  tags?: readonly string[]
  /**
   * As SCAN understands them, without the namespace: for what no tag finds. All keys of the server are walked through, so
   * this is for changes that are rare.
   */
  patterns?: readonly string[]
}

/**
 * Cache-aside without stale fills and without stampedes. At most one process loads a missing entry, and in a process
 * one reader for all; while the cache is away, every process loads by itself, still one reader for all.
 */
export function createCache(options: CacheOptions): Cache {
  const { prefix, ttls, probe, leaseMs, waitMs, gzipBytes, loadsAtMost } = options
  const entries = createEntryStore({ ...options.cacheServer, prefix, leaseMs })
  const { keysPerTag } = options
  const tagIndex = createTagIndex({ ...options.stateServer, prefix, ...(keysPerTag ? { keysAtMost: keysPerTag } : {}) })
  const flights = createSingleFlight<Loaded>()
  const { loadUnderLease, refill, loadOnly } = createLeasedLoad({
    ...{ entries, tagIndex, leaseMs, waitMs, gzipBytes, loadsAtMost, probe },
    negativeTtl: ttls.negative,
  })

  async function readThrough(miss: Miss): Promise<CacheRead> {
    const { key } = miss
    const arrived = flights.arrive()
    // Twice at most: a load that begins after another has landed began after this read.
    for (;;) {
      const found = await lookUp(key)
      if (typeof found === 'object') return hit(key, found)
      const load = found === 'away' ? loadOnly : loadUnderLease
      const { result, boarding } = await flights.share(key, arrived, (loading) => load(miss, loading))
      // Late, and no fill that proves that nothing changed meanwhile: what came may be older than a change that was
      // acknowledged before this read began.
      const mayBeStale = boarding === 'late' && !result.stored
      if (!mayBeStale) return { key, ...result, collapsed: boarding !== 'led' }
    }
  }

  async function lookUp(key: string): Promise<Stored | 'missing' | 'away'> {
    try {
      return (await entries.get(key)) ?? 'missing'
    } catch (error) {
      if (error instanceof CacheAway) return 'away'
      throw error
    }
  }

  const readAs = async (directive: Directive | undefined, miss: Miss): Promise<CacheRead> => {
    const { key } = miss
    switch (directive) {
      case undefined:
        return readThrough(miss)
      case 'no-store':
        return { key, ...(await loadOnly(miss)), collapsed: false }
      case 'no-cache':
        return { key, ...(await refill(miss)), collapsed: false }
      case 'only-if-cached': {
        const found = await lookUp(key)
        if (typeof found === 'object') return hit(key, found)
        throw new AppError('not-cached', 'This is not in the cache, and the request forbids to load it.')
      }
    }
  }

  const read: Cache['read'] = (entry, params, load, { directive } = {}) =>
    readAs(directive, { key: prefix + entry.key(params), tags: entry.tags(params), ttl: ttls[entry.ttl], load })

  const invalidate: Cache['invalidate'] = async ({ keys = [], tags = [], patterns = [] }) => {
    try {
      const found = await Promise.all([
        ...tags.map((tag) => tagIndex.keys(tag)),
        ...patterns.map((pattern) => entries.matching(pattern)),
      ])
      const stale = new Set([...keys.map((key) => prefix + key), ...found.flat()])
      await Promise.all([...stale].map((key) => entries.drop(key)))
      return stale.size
    } catch (error) {
      throw new AppError('unavailable', 'The cache could not be told of the change.', { cause: error })
    }
  }

  return {
    read,
    value: async <P, V>(entry: Entry<P, V>, params: P, load: () => Promise<V | Absent>) => {
      const { value } = await read(entry, params, load)
      const parsed = JSON.parse((await jsonBytes(value)).toString())
      return value.found ? (parsed as V) : new Absent(parsed)
    },
    invalidate,
    writeThrough: async (entry, params, load, alsoStale = {}) => {
      await invalidate({ ...alsoStale, keys: [...(alsoStale.keys ?? []), entry.key(params)] })
      return read(entry, params, load, { directive: 'no-cache' })
    },
  }
}

const hit = (key: string, value: Stored): CacheRead => ({ key, value, how: 'hit', stored: true, collapsed: false })
