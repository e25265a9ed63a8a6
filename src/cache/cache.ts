import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../errors.ts'
import { traceDecision } from '../recording.ts'
import { type Counters, type Counts, count, createCounters, ended, noCounts, ONE_IN, slots, time } from './counters.ts'
import { Absent, type Entry, type Patience } from './entry.ts'
import { createEntryStore } from './entry-store.ts'
import { freshnessOf, type Grace, gracesOf } from './freshness.ts'
import { CacheUnavailable, type Guard } from './guard.ts'
import { createLeasedLoad, type Loaded, type Miss, type Point } from './leased-load.ts'
import { createLocalCopies } from './local-copies.ts'
import { createOwnFlights, createSingleFlight } from './single-flight.ts'
import { jsonBytes, type Stored } from './stored.ts'
import { createTagIndex } from './tag-index.ts'
import { createTracker } from './tracker.ts'
import type { Ttls } from './ttl.ts'
import type { Valkey } from './valkey.ts'

/** How many keys are dropped at a time by one invalidation. */
const DROPS_AT_ONCE = 500

/** How old a change may be that this process has not heard of, before it does without its copies; milliseconds. */
const TRUST_MS = 1_000

/** What a request may ask of the cache (RFC 9111, section 5.2.1). */
export type Directive = 'no-cache' | 'no-store' | 'only-if-cached'

export interface ReadOptions {
  directive?: Directive | undefined
  /** Nobody asked for it, as when it is warmed: it is not counted among the reads, though what it loads is among the loads. */
  unasked?: boolean
}

/** The answer to a read, and how it was come by. */
export interface CacheRead {
  readonly key: string
  readonly value: Stored
  /**
   * `hit`: it lay in the cache; `local`: a copy of it, in this process; `stale`: it lay there, is no longer fresh, and is
   * being loaded anew; `fail-safe`: likewise, because loading it failed or is slow. Else why it was loaded: `miss`,
   * `request` (the client wanted it anew) or `bypass` (the cache is unavailable, or was not to be used).
   */
  readonly how: Loaded['how'] | 'local' | 'stale' | 'fail-safe'
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
  /** Instead of both, for entries whose load may take long: longer than such a load takes. Milliseconds. Default: `leaseMs`. */
  longLeaseMs?: number
  /**
   * Whether readers who miss the same entry at the same time wait for one load. Off, each loads by itself, at most one of
   * them stores what it has loaded, and nothing stale is stored all the same. Default: on.
   */
  stampedeProtection?: boolean
  /** Bodies of at least this many bytes are stored compressed. */
  gzipBytes: number
  /**
   * How many loads may be under way in this process, those that may take long aside; what would be one more is refused with
   * `unavailable`.
   */
  loadsAtMost: number
  /** How long entries that allow it may be served when they are no longer fresh. */
  grace: Grace
  /** How long a reader that could be given something stale waits for the load. Milliseconds. */
  softTimeoutMs: number
  /** Copies in this process; without it there are none. */
  copies?: CopiesOptions
  /** Where reads and loads are counted, by kind of entry. Default: nowhere that anybody looks. */
  counters?: Counters
  /** Told of a load in the background that failed: nobody else is. */
  onRefreshFailed: (key: string, error: unknown) => void
  /** How many keys a tag may have at a time. */
  keysPerTag?: number
  /** Called, and awaited, at each point of a load: for tests that make races happen. */
  probe?: (point: Point, key: string) => void | Promise<void>
}

/** Copies in this process of entries that are `local`, in front of the cache server. */
export interface CopiesOptions {
  /** What may be kept; all of it must be known here, because the server is asked to tell of changes of these keys. */
  entries: readonly Pick<Entry<never, unknown>, 'local' | 'pattern'>[]
  /**
   * How long a copy is kept, milliseconds: the bound on how long another process's change may go unseen here. As a rule
   * it is seen as soon as the server has told of it.
   */
  ttlMs: number
  /** Of all copies together. */
  bytesAtMost: number
}

export interface Cache {
  /** The entry from the cache, or loaded and stored. Rejects only when the load does, with `not-cached`, or
   * with `unavailable` when too much is being loaded already. */
  read<P, V>(entry: Entry<P, V>, params: P, load: () => Promise<V | Absent>, options?: ReadOptions): Promise<CacheRead>
  /** The same as a value, parsed. */
  value<P, V>(
    entry: Entry<P, V>,
    params: P,
    load: () => Promise<V | Absent>,
    options?: ReadOptions,
  ): Promise<V | Absent>
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
  /** Ends what runs by itself. The servers' connections are not touched. */
  close(): void
}

/** What a change makes stale. */
export interface Stale {
  /**
   * What the rest is made of, dropped before it: the other way round, an entry could be made anew of what is stale, and stay.
   */
  first?: Stale
  /** Without the namespace. */
  keys?: readonly string[]
  tags?: readonly string[]
  /**
   * As SCAN understands them, without the namespace: for what no tag finds. All keys of the server are walked through, so
   * this is for changes that are rare.
   */
  patterns?: readonly string[]
}

