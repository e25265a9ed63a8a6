import { type Cache, type CacheRead, type ReadOptions, unstored } from '../../cache/cache.ts'
import { Absent } from '../../cache/entry.ts'
import type { FlightQueries, FlightRow } from '../../db/queries/flights/search.ts'
import { daysAfter } from '../../domain/day.ts'
import { type Flight, statusOf } from '../../domain/flight.ts'
import { dayBounds } from '../../domain/local-day.ts'
import { offsetMinutes } from '../../domain/time-zone.ts'
import { UTC } from '../../domain/zone-at.ts'
import { AppError } from '../../errors.ts'
import * as entries from '../catalogue/entries.ts'
import type { AirportZones } from '../reference/airport-zones.ts'
import type { Airports } from '../reference/airports.ts'
import type { SearchCounts } from '../reference/search-counts.ts'
import { detailsOf, scheduleOf, seatsOf } from './details.ts'
import type { Timetable } from './timetable.ts'

/** Only airports on both sides of the date line have clocks that are further apart. */
const HALF_A_DAY_MINUTES = 720

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
  zones,
  timetable,
  searchCounts,
}: {
  cache: Cache
  queries: FlightQueries
  airports: Airports
  zones: Pick<AirportZones, 'of'>
  timetable: Timetable
  searchCounts: SearchCounts
}) {
  const load =
    ({ from, to, date }: FlightSearch) =>
    async () => {
      const zone = await zones.of(from)
      const rows = zone === undefined ? [] : await queries.onRoute({ from, to, ...dayBounds(date, zone) })
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
    zoneOf: async (from: string): Promise<string> => (await zones.of(from)) ?? UTC,

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
      if (back < depart && !(await crossesDateLine(zones, { from, to, depart, return: back }))) throw returnsTooEarly()
      const [outbound, inbound] = await Promise.all([
        search({ from, to, date: depart }, options),
        search({ from: to, to: from, date: back }, options),
      ])
      return { outbound, return: inbound }
    },
  }
}

export type Flights = ReturnType<typeof createFlights>

/** Returns whether a trip crosses the date line, and returns at most one date earlier: it arrives on the day before. */
async function crossesDateLine(
  zones: Pick<AirportZones, 'of'>,
  { from, to, depart, return: back }: RoundTripSearch,
): Promise<boolean> {
  if (daysAfter(back, 1) < depart) return false
  const [there, home] = await Promise.all([zones.of(to), zones.of(from)])
  if (there === undefined || home === undefined) return false
  const day = new Date(depart)
  return offsetMinutes(home, day) - offsetMinutes(there, day) > HALF_A_DAY_MINUTES
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
