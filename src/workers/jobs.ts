import type { AnalyticsServices } from '../services/analytics/wire.ts'
import type { BookingServices } from '../services/booking/wire.ts'
import type { LeaderboardServices } from '../services/leaderboards/wire.ts'

/** Work that is done again and again, by one worker of all instances at a time. */
export interface RecurringJob {
  name: string
  /** From one start to the next, milliseconds. */
  every: number
  /** Does the work; the result, as JSON, is kept with the job. It may be done twice. */
  run: (job: JobRun) => Promise<unknown>
}

/** One run of a job. */
export interface JobRun {
  /** What it was ordered with; nothing when its time has come. Anybody with the queue's page can write it. */
  data: unknown
  /** Says how far it is. */
  report: (progress: object) => Promise<void>
  /** The worker closes: what takes long gives up with its reason, and is done by another worker. */
  signal: AbortSignal
}

/** The services that the jobs call, by feature. */
export interface JobServices {
  booking: Pick<BookingServices, 'writeBehind' | 'reap' | 'drainOutbox' | 'reconcile' | 'purge'>
  leaderboards: Pick<LeaderboardServices, 'follower'>
  analytics: Pick<AnalyticsServices, 'keepReports'>
}

/** Everything that is done again and again and does not take long. */
export function recurringJobs({ booking, leaderboards, analytics }: JobServices): RecurringJob[] {
  const { writeBehind, reap, drainOutbox, reconcile, purge } = booking
  const { follower } = leaderboards
  const { keepReports } = analytics
  return [
    { name: 'flush', every: 1_000, run: async () => `${await writeBehind.flush()} flights written` },
    { name: 'outbox', every: 5_000, run: async () => `${await drainOutbox()} changes told` },
    { name: 'reap', every: 10_000, run: () => reap() },
    { name: 'reconcile', every: 300_000, run: () => reconcile() },
    { name: 'follow', every: 1_000, run: async () => `${await follower.followAll()} score events applied` },
    // Mostly it reads what is there: once in the life of the first level it counts the tables.
    { name: 'reports', every: 60_000, run: async ({ signal }) => `${await keepReports(signal)} reports made anew` },
    { name: 'purge', every: 600_000, run: async () => `${await purge()} rows purged` },
  ]
}
