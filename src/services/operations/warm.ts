import type { CacheRead } from '../../cache/cache.ts'
import type { WarmQueries } from '../../db/queries/operations/warm.ts'
import { daysAfter } from '../../domain/day.ts'
import { localDay } from '../../domain/local-day.ts'
import { AppError } from '../../errors.ts'
import type { FlightSearch, Flights } from '../flights/search.ts'
import { orUnavailable } from '../or-unavailable.ts'
import type { Passengers } from '../passengers/passengers.ts'
import type { SearchCounts } from '../reference/search-counts.ts'

export interface Route {
  from: string
  to: string
}

export interface WarmRequest {
  /** Routes; or `searched`: the most searched routes; or `popular`: these, or without searches the routes with most flights. */
  routes: readonly Route[] | 'searched' | 'popular'
  /** Number of days from today, by the clock of the departure airport. */
  days: number
  /** Number of passengers, most frequent first. */
  users: number
}

/** Progress of a warming. */
export interface WarmProgress {
  /** Entries read. */
  done: number
  total: number
  /** Misses among them. */
  loaded: number
}

export interface Warmed extends WarmProgress {
  routes: number
  days: number
  users: number
}

export interface WarmOptions {
  onProgress?: (progress: WarmProgress) => unknown
  /** Stops the warming before the next read; rejects with the signal's reason. */
  signal?: AbortSignal
}

/** Number of routes when the request names none. */
const ROUTES = 20
/** Concurrent reads. Few, because requests have priority on the database. */
const LANES = 4
const REPORT_EVERY = 20

/**
 * Warms the cache: reads the entries that requests will probably need next. Fresh entries stay unchanged. Rejects with
 * `unavailable` when the cache or the database is unavailable. May be repeated.
 */
export function createWarm(options: {
  flights: Flights
  passengers: Passengers
  searchCounts: SearchCounts
  queries: WarmQueries
  now?: () => number
}) {
  const { flights, passengers, searchCounts, queries, now = Date.now } = options

  async function choose(routes: WarmRequest['routes']): Promise<readonly Route[]> {
    if (typeof routes !== 'string') return routes
    const searched = await searchCounts
      .top('', ROUTES)
      .catch(orUnavailable('Search counts are unavailable. Retry later.'))
    return searched.length === 0 && routes === 'popular' ? queries.busiestRoutes(ROUTES) : searched
  }

  /** Lists the searches of a route from today on that are cached. */
  async function searchesOf({ from, to }: Route, days: number): Promise<FlightSearch[]> {
    const today = localDay(new Date(now()), await flights.zoneOf(from))
    const searches = Array.from({ length: days }, (_, i) => ({ from, to, date: daysAfter(today, i) }))
    const cached = await Promise.all(searches.map(({ date }) => flights.isCached(date)))
    return searches.filter((_, i) => cached[i])
  }

  return async function warm(request: WarmRequest, { onProgress, signal }: WarmOptions = {}): Promise<Warmed> {
    const { days, users } = request
    const routes = await choose(request.routes)
    const frequent = users === 0 ? [] : await queries.frequentPassengers(users)
    const searches = (await Promise.all(routes.map((route) => searchesOf(route, days)))).flat()
    const reads: (() => Promise<CacheRead>)[] = [
      ...searches.map((search) => () => flights.read(search, { unasked: true })),
      ...frequent.flatMap((passengerId) => [
        () => passengers.flights({ passengerId, limit: 10 }, { unasked: true }),
        () => passengers.profile({ passengerId }, { unasked: true }),
      ]),
    ]
    const progress = { done: 0, total: reads.length, loaded: 0 }
    await onProgress?.({ ...progress })
    await inLanes(reads, async (read) => {
      signal?.throwIfAborted()
      const { how } = await read()
      if (how === 'bypass')
        throw new AppError('unavailable', 'The cache is unavailable, so nothing can be warmed. Retry later.')
      progress.done++
      if (how === 'miss') progress.loaded++
      if (progress.done % REPORT_EVERY === 0 || progress.done === progress.total) await onProgress?.({ ...progress })
    })
    return { routes: routes.length, days, users: frequent.length, ...progress }
  }
}

export type Warm = ReturnType<typeof createWarm>

/** Runs work for all items with limited concurrency. After a failure starts no more, and rejects once running work has ended. */
async function inLanes<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  const waiting = [...all].reverse()
  const lane = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      await work(next).catch((error) => {
        waiting.length = 0
        throw error
      })
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane))
  for (const end of ended) if (end.status === 'rejected') throw end.reason
}
