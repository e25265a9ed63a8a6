import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../errors.ts'
import { traceDecision } from '../recording.ts'
import { type Counts, countedLoad } from './counters.ts'
import { Absent } from './entry.ts'
import type { EntryStore, Lease } from './entry-store.ts'
import type { Grace } from './freshness.ts'
import { CacheUnavailable } from './guard.ts'
import { encode, type Stored } from './stored.ts'
import type { TagIndex } from './tag-index.ts'
import { jittered, longest } from './ttl.ts'

/** What to load when a read finds nothing, and how to keep it. */
export interface Miss {
  key: string
  tags: () => readonly string[]
  /** Milliseconds. */
  ttl: number
  /** What may be done with it when it is no longer fresh. */
  grace: Grace
  /**
   * How long its lease lasts, and how long a reader waits for another's; milliseconds. And whether it is one of the loads
   * that may be under way.
   */
  patience: { leaseMs: number; waitMs: number; counted: boolean }
  /** Where its loads are counted. */
  counts: Counts
  load: () => Promise<unknown>
  /** When the loaded value changes next, if it depends on the clock. */
  freshUntil(value: unknown): Date | undefined
}

export interface Loaded {
  value: Stored
  /** Whether the value lies in the cache, as far as is known. */
  stored: boolean
  /** Why the database was asked; `hit` when another process's fill arrived first. */
  how: 'hit' | 'miss' | 'request' | 'bypass'
}

/**
 * The points of a load at which another process may interfere, in order. Tests stop a load there to make a race happen.
 */
export type Point = 'missed' | 'registered' | 'lease-taken' | 'lease-held' | 'loaded' | 'filled' | 'refused'

export interface LeasedLoadOptions {
  entries: EntryStore
  tagIndex: TagIndex
  negativeTtl: number
  gzipBytes: number
  loadsAtMost: number
  /** Told of a load in the background that failed. */
  onRefreshFailed: (key: string, error: unknown) => void
  probe?: (point: Point, key: string) => void | Promise<void>
}

/**
 * How long a process may stand still between registering a key under its tags and taking the lease; later than that the
 * registration could end before the entry does, and the lease is not asked for any more.
 */
const STANDSTILL_MS = 60_000

/**
 * Loads what is missing from the cache, so that nothing stale is ever stored: register under the tags, take the lease,
 * load, and store only if the lease still stands. An invalidation ends the lease (Nishtala et al., "Scaling Memcache
 * at Facebook", NSDI 2013, section 3.2.1).
 */
