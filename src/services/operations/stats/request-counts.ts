import { BUCKETS, bucketOf } from '../../../histogram.ts'

/** How many requests were answered over HTTP in this process, and how long they took. Counting one is two additions. */
export interface RequestCounts {
  /** One was answered before routing. */
  countFast(): void
  /** The routes have answered one with this status, so many milliseconds after it came. */
  countRouted(status: number, ms: number): void
  readonly fast: number
  /** By the first digit of the status. */
  readonly byClass: Float64Array
  /** How long the routes took: the sum in milliseconds, and the buckets. */
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
