import { AppError } from '../../errors.ts'
import type { Analytics } from './analytics.ts'
import { reportNames } from './reports.ts'

/** Default `limit` of a report. */
export const USUAL_LINES = 20

/**
 * Reads every report in turn and so rebuilds expired ones, so that no request waits. Returns the number of misses. Rejects
 * with `unavailable` while the cache or the database is unavailable.
 */
export function createKeepReports({ analytics }: { analytics: Analytics }) {
  return async function keepReports(signal?: AbortSignal): Promise<number> {
    let misses = 0
    for (const report of reportNames) {
      signal?.throwIfAborted()
      // Warming must not count in hit ratios.
      const { how } = await analytics.read({ report, limit: USUAL_LINES }, { unasked: true })
      if (how === 'bypass')
        throw new AppError('unavailable', 'The cache is unavailable, so no report can be stored. Retry later.')
      if (how === 'miss') misses++
    }
    return misses
  }
}

export type KeepReports = ReturnType<typeof createKeepReports>