/** What the server has; or that it has nothing, or does not answer. */
type LookedUp = Stored | 'missing' | 'unavailable'

/** A read: what to load if it finds nothing, and where it is counted. */
interface Read extends Miss {
  reads: Counts
}

/**
 * Cache-aside without stale fills and without stampedes. At most one process loads a missing entry, and in a process
 * one reader for all; while the cache is unavailable, every process loads by itself, still one reader for all. (Without
 * `stampedeProtection` every reader does.)
 */
export function createCache(options: CacheOptions): Cache {
  const { prefix, ttls, softTimeoutMs, stateServer, cacheServer, counters = createCounters() } = options
  /** Where reads are counted that nobody asked for, and nobody looks. */
  const unasked = noCounts()
  const graces = gracesOf(options.grace)
  const local = options.copies && openCopies({ ...options.copies, client: cacheServer.client, prefix })
  const entries = createEntryStore({ ...cacheServer, prefix, copies: local?.copies })
  const tagIndex = createTagIndex({ ...stateServer, prefix, keysAtMost: options.keysPerTag })
  const { leaseMs, waitMs, longLeaseMs = leaseMs, stampedeProtection = true } = options
  const flights = stampedeProtection ? createSingleFlight<Loaded>() : createOwnFlights<Loaded>()
  const waiting = (ms: number) => (stampedeProtection ? ms : 0)
  const patiences: Record<Patience, Miss['patience']> = {
    usual: { leaseMs, waitMs: waiting(waitMs), counted: true },
    long: { leaseMs: longLeaseMs, waitMs: waiting(longLeaseMs), counted: false },
  }
  const { loadUnderLease, refill, refresh, loadOnly } = createLeasedLoad({
    ...options,
    entries,
    tagIndex,
    negativeTtl: ttls.negative,
  })

  /** A hit costs a promise or two, and no more of what follows. */
  function readThrough(read: Read): Promise<CacheRead> {
    const arrived = flights.arrive()
    return lookUp(read).then((found) => {
      const served = serveHit(read, found)
      return served ? counted(read, served) : countedAtEnd(read, readAndLoad(read, found, arrived))
    })
  }

  const serveHit = (read: Read, found: LookedUp) => (typeof found === 'object' ? serve(read, found, 'hit') : undefined)

  /** Loads what was looked up and may not be served, or joins whoever does. */
  async function readAndLoad(read: Read, lookedUp: LookedUp, arrived: number): Promise<CacheRead> {
    const { key } = read
    let found = lookedUp
    // Twice at most: a load that begins after another has landed began after this read.
    for (;;) {
      const load = found === 'unavailable' ? loadOnly : loadUnderLease
      const flight = flights.share(key, arrived, (loading) => load(read, loading))
      const landed = typeof found === 'object' ? await unlessSlow(read, found, flight) : await flight
      if ('how' in landed) {
        traceDecision(key, landed.how)
        return landed
      }
      const { result, boarding } = landed
      if (boarding !== 'led') traceDecision(key, 'joined')
      // Late: what came may be older than a change that was acknowledged before this read began, even if it was stored, for
      // its answer may have been long on its way.
      if (boarding !== 'late') return { key, ...result, collapsed: boarding !== 'led' }
      traceDecision(key, 'read-again')
      found = await lookUp(read)
      const served = serveHit(read, found)
      if (served) return served
    }
  }

  /** What lay in the cache, if it may be served; sees to it that it is loaded anew where it is time to. */
  function serve(miss: Miss, value: Stored, how: 'hit' | 'local'): CacheRead | undefined {
    const freshness = freshnessOf(value, Date.now(), miss.grace)
    if (freshness === 'expired' || (freshness === 'stale' && how === 'local')) return undefined
    if (freshness !== 'fresh') void refresh(miss, value)
    const served = freshness === 'stale' ? 'stale' : how
    traceDecision(miss.key, freshness === 'early' ? `${how}, refreshed early` : served)
    return { key: miss.key, value, how: served, stored: true, collapsed: false }
  }

  /** Waits for a load; but when that fails or is slow, what has expired is good enough for some time, where that is allowed. */
  async function unlessSlow<T>({ key, grace }: Miss, expired: Stored, flight: Promise<T>): Promise<T | CacheRead> {
    if (expired.freshUntil + grace.ifError <= Date.now()) return flight
    const instead: CacheRead = { key, value: expired, how: 'fail-safe', stored: true, collapsed: false }
    const timer = new AbortController()
    const slow = sleep(softTimeoutMs, instead, { signal: timer.signal })
    try {
      return await Promise.race([flight.catch(() => instead), slow])
    } finally {
      timer.abort()
      slow.catch(() => {})
    }
  }

  /** What the server answers is kept; that it does not is for those to find out who wait for it. */
  function renew(key: string): void {
    entries.get(key).catch(() => {})
  }

  const lookUp = ({ key, reads }: Read): Promise<LookedUp> =>
    entries.get(key, reads).then(
      (found) => found ?? 'missing',
      (error) => {
        if (error instanceof CacheUnavailable) return 'unavailable'
        throw error
      },
    )

  const readAs = async (directive: Directive, read: Read): Promise<CacheRead> => {
    const { key } = read
    switch (directive) {
      case 'no-store':
        return { key, ...(await loadOnly(read)), collapsed: false }
      case 'no-cache':
        return { key, ...(await refill(read)), collapsed: false }
      case 'only-if-cached': {
        const served = serveHit(read, await lookUp(read))
        if (served) return served
        throw new AppError('not-cached', 'This is not in the cache, and the request forbids to load it.')
      }
    }
  }

  const read: Cache['read'] = (entry, params, load, { directive, unasked: isUnasked = false } = {}) => {
    const counts = counters.of(entry.kind)
    const reads = isUnasked ? unasked : counts
    const startedAt = entry.local && isTimed(reads) ? performance.now() : 0
    const key = prefix + entry.key(params)
    const tags = () => entry.tags(params)
    const miss = {
      key,
      tags,
      ttl: ttls[entry.ttl],
      grace: graces[entry.stale],
      patience: patiences[entry.patience],
      load,
    }
    const asked: Read = { ...miss, counts, reads }
    if (directive !== undefined) return countedAtEnd(asked, readAs(directive, asked))
    const copy = entry.local ? local?.copies.get(key, renew) : undefined
    const served = copy && serve(asked, copy, 'local')
    if (served === undefined) return readThrough(asked)
    if (startedAt !== 0) time(reads, 'localTime', performance.now() - startedAt)
    return Promise.resolve(counted(asked, served))
  }

  const invalidate: Cache['invalidate'] = async ({ first, ...rest }) => {
    // The rest is dropped whatever becomes of the first: a failure is told at the end, and all of it is done again.
    const [under] = await Promise.allSettled([first ? invalidate(first) : 0])
    const dropped = await invalidateAtOnce(rest)
    if (under.status === 'rejected') throw under.reason
    return under.value + dropped
  }

  async function invalidateAtOnce({ keys = [], tags = [], patterns = [] }: Omit<Stale, 'first'>): Promise<number> {
    const dropped = new Set<string>()
    const drop = async (found: readonly string[]) => {
      // In slices: each command is bounded in time from when it is sent.
      for (let i = 0; i < found.length; i += DROPS_AT_ONCE) {
        await Promise.all(found.slice(i, i + DROPS_AT_ONCE).map((key) => entries.drop(key)))
      }
      for (const key of found) dropped.add(key)
    }
    // What is known is dropped whatever becomes of the rest: a tag is looked up on another server.
    const told = await Promise.allSettled([
      drop(keys.map((key) => prefix + key)),
      ...tags.map(async (tag) => drop(await tagIndex.keys(tag))),
      ...patterns.map(async (pattern) => drop(await entries.matching(pattern))),
    ])
    // The server may have lost what a copy was made of, and then does not find it.
    if (patterns.length > 0) local?.copies.drop(undefined)
    const failed = told.find((result) => result.status === 'rejected')
    if (failed)
      throw new AppError('unavailable', 'The cache could not be told of the change.', { cause: failed.reason })
    return dropped.size
  }

  return {
    read,
    value: async <P, V>(entry: Entry<P, V>, params: P, load: () => Promise<V | Absent>, options?: ReadOptions) => {
      const { value } = await read(entry, params, load, options)
      const parsed = JSON.parse((await jsonBytes(value)).toString())
      return value.found ? (parsed as V) : new Absent(parsed)
    },
    invalidate,
    writeThrough: async (entry, params, load, alsoStale = {}) => {
      await invalidate({ ...alsoStale, keys: [...(alsoStale.keys ?? []), entry.key(params)] })
      return read(entry, params, load, { directive: 'no-cache', unasked: true })
    },
    close: () => local?.close(),
  }
}

