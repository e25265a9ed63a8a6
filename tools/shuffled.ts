import type { Random } from '../src/db/seed/random.ts'

/** Shuffles values; the order depends only on `random` (Fisher and Yates). */
export function shuffled<T>(values: readonly T[], random: Random): T[] {
  const rest = [...values]
  const mixed: T[] = []
  while (rest.length > 0) mixed.push(...rest.splice(random.int(0, rest.length - 1), 1))
  return mixed
}
