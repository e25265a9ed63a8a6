import { type Counts, count, ended, slots, time } from '../../../cache/counters.ts'
import { findAppError } from '../../../errors.ts'

/**
 * Counts the use of a seat map as a cache read: a hit when the map is loaded, even if the request is refused; a miss when it
 * must be loaded first, by any process. `use` calls `missed` when the map is missing.
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
