import type { Leaderboards } from '../services/leaderboards/leaderboards.ts'
import { ON_TIME_EVERY_MS } from '../services/leaderboards/on-time.ts'
import type { RecurringJob } from './jobs.ts'

/** Jobs of leaderboards. In a queue of their own, because a rebuild reads all bookings. */
export function boardJobs({ leaderboards }: { leaderboards: Leaderboards }): RecurringJob[] {
  return [
    { name: 'rebuild', every: 60_000, run: ({ signal }) => leaderboards.rebuildMissing(signal) },
    { name: 'on-time', every: ON_TIME_EVERY_MS, run: ({ signal }) => leaderboards.recomputeOnTime(signal) },
    { name: 'reconcile', every: 3_600_000, run: ({ signal }) => leaderboards.reconcile(signal) },
  ]
}
