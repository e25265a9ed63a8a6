/**
 * Returns the smallest value that a share of all values does not exceed; undefined for an empty list.
 *
 * @param {number[]} values
 * @param {number} share
 */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]
}

/** @param {number[]} values */
export const median = (values) => quantile(values, 0.5)
