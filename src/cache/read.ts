import type { Cache, CacheRead } from './contract.ts'
import { type Counters, type Counts, count, ended, noCounts, ONE_IN, slots, time } from './counters.ts'
import type { EntryStore } from './entry-store.ts'
import { CacheUnavailable } from './guard.ts'
import type { LocalCopies } from './local-copies.ts'
import type { ReadOnMiss } from './read-on-miss.ts'
import type { Read } from './reading.ts'
import type { Serve } from './serve.ts'
import type { Stored } from './stored.ts'

export interface CreateReadOptions {
  /** Namespace before every key. */
  prefix: string
  counters: Counters
  copies: LocalCopies | undefined
  entries: EntryStore
  serve: Serve
  /** Returns the arrival time of a read, for single flight. */
  arrive: () => number
  onMiss: ReadOnMiss
}

/**
 * Reads through the in-process copy and the cache server. This is the hot path: a hit costs one literal and one or two
 * promises. Object spreads and async functions are avoided here because each costs more than the look-up.
 */
export function createRead(options: CreateReadOptions): Cache['read'] {
  const { prefix, counters, copies, entries, serve, arrive, onMiss } = options
  /** Counters for reads without a client. They are never read. */
  const unasked = noCounts()

  /** Renews a copy shortly before it expires. Ignores failures, because later readers read from the server. */
  function renew(key: string): void {
    entries.get(key).catch(() => {})
  }

  function readServer<P, V>(read: Read<P, V>): Promise<CacheRead> {
    const arrived = arrive()
    const miss = (found: Stored | 'missing' | 'unavailable') =>
      countedAtEnd(read.reads, onMiss.load(read, found, arrived))
    return entries.get(read.key, read.reads).then(
      (found) => {
        if (found === undefined) return miss('missing')
        const served = serve(read, found, 'hit')
        return served === undefined ? miss(found) : counted(read.reads, served)
      },
      (error) => {
        if (error instanceof CacheUnavailable) return miss('unavailable')
        throw error
      },
    )
  }

  return (entry, params, load, options) => {
    const counts = counters.of(entry.kind)
    const reads = options?.unasked === true ? unasked : counts
    const startedAt = copies !== undefined && entry.local && isTimed(reads) ? performance.now() : 0
    const read = { key: prefix + entry.key(params), entry, params, load, counts, reads, options }
    const directive = options?.directive
    if (directive !== undefined) return countedAtEnd(reads, onMiss.readAs(directive, read))
    const copy = entry.local ? copies?.get(read.key, renew) : undefined
    const served = copy === undefined ? undefined : serve(read, copy, 'local')
    if (served === undefined) return readServer(read)
    if (startedAt !== 0) time(reads, 'localTime', performance.now() - startedAt)
    return Promise.resolve(counted(reads, served))
  }
}

/** Whether the next read from an in-process copy is timed. */
const isTimed = (reads: Counts) => ((reads[ended.local] ?? 0) & (ONE_IN - 1)) === 0

/** Counts the outcome of a read. */
function counted(reads: Counts, read: CacheRead): CacheRead {
  count(reads, read.collapsed ? ended.collapsed : ended[read.how])
  if (!read.value.found) count(reads, slots.absent)
  return read
}

/** Counts the outcome of a read when it ends, including failures. */
function countedAtEnd(reads: Counts, result: Promise<CacheRead>): Promise<CacheRead> {
  return result.then(
    (read) => counted(reads, read),
    (error) => {
      count(reads, ended.failed)
      throw error
    },
  )
}
