import type { Random } from '../src/db/seed/random.ts'

const WHOLE = 0x7fffffff

/**
 * Draws an index from 0 to `count - 1` by Zipf's law: index k in proportion to 1 / (k + 1)^skew. With a skew of 0 all are equally
 * likely. With 1, as for words in a text, the first of a thousand is drawn 13 times in a hundred.
 */
export function zipf({ count, skew }: { count: number; skew: number }): (random: Random) => number {
  const shares = sharesOf({ count, skew })
  const upTo = new Float64Array(count)
  let sum = 0
  for (let i = 0; i < count; i++) {
    sum += shares[i] ?? 0
    upTo[i] = sum
  }
  return (random) => {
    const drawn = (random.int(0, WHOLE) / (WHOLE + 1)) * sum
    let [low, high] = [0, count - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((upTo[middle] ?? 0) > drawn) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** Probabilities of the indexes, in their order. Their sum is 1. */
export function sharesOf({ count, skew }: { count: number; skew: number }): number[] {
  const weights = Array.from({ length: count }, (_, k) => (k + 1) ** -skew)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}
