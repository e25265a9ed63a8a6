import { type Cache, type CacheRead, type ReadOptions, unstored } from '../../cache/cache.ts'
import { Absent } from '../../cache/entry.ts'
import type { FlightQueries, FlightRow } from '../../db/queries/flights/search.ts'
import { type Flight, statusOf } from '../../domain/flight.ts'
import { dayBounds } from '../../domain/local-day.ts'
import { UTC } from '../../domain/zone-at.ts'
import { AppError } from '../../errors.ts'
import * as entries from '../catalogue/entries.ts'
import type { Airports } from '../reference/airports.ts'
import type { SearchCounts } from '../reference/search-counts.ts'
import { detailsOf, scheduleOf, seatsOf } from './details.ts'
import type { Timetable } from './timetable.ts'

/** `date` is `YYYY-MM-DD`, the local day at the departure airport. */
export interface FlightSearch {
  from: string
  to: string
  date: string
}

/** `depart` is a local day at `from`, `return` one at `to`. */
export interface RoundTripSearch {
  from: string
  to: string
  depart: string
  return: string
}

/** Reads flight searches through the cache. TTL: 5 minutes. */
export function createFlights({
  cache,
  queries,
  airports,
  timetable,
  searchCounts,
}: {
  cache: Cache
  queries: FlightQueries
  airports: Airports
  timetable: Timetable
  searchCounts: SearchCounts
}) {
  const load =
    ({ from, to, date }: FlightSearch) =>
    async () => {
      const zone = await airports.zoneOf(from)
      if (zone instanceof Absent) return zone
      const rows = await queries.onRoute({ from, to, ...dayBounds(date, zone) })
      if (rows.length > 0) return { data: rows.map(flightOf) }
      const ends = await airports.ends(from, to)
      return ends instanceof Absent ? ends : { data: [] }
    }

  /** Reads a day outside the timetable from the database, so that it has no key. */
  const readKnown = (query: FlightSearch, options?: ReadOptions): Promise<CacheRead> =>
    cache.read(entries.flightSearch, query, load(query), timetable.covers(query.date) ? options : unstored(options))

  const read = (query: FlightSearch, options?: ReadOptions): Promise<CacheRead> => {
    const firstRead = timetable.firstRead()
    return firstRead === undefined ? readKnown(query, options) : firstRead.then(() => readKnown(query, options))
  }

  /** Searches one direction on one day. Rejects with `validation-failed` when `from` equals `to`. */
  const search = (query: FlightSearch, options?: ReadOptions): Promise<CacheRead> => {
    if (query.from === query.to) return Promise.reject(sameAirport())
    return read(query, options).then((found) => {
      searchCounts.add(query, found)
      return found
    })
  }

  return {
    /** Reads a search without counting it, for warming. */
    read,

    /** Finds the time zone in which the days of a departure airport are counted. */
    zoneOf: async (from: string): Promise<string> => {
      const zone = await airports.zoneOf(from)
      return zone instanceof Absent ? UTC : zone
    },

    /** Returns whether searches of a day are cached. */
    isCached: async (date: string): Promise<boolean> => {
      await timetable.firstRead()
      return timetable.covers(date)
    },

    search,

    /** Reads both directions from their one-way entries. */
    roundTrip: async (
      { from, to, depart, return: back }: RoundTripSearch,
      options?: ReadOptions,
    ): Promise<{ outbound: CacheRead; return: CacheRead }> => {
      if (back < depart && !(await crossesDateLine(airports, { from, to, depart, return: back })))
        throw returnsTooEarly()
      const [outbound, inbound] = await Promise.all([
        search({ from, to, date: depart }, options),
        search({ from: to, to: from, date: back }, options),
      ])
      return { outbound, return: inbound }
    },
  }
}

export type Flights = ReturnType<typeof createFlights>

/**
 * Returns whether the day of return, by the clock at `to`, ends after the day of departure starts. On the other side of the date
 * line it may have an earlier date.
 */
async function crossesDateLine(
  airports: Pick<Airports, 'zoneOf'>,
  { from, to, depart, return: back }: RoundTripSearch,
): Promise<boolean> {
  const [there, home] = await Promise.all([airports.zoneOf(to), airports.zoneOf(from)])
  if (there instanceof Absent || home instanceof Absent) return false
  return dayBounds(back, there).end > dayBounds(depart, home).start
}

function sameAirport(): AppError {
  return new AppError('validation-failed', '`from` and `to` must differ.', {
    errors: [{ path: 'query.to', message: 'must differ from `from`' }],
  })
}

function returnsTooEarly(): AppError {
  return new AppError('validation-failed', '`return` must not be before `depart`.', {
    errors: [{ path: 'query.return', message: 'must not be before `depart`' }],
  })
}

const flightOf = (row: FlightRow): Flight => ({
  ...detailsOf(row),
  ...scheduleOf(row),
  ...seatsOf(row),
  status: statusOf(row.status),
})
