import { BUCKETS, bucketOf } from '../histogram.ts'

/** Counters of a database's queries by name. Counting takes a few additions. */
export interface QueryCounts {
  /** Counts a query that has ended, with its duration in milliseconds. */
  count(name: string, result: 'ok' | 'error', ms: number): void
  /** Numbers of successful and failed queries by name. */
  readonly byName: ReadonlyMap<string, Readonly<Results>>
  /** Durations, including failed queries: their sum in milliseconds, and the buckets of a histogram. */
  readonly sumMs: number
  readonly buckets: Float64Array
}

type Results = Record<'ok' | 'error', number>

export function createQueryCounts(): QueryCounts {
  let sumMs = 0
  const byName = new Map<string, Results>()
  const buckets = new Float64Array(BUCKETS)
  return {
    count: (name, result, ms) => {
      let results = byName.get(name)
      if (results === undefined) {
        results = { ok: 0, error: 0 }
        byName.set(name, results)
      }
      results[result]++
      sumMs += ms
      const bucket = bucketOf(ms)
      buckets[bucket] = (buckets[bucket] ?? 0) + 1
    },
    byName,
    get sumMs() {
      return sumMs
    },
    buckets,
  }
}
