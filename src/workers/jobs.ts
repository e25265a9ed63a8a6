import type { CacheRead } from '../cache/cache.ts'
import type { Flights } from '../services/flights.ts'
import type { Forget } from '../services/forget.ts'
import type { DrainOutbox } from '../services/outbox.ts'
import type { Reconcile } from '../services/reconcile.ts'
import type { SearchCounts } from '../services/search-counts.ts'
import type { Sweep } from '../services/sweep.ts'
import type { WriteBehind } from '../services/write-behind.ts'

/** Work that is done again and again, by one worker of all instances at a time. */
export interface RecurringJob {
  name: string
  /** From one start to the next, milliseconds. */
  every: number
  /** Does the work; the result, in one line, is kept with the job. It may be done twice. */
  run: () => Promise<string>
}

export interface JobsOptions {
  flights: Flights
  searchCounts: SearchCounts
  writeBehind: WriteBehind
  sweep: Sweep
  drainOutbox: DrainOutbox
  reconcile: Reconcile
  forget: Forget
}

/** Everything that is done again and again. */
export function recurringJobs(services: JobsOptions): RecurringJob[] {
  const { writeBehind, sweep, drainOutbox, reconcile, forget } = services
  return [
    { name: 'flush', every: 1_000, run: async () => `${await writeBehind.flush()} flights written` },
    { name: 'outbox', every: 5_000, run: async () => `${await drainOutbox()} changes told` },
    { name: 'sweep', every: 10_000, run: async () => JSON.stringify(await sweep()) },
    { name: 'reconcile', every: 300_000, run: async () => JSON.stringify(await reconcile()) },
    { name: 'forget', every: 600_000, run: async () => `${await forget()} rows forgotten` },
    warmJob(services),
  ]
}

/** How many of the most searched routes are kept warm, and for how many days from today. */
const WARM_ROUTES = 20
const WARM_DAYS = 7
const DAY_MS = 86_400_000

/** Reads what will be asked for next, so that somebody else's request finds it: cache warming. */
export function warmJob({
  flights,
  searchCounts,
  now = Date.now,
}: {
  flights: Flights
  searchCounts: SearchCounts
  now?: () => number
}): RecurringJob {
  return {
    name: 'warm',
    every: 60_000,
    run: async () => {
      const routes = await searchCounts.top('', WARM_ROUTES)
      let loaded = 0
      for (const { from, to } of routes) {
        for (let day = 0; day < WARM_DAYS; day++) {
          const date = new Date(now() + day * DAY_MS).toISOString().slice(0, 10)
          const read: CacheRead = await flights.read({ from, to, date })
          if (read.how === 'miss') loaded++
        }
      }
      return `${routes.length} routes, ${WARM_DAYS} days: ${loaded} searches loaded`
    },
  }
}
