import { findAppError } from '../errors.ts'
import { BUCKETS, bucketOf } from '../histogram.ts'

/**
 * Outcomes of a read. `collapsed`: shared the load of another reader. `failed`: the load failed, was refused because too many
 * were running, or was forbidden by the client. For the others see `CacheRead.how`.
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

/** Slot of each outcome. */
export const ended = Object.fromEntries(outcomes.map((outcome, slot) => [outcome, slot])) as Record<Outcome, number>

const DURATION = 1 + BUCKETS
const first = outcomes.length

/** Slots of the other figures. A duration takes several slots: its sum in milliseconds, then its buckets. */
export const slots = {
  /** Reads with a negative result. Each also counts as one of the outcomes. */
  absent: first,
  /** Loads that were started. */
  loads: first + 1,
  loadErrors: first + 2,
  /** Duration of local hits. One in `ONE_IN` is timed. */
  localTime: first + 3,
  /** Time that Valkey took for a hit, added once per reader that waited. */
  hitTime: first + 3 + DURATION,
  /** Duration of loads, including failed ones. */
  loadTime: first + 3 + 2 * DURATION,
}

const LENGTH = first + 3 + 3 * DURATION

/** Version of the slots. Figures of different versions are not added up. */
export const LAYOUT = 1

/** Number of local hits per timed hit, because reading the clock costs more than the hit. Must be a power of two. */
export const ONE_IN = 64

/** All counters of one kind of entry. They can be added up over kinds, instances and time. */
export type Counts = Float64Array

export const noCounts = (): Counts => new Float64Array(LENGTH)

/** Adds one to a slot. */
export function count(counts: Counts, slot: number): void {
  counts[slot] = (counts[slot] ?? 0) + 1
}

/** Adds a duration in milliseconds, for this number of readers. */
export function time(counts: Counts, what: 'localTime' | 'hitTime' | 'loadTime', ms: number, times = 1): void {
  const at = slots[what]
  counts[at] = (counts[at] ?? 0) + ms * times
  const bucket = at + 1 + bucketOf(ms)
  counts[bucket] = (counts[bucket] ?? 0) + times
}

/** Loads, and counts the load, its duration and its failure. */
export async function countedLoad<T>(counts: Counts, load: () => Promise<T>): Promise<T> {
  count(counts, slots.loads)
  const startedAt = performance.now()
  try {
    return await load()
  } catch (error) {
    // A negative result is not a failure.
    if (findAppError(error)?.code !== 'not-found') count(counts, slots.loadErrors)
    throw error
  } finally {
    time(counts, 'loadTime', performance.now() - startedAt)
  }
}

/** Buckets of a duration. */
export function bucketsOf(counts: Counts, what: 'localTime' | 'hitTime' | 'loadTime'): Float64Array {
  return counts.subarray(slots[what] + 1, slots[what] + DURATION)
}

/** Counters of this process by kind of entry. Counting is one addition in a preallocated array. */
export interface Counters {
  /** Figures of a kind, to count in. */
  of(kind: string): Counts
  /** Copies of the current figures of every kind. */
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
