/**
 * Compares two series of seconds: `more` or `less` when nine of ten pairs, each of one second before and one after, agree. The
 * pairs are those of the Mann-Whitney test. The probability that this happens by chance is 0.2 % for ten seconds each, and 6 %
 * for four. Null when there are too few seconds.
 */
export function differ(before: readonly number[], after: readonly number[]): 'more' | 'less' | 'same' | null {
  if (Math.min(before.length, after.length) < FEWEST) return null
  const pairs = before.flatMap((then) => after.map((now) => Math.sign(now - then)))
  const share = (sign: number) => pairs.filter((of) => of === sign).length / pairs.length
  if (share(1) >= SHARE) return 'more'
  return share(-1) >= SHARE ? 'less' : 'same'
}

/** Minimum length of a run. Seconds. */
const FEWEST = 4

const SHARE = 0.9
