import { type Counts, count, ended, slots, time } from '../../../cache/counters.ts'
import { findAppError } from '../../../errors.ts'

/**
 * Counts a use of a seat map as a read of the cache: a hit when the map was there, also where what was wanted of it is
 * refused; a miss when it had to be loaded first, by whomever. `use` is handed a function to call when it is missing.
 */
export async function countedUse<T>(counts: Counts, use: (missed: () => void) => Promise<T>): Promise<T> {
  const startedAt = performance.now()
  let outcome = ended.hit
  try {
    return await use(() => {
      outcome = ended.miss
    })
  } catch (error) {
    const code = findAppError(error)?.code
    if (code === 'not-found') count(counts, slots.absent)
    if (code === undefined || code === 'unavailable') outcome = ended.failed
    throw error
  } finally {
    count(counts, outcome)
    if (outcome === ended.hit) time(counts, 'hitTime', performance.now() - startedAt)
  }
}
