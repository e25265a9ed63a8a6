import { setTimeout as sleep } from 'node:timers/promises'
import type { Reconcile } from '../booking/reconcile.ts'
import type { Leaderboards } from '../leaderboards/leaderboards.ts'

/** Repeats a comparison for bookings that were under way when the data were lost. */
const PASSES_AT_MOST = 5
const PAUSE_MS = 1_000

/**
 * Repairs what depends on the lost data of the state server: schedules, counters, seat maps and boards. Instances may do so at
 * the same time.
 */
export function createRecoverState(options: {
  /** Registers the schedules of all jobs that this process runs. */
  schedule: () => Promise<unknown>
  reconcile: Reconcile
  leaderboards: Pick<Leaderboards, 'rebuildMissing' | 'reconcile'>
}) {
  const { schedule, reconcile, leaderboards } = options
  return async (): Promise<void> => {
    await schedule()
    await leaderboards.rebuildMissing()
    // A booking that had reserved its seat before the loss and commits after it is neither counted nor on a board.
    for (let pass = 1; pass <= PASSES_AT_MOST; pass++) {
      const { repaired, busy } = await reconcile()
      const drifted = (await leaderboards.reconcile()).some((drift) => drift.drifted > 0)
      if (pass > 1 && repaired.length === 0 && busy === 0 && !drifted) return
      await sleep(PAUSE_MS, undefined, { ref: false })
    }
  }
}
