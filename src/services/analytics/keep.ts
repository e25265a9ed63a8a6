import { AppError } from '../../errors.ts'
import type { Analytics } from './analytics.ts'
import { reportNames } from './reports.ts'

/** As many lines as a client gets who does not say how many. */
export const USUAL_LINES = 20

/**
 * Reads every report, one after the other, so that nobody waits for one: what has ended is made anew. Answers how many
 * were missing. Rejects with `unavailable` while the cache or the database is unavailable.
 */
export function createKeepReports({ analytics }: { analytics: Analytics }) {
  return async function keepReports(signal?: AbortSignal): Promise<number> {
    let made = 0
    for (const report of reportNames) {
      signal?.throwIfAborted()
      // Nobody asked: hit ratios are not to speak of this.
      const { how } = await analytics.read({ report, limit: USUAL_LINES }, { unasked: true })
      if (how === 'bypass') throw new AppError('unavailable', 'The cache is unavailable: no report would be kept.')
      if (how === 'miss') made++
    }
    return made
  }
}

export type KeepReports = ReturnType<typeof createKeepReports>
