import { DateTime } from 'luxon'
import { type Cache, type CacheRead, type ReadOptions, unstored } from '../../cache/cache.ts'
import { Absent } from '../../cache/entry.ts'
import type { FlightQueries, FlightRow } from '../../db/queries/flights/search.ts'
import { type Flight, statusOf } from '../../domain/flight.ts'
import { AppError } from '../../errors.ts'
import * as entries from '../catalogue/entries.ts'
import type { Airports } from '../reference/airports.ts'
import type { SearchCounts } from '../reference/search-counts.ts'
import { detailsOf, scheduleOf, seatsOf } from './details.ts'
import type { Timetable } from './timetable.ts'

/** `date` is `YYYY-MM-DD`, a day in UTC. */
export interface FlightSearch {
  from: string
  to: string
  date: string
}

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
      const start = DateTime.fromISO(date, { zone: 'utc' })
      const rows = await queries.onRoute({ from, to, start: start.toJSDate(), end: start.plus({ days: 1 }).toJSDate() })
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
      if (back < depart) {
        throw new AppError('validation-failed', '`return` must not be before `depart`.', {
          errors: [{ path: 'query.return', message: 'must not be before `depart`' }],
        })
      }
      const [outbound, inbound] = await Promise.all([
        search({ from, to, date: depart }, options),
        search({ from: to, to: from, date: back }, options),
      ])
      return { outbound, return: inbound }
    },
  }
}

export type Flights = ReturnType<typeof createFlights>

function sameAirport(): AppError {
  return new AppError('validation-failed', '`from` and `to` must differ.', {
    errors: [{ path: 'query.to', message: 'must differ from `from`' }],
  })
}

const flightOf = (row: FlightRow): Flight => ({
  ...detailsOf(row),
  ...scheduleOf(row),
  ...seatsOf(row),
  status: statusOf(row.status),
})
