import { BUCKETS, bucketOf } from '../histogram.ts'

/** What was asked of a database, by the names of its queries. Counting one is a few additions. */
export interface QueryCounts {
  /** One has ended, after so many milliseconds. */
  count(name: string, result: 'ok' | 'error', ms: number): void
  /** By name: how many were answered, and how many were not. */
  readonly byName: ReadonlyMap<string, Readonly<Results>>
  /** How long they took, those that failed included: the sum in milliseconds, and the buckets. */
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
