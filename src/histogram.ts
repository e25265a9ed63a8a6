/*
 * Durations, counted in buckets that are the same everywhere: histograms of several processes, or of several seconds, are
 * merged by adding them up. Each bound is 2^(1/4) times the one before, from a microsecond to 17 seconds, so what is read
 * off, the geometric middle of a bucket, is wrong by 9.1 % at most (by more only below the first bound and above the last).
 */

const PER_OCTAVE = 4
const OCTAVES = 24

/** Buckets of a histogram; the last one holds what is above all bounds. */
export const BUCKETS = PER_OCTAVE * OCTAVES + 2

/** The bucket of a duration in milliseconds. */
export function bucketOf(ms: number): number {
  const bucket = Math.ceil(Math.log2(ms * 1_000) * PER_OCTAVE)
  return bucket > 0 ? Math.min(bucket, BUCKETS - 1) : 0
}

/** The upper bound of a bucket, included in it; milliseconds. */
export const boundOf = (bucket: number): number =>
  bucket === BUCKETS - 1 ? Number.POSITIVE_INFINITY : 2 ** (bucket / PER_OCTAVE) / 1_000

/** The duration, in milliseconds, that this part of all durations does not exceed; undefined when there are none. */
export function quantile(part: number, buckets: Float64Array): number | undefined {
  const all = buckets.reduce((sum, count) => sum + count, 0)
  if (all === 0) return undefined
  let left = part * all
  const found = buckets.findIndex((count) => {
    left -= count
    return count > 0 && left <= 0
  })
  // Rounding may leave a trace of the last one.
  const bucket = found === -1 ? buckets.findLastIndex((count) => count > 0) : found
  return 2 ** ((Math.min(bucket, BUCKETS - 2) - 0.5) / PER_OCTAVE) / 1_000
}
