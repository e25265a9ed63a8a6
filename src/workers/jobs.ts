import type { AnalyticsServices } from '../services/analytics/wire.ts'
import { OUTBOX_RETRY_MS } from '../services/booking/outbox.ts'
import type { BookingServices } from '../services/booking/wire.ts'
import type { Leaderboards } from '../services/leaderboards/leaderboards.ts'
import { ON_TIME_EVERY_MS } from '../services/leaderboards/on-time.ts'
import type { LeaderboardServices } from '../services/leaderboards/wire.ts'
import type { RecurringJob } from './recurring-job.ts'

/*
 * All recurring jobs with their intervals, by queue. `warm-job.ts` runs the job of the queue `warm`.
 */

/** Interval of warming popular searches. Milliseconds. */
export const WARM_EVERY_MS = 60_000

/** The services that the jobs call, by feature. */
export interface JobServices {
  booking: Pick<BookingServices, 'writeBehind' | 'reap' | 'drainOutbox' | 'reconcile' | 'purge'>
  leaderboards: Pick<LeaderboardServices, 'follower'>
  analytics: Pick<AnalyticsServices, 'keepReports'>
}

/** The queue `jobs`: short jobs. */
export function recurringJobs({ booking, leaderboards, analytics }: JobServices): RecurringJob[] {
  const { writeBehind, reap, drainOutbox, reconcile, purge } = booking
  const { follower } = leaderboards
  const { keepReports } = analytics
  return [
    { name: 'flush', every: 1_000, run: async () => `${await writeBehind.flush()} flights written` },
    { name: 'outbox', every: OUTBOX_RETRY_MS, run: async () => `${await drainOutbox()} changes invalidated` },
    { name: 'reap', every: 10_000, run: () => reap() },
    { name: 'reconcile', every: 300_000, run: () => reconcile() },
    { name: 'follow', every: 1_000, run: async () => `${await follower.followAll()} score events applied` },
    // Reads cached figures, except once per TTL of the first level, when it counts the tables.
    { name: 'reports', every: 60_000, run: async ({ signal }) => `${await keepReports(signal)} reports refreshed` },
    { name: 'purge', every: 600_000, run: async () => `${await purge()} rows purged` },
  ]
}

/** The queue `boards`: a rebuild reads all bookings, and no other job waits for it. */
export function boardJobs({ leaderboards }: { leaderboards: Leaderboards }): RecurringJob[] {
  return [
    { name: 'rebuild', every: 60_000, run: ({ signal }) => leaderboards.rebuildMissing(signal) },
    { name: 'on-time', every: ON_TIME_EVERY_MS, run: ({ signal }) => leaderboards.recomputeOnTime(signal) },
    { name: 'reconcile', every: 3_600_000, run: ({ signal }) => leaderboards.reconcile(signal) },
  ]
}
