/*
 * Histograms of durations. Their buckets are always the same, so histograms of several processes or seconds can be added up.
 * Each bound is 2^(1/4) times the previous one, from a microsecond to 17 seconds. A quantile is the geometric middle of a
 * bucket: its error is at most 9.1 %, except below the first bound and above the last.
 */

const PER_OCTAVE = 4
const OCTAVES = 24

/** Number of buckets. The last one holds durations above all bounds. */
export const BUCKETS = PER_OCTAVE * OCTAVES + 2

/** Returns the bucket of a duration in milliseconds. */
export function bucketOf(ms: number): number {
  const bucket = Math.ceil(Math.log2(ms * 1_000) * PER_OCTAVE)
  return bucket > 0 ? Math.min(bucket, BUCKETS - 1) : 0
}

/** Returns the upper bound of a bucket, which belongs to it. Milliseconds. */
export const boundOf = (bucket: number): number =>
  bucket === BUCKETS - 1 ? Number.POSITIVE_INFINITY : 2 ** (bucket / PER_OCTAVE) / 1_000

/** Returns a quantile in milliseconds. Undefined for an empty histogram. */
export function quantile(part: number, buckets: Float64Array): number | undefined {
  const all = buckets.reduce((sum, count) => sum + count, 0)
  if (all === 0) return undefined
  let left = part * all
  const found = buckets.findIndex((count) => {
    left -= count
    return count > 0 && left <= 0
  })
  // Rounding can leave a remainder after the last bucket.
  const bucket = found === -1 ? buckets.findLastIndex((count) => count > 0) : found
  return 2 ** ((Math.min(bucket, BUCKETS - 2) - 0.5) / PER_OCTAVE) / 1_000
}