export function createLeasedLoad(options: LeasedLoadOptions) {
  const { entries, tagIndex, negativeTtl, gzipBytes, loadsAtMost, onRefreshFailed } = options
  /** Loads under way. */
  let loads = 0
  /** Keys that are being refreshed in the background. */
  const refreshing = new Set<string>()

  async function reach(point: Point, key: string): Promise<void> {
    traceDecision(key, point)
    await options.probe?.(point, key)
  }

  /** Loads under the lease; waits for another process that holds it; loads without storing if that takes too long. */
  async function loadUnderLease(miss: Miss, loading: () => void): Promise<Loaded> {
    await reach('missed', miss.key)
    const turn = await unlessUnavailable(async () => {
      const registeredAt = await register(miss)
      return registeredAt === undefined ? 'held' : waitForLease(miss, registeredAt, loading)
    })
    if (turn === 'unavailable') return loadOnly(miss, loading)
    if (turn === 'held') return { ...(await loadOnly(miss, loading)), how: 'miss' }
    if ('found' in turn) return { value: turn.found, stored: true, how: 'hit' }
    return fillUnderLease(miss, turn.lease, 'miss', loading)
  }

  /** Loads anew, whatever the cache holds and whoever is loading it, and stores it. */
  async function refill(miss: Miss): Promise<Loaded> {
    const lease = await unlessUnavailable(async () => {
      const registeredAt = await register(miss)
      if (registeredAt === undefined) return 'unavailable'
      const lease = await entries.seizeLease(miss.key, miss.patience.leaseMs)
      return tooLate(registeredAt) ? 'unavailable' : lease
    })
    return lease === 'unavailable' ? loadOnly(miss) : fillUnderLease(miss, lease, 'request')
  }

  /**
   * Loads anew what is stale or soon will be, under the same rule, unless somebody else does. `seen` is what the cache holds.
   * Half of the loads are left to those who wait for one.
   */
  async function refresh(miss: Miss, seen: Stored): Promise<void> {
    const { key } = miss
    if (refreshing.has(key) || (miss.patience.counted && loads >= loadsAtMost / 2)) return
    refreshing.add(key)
    let rest = 0
    try {
      const registeredAt = await register(miss)
      if (registeredAt === undefined) return
      const turn = await entries.takeLease(key, { leaseMs: miss.patience.leaseMs, freshAfter: seen.freshUntil })
      if (turn === 'held' || 'found' in turn || tooLate(registeredAt)) return
      await fillUnderLease(miss, turn.lease, 'miss')
    } catch (error) {
      // Not the cache's being unavailable: then nobody is refreshed, and everybody is told otherwise.
      if (!(error instanceof CacheUnavailable)) onRefreshFailed(key, error)
      rest = AFTER_FAILURE_MS
    } finally {
      if (rest === 0) refreshing.delete(key)
      else setTimeout(() => refreshing.delete(key), rest).unref()
    }
  }

  /** Loads without the cache. */
  async function loadOnly(miss: Miss, loading?: () => void): Promise<Loaded> {
    traceDecision(miss.key, 'bypass')
    loading?.()
    return { value: await produce(miss), stored: false, how: 'bypass' }
  }

  async function fillUnderLease(
    miss: Miss,
    lease: Lease,
    how: 'miss' | 'request',
    loading?: () => void,
  ): Promise<Loaded> {
    const { key } = miss
    await reach('lease-taken', key)
    loading?.()
    let value: Stored
    try {
      value = await produce(miss)
    } catch (error) {
      // Let the next reader try at once. If the cache cannot be told, the lease runs out by itself.
      await unlessUnavailable(() => entries.releaseLease(key, lease))
      throw error
    }
    await reach('loaded', key)
    const grace = value.found ? miss.grace.ifError : 0
    const stored = (await unlessUnavailable(() => entries.fill(key, lease, value, grace))) === true
    await reach(stored ? 'filled' : 'refused', key)
    return { value, stored, how }
  }

  /** Answers when it was; undefined when a tag has no room, and the entry must not be stored. */
  async function register({ key, tags, ttl, grace, patience }: Miss): Promise<number | undefined> {
    const registeredAt = performance.now()
    const { leaseMs, waitMs } = patience
    const lifetime = longest(Math.max(ttl, negativeTtl)) + grace.ifError + waitMs + leaseMs + STANDSTILL_MS
    if (!(await tagIndex.register(key, tags(), lifetime))) return undefined
    await reach('registered', key)
    return registeredAt
  }

  /** Polls with full jitter: one reader of each process that waits. */
  async function waitForLease({ key, patience }: Miss, registeredAt: number, loading: () => void) {
    const { leaseMs, waitMs } = patience
    const waited = () => performance.now() - registeredAt
    for (let pause = 4; waited() < waitMs + STANDSTILL_MS; pause = Math.min(pause * 1.5, 20)) {
      // What it may answer is no older than this.
      loading()
      const turn = await entries.takeLease(key, { leaseMs, freshAfter: Date.now() })
      if (turn !== 'held') return turn
      await reach('lease-held', key)
      if (waited() >= waitMs) break
      await sleep(1 + Math.random() * pause)
    }
    return 'held'
  }

  async function produce({ load, freshUntil, ttl, patience, counts }: Miss): Promise<Stored> {
    const started = performance.now()
    const counted = () => countedLoad(counts, load)
    const loaded = await (patience.counted ? bounded(counted) : counted())
    const found = !(loaded instanceof Absent)
    return encode({
      value: found ? loaded : loaded.detail,
      found,
      ttl: jittered(found ? ttl : negativeTtl),
      cost: performance.now() - started,
      gzipBytes,
      now: Date.now(),
      until: found ? freshUntil(loaded)?.getTime() : undefined,
    })
  }

  /** Refuses rather than queues: a queue would only move the wait. */
  async function bounded<T>(load: () => Promise<T>): Promise<T> {
    if (loads >= loadsAtMost) throw new AppError('unavailable', 'Too much has to be loaded at the moment.')
    loads++
    try {
      return await load()
    } finally {
      loads--
    }
  }

  return { loadUnderLease, refill, refresh, loadOnly }
}

export type LeasedLoad = ReturnType<typeof createLeasedLoad>

/** How long nobody refreshes what could not be refreshed, milliseconds. */
const AFTER_FAILURE_MS = 1_000

const tooLate = (registeredAt: number) => performance.now() - registeredAt >= STANDSTILL_MS

async function unlessUnavailable<T>(work: () => Promise<T>): Promise<T | 'unavailable'> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof CacheUnavailable) return 'unavailable'
    throw error
  }
}
