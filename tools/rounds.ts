/**
 * Calls `work` for each variant in each round, one after the other. Each round begins with another variant, so that a
 * slow moment of the machine does not always hit the same one.
 */
export async function alternate<T>(
  variants: readonly T[],
  rounds: number,
  work: (variant: T, round: number) => Promise<void>,
): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const first = round % Math.max(1, variants.length)
    for (const variant of [...variants.slice(first), ...variants.slice(0, first)]) await work(variant, round)
  }
}
