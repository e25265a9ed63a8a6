import { findAppError } from '../errors.ts'
import { BUCKETS, bucketOf } from '../histogram.ts'

/**
 * How reads end. `local`, `hit`, `stale`, `fail-safe`, `miss`, `request` and `bypass` are those of `CacheRead.how`;
 * `collapsed`: answered by a load that was another reader's; `failed`: not answered, because the load failed, too much was
 * being loaded, or the client forbade to load.
 */
export const outcomes = [
  'local',
  'hit',
  'stale',
  'fail-safe',
  'miss',
  'collapsed',
  'request',
  'bypass',
  'failed',
] as const

export type Outcome = (typeof outcomes)[number]

/** Where each outcome is counted. */
export const ended = Object.fromEntries(outcomes.map((outcome, slot) => [outcome, slot])) as Record<Outcome, number>

const DURATION = 1 + BUCKETS
const first = outcomes.length

/** Where the rest is counted; of a duration: first the sum, in milliseconds, then its buckets. */
export const slots = {
  /** Reads whose answer was that there is no such thing; they are among those above. */
  absent: first,
  /** Loads that were begun, for whatever reason. */
  loads: first + 1,
  loadErrors: first + 2,
  /** How long reads took that a copy answered: of one in `ONE_IN`. */
  localTime: first + 3,
  /** How long Valkey took to answer what it had, for each read that waited for it. */
  hitTime: first + 3 + DURATION,
  /** How long loads took, those that failed included. */
  loadTime: first + 3 + 2 * DURATION,
}

const LENGTH = first + 3 + 3 * DURATION

/** Changes whenever a slot comes to mean something else: figures of different layouts are not added up. */
export const LAYOUT = 1

/** Two readings of the clock would cost more than finding a copy does: not every such read is timed. A power of two. */
export const ONE_IN = 64

/** All figures of one kind of entry. They are merged by adding them up: over kinds, instances and time. */
export type Counts = Float64Array

export const noCounts = (): Counts => new Float64Array(LENGTH)

/** Counts one in a slot. */
export function count(counts: Counts, slot: number): void {
  counts[slot] = (counts[slot] ?? 0) + 1
}

/** Notes that something took this long, for so many who waited. */
export function time(counts: Counts, what: 'localTime' | 'hitTime' | 'loadTime', ms: number, times = 1): void {
  const at = slots[what]
  counts[at] = (counts[at] ?? 0) + ms * times
  const bucket = at + 1 + bucketOf(ms)
  counts[bucket] = (counts[bucket] ?? 0) + times
}

/** Loads, and counts that, how long it took and whether it failed. */
export async function countedLoad<T>(counts: Counts, load: () => Promise<T>): Promise<T> {
  count(counts, slots.loads)
  const startedAt = performance.now()
  try {
    return await load()
  } catch (error) {
    // "There is no such thing" is an answer.
    if (findAppError(error)?.code !== 'not-found') count(counts, slots.loadErrors)
    throw error
  } finally {
    time(counts, 'loadTime', performance.now() - startedAt)
  }
}

/** The buckets of one of the durations. */
export function bucketsOf(counts: Counts, what: 'localTime' | 'hitTime' | 'loadTime'): Float64Array {
  return counts.subarray(slots[what] + 1, slots[what] + DURATION)
}

/** What is counted in this process, by kind of entry. Counting is an addition to a number that is there already. */
export interface Counters {
  /** The figures of a kind, to be counted in. */
  of(kind: string): Counts
  /** The figures as they are now, of every kind that was asked for. */
  snapshot(): Map<string, Counts>
}

export function createCounters(): Counters {
  const byKind = new Map<string, Counts>()
  return {
    of: (kind) => {
      const known = byKind.get(kind)
      if (known !== undefined) return known
      const counts = noCounts()
      byKind.set(kind, counts)
      return counts
    },
    snapshot: () => new Map([...byKind].map(([kind, counts]) => [kind, counts.slice()])),
  }
}
