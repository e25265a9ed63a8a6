/**
 * Whether two series of seconds differ by more than their noise: in nine of ten pairs of a second of one and a second of the
 * other, the same one has the greater figure. (The pairs are those of Mann and Whitney's test: of ten seconds each, chance alone
 * does that two times in a thousand; of four each, six times in a hundred.) Null when there are too few seconds to say.
 */
export function differ(before: readonly number[], after: readonly number[]): 'more' | 'less' | 'same' | null {
  if (Math.min(before.length, after.length) < FEWEST) return null
  const pairs = before.flatMap((then) => after.map((now) => Math.sign(now - then)))
  const share = (sign: number) => pairs.filter((of) => of === sign).length / pairs.length
  if (share(1) >= SHARE) return 'more'
  return share(-1) >= SHARE ? 'less' : 'same'
}

/** Seconds that a run must have. */
const FEWEST = 4

const SHARE = 0.9
