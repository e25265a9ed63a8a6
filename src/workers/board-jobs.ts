import type { Leaderboards } from '../services/leaderboards/leaderboards.ts'
import type { RecurringJob } from './jobs.ts'

/** What leaderboards need now and then; filling one reads all bookings. */
export function boardJobs({ leaderboards }: { leaderboards: Leaderboards }): RecurringJob[] {
  return [
    { name: 'fill', every: 60_000, run: ({ signal }) => leaderboards.fillMissing(signal) },
    { name: 'reconcile', every: 3_600_000, run: ({ signal }) => leaderboards.reconcile(signal) },
  ]
}
