import type { AnalyticsServices } from '../services/analytics/wire.ts'
import type { BookingServices } from '../services/booking/wire.ts'
import type { LeaderboardServices } from '../services/leaderboards/wire.ts'

/** A recurring job. One worker at a time runs it, of all instances. */
export interface RecurringJob {
  name: string
  /** Interval between two starts. Milliseconds. */
  every: number
  /** Does the work, which must be repeatable. The result is kept with the job, as JSON. */
  run: (job: JobRun) => Promise<unknown>
}

/** One run of a job. */
export interface JobRun {
  /** Payload of an ordered run; empty for a scheduled one. Untrusted: the queue's page can write it. */
  data: unknown
  /** Reports the progress. */
  report: (progress: object) => Promise<void>
  /** Aborts when the worker closes. A long run rejects with its reason, and another worker repeats it. */
  signal: AbortSignal
}

/** The services that the jobs call, by feature. */
export interface JobServices {
  booking: Pick<BookingServices, 'writeBehind' | 'reap' | 'drainOutbox' | 'reconcile' | 'purge'>
  leaderboards: Pick<LeaderboardServices, 'follower'>
  analytics: Pick<AnalyticsServices, 'keepReports'>
}

/** Recurring jobs that do not take long. */
export function recurringJobs({ booking, leaderboards, analytics }: JobServices): RecurringJob[] {
  const { writeBehind, reap, drainOutbox, reconcile, purge } = booking
  const { follower } = leaderboards
  const { keepReports } = analytics
  return [
    { name: 'flush', every: 1_000, run: async () => `${await writeBehind.flush()} flights written` },
    { name: 'outbox', every: 5_000, run: async () => `${await drainOutbox()} changes invalidated` },
    { name: 'reap', every: 10_000, run: () => reap() },
    { name: 'reconcile', every: 300_000, run: () => reconcile() },
    { name: 'follow', every: 1_000, run: async () => `${await follower.followAll()} score events applied` },
    // Reads cached figures, except once per TTL of the first level, when it counts the tables.
    { name: 'reports', every: 60_000, run: async ({ signal }) => `${await keepReports(signal)} reports refreshed` },
    { name: 'purge', every: 600_000, run: async () => `${await purge()} rows purged` },
  ]
}