/** Whether the next read that a copy answers is one of those that are timed. */
const isTimed = (reads: Counts) => ((reads[ended.local] ?? 0) & (ONE_IN - 1)) === 0

/** Counts how a read was answered. */
function counted({ reads }: Read, read: CacheRead): CacheRead {
  count(reads, read.collapsed ? ended.collapsed : ended[read.how])
  if (!read.value.found) count(reads, slots.absent)
  return read
}

/** Counts how a read is answered, or that it is not. */
function countedAtEnd(read: Read, answer: Promise<CacheRead>): Promise<CacheRead> {
  return answer.then(
    (answered) => counted(read, answered),
    (error) => {
      count(read.reads, ended.failed)
      throw error
    },
  )
}

/** Copies in this process, and what keeps them right. */
function openCopies({
  entries,
  ttlMs,
  bytesAtMost,
  client,
  prefix,
}: CopiesOptions & { client: Valkey; prefix: string }) {
  const prefixes = entries.filter(({ local }) => local).map(({ pattern }) => prefix + pattern.replace(/[*?[].*/, ''))
  const copies = createLocalCopies({ prefixes, ttlMs, bytesAtMost, trustedUntil: () => tracker.trustedUntil() })
  const tracker = createTracker({ client, prefixes, boundMs: Math.min(ttlMs, TRUST_MS), onChange: copies.drop })
  return { copies, close: tracker.close }
}
