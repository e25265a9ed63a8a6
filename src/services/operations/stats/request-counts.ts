import { BUCKETS, bucketOf } from '../../../histogram.ts'

/** Number and duration of HTTP requests of this process. Counting one costs two additions. */
export interface RequestCounts {
  /** Counts a request that the fast path served before routing. */
  countFast(): void
  /** Counts a request that a route served, with its status and duration in milliseconds. */
  countRouted(status: number, ms: number): void
  readonly fast: number
  /** Counts by the first digit of the status. */
  readonly byClass: Float64Array
  /** Durations of routed requests: sum in milliseconds, and buckets. */
  readonly sumMs: number
  readonly buckets: Float64Array
}

export function createRequestCounts(): RequestCounts {
  let fast = 0
  let sumMs = 0
  const byClass = new Float64Array(6)
  const buckets = new Float64Array(BUCKETS)
  const add = (to: Float64Array, at: number) => {
    to[at] = (to[at] ?? 0) + 1
  }
  return {
    countFast: () => {
      fast++
    },
    countRouted: (status, ms) => {
      add(byClass, Math.trunc(status / 100))
      add(buckets, bucketOf(ms))
      sumMs += ms
    },
    get fast() {
      return fast
    },
    get sumMs() {
      return sumMs
    },
    byClass,
    buckets,
  }
}
