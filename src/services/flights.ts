import { DateTime } from 'luxon'
import type { Cache, CacheRead, ReadOptions } from '../cache/cache.ts'
import { Absent } from '../cache/entry.ts'
import type { EndpointRow, FlightQueries, FlightRow } from '../db/queries/flights.ts'
import { AppError } from '../errors.ts'
import { fare, milesOf } from '../rules/fares.ts'
import { greatCircle } from '../rules/great-circle.ts'
import type { Airports } from './airports.ts'
import * as entries from './entries.ts'
import { rfc3339 } from './rfc3339.ts'
import type { SearchCounts } from './search-counts.ts'

export interface Flight {
  flightId: number
  flightNo: string
  airline: { iata: string; name: string }
  from: Endpoint
  to: Endpoint
  /** RFC 3339, UTC. */
  departure: string
  arrival: string
  durationMinutes: number
  aircraft: string | null
  totalSeats: number
  bookedSeats: number
  availableSeats: number
  /** Decimal, in `currency`. */
  price: string
  currency: 'USD'
  status: FlightStatus
}

export type FlightStatus = 'scheduled' | 'delayed' | 'cancelled'

interface Endpoint {
  iata: string
  name: string
  city: string | null
}

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

/** Flight searches, read through the cache for five minutes. */
export function createFlights({
  cache,
  queries,
  airports,
  searchCounts,
}: {
  cache: Cache
  queries: FlightQueries
  airports: Airports
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

  const read = (query: FlightSearch, options?: ReadOptions): Promise<CacheRead> =>
    cache.read(entries.flightSearch, query, load(query), options)

  /** One direction, on one day. An unknown airport is not found; `from = to` is refused. */
  const search = async (query: FlightSearch, options?: ReadOptions): Promise<CacheRead> => {
    if (query.from === query.to) throw sameAirport()
    const found = await read(query, options)
    searchCounts.add(query, found)
    return found
  }

  return {
    /** Reads a search without counting it: nobody asked for it. */
    read,

    search,

    /** Both directions, made of the two one-way entries. */
    roundTrip: async (
      { from, to, depart, return: back }: RoundTripSearch,
      options?: ReadOptions,
    ): Promise<{ outbound: CacheRead; return: CacheRead }> => {
      if (back < depart) {
        throw new AppError('validation-failed', 'The return is before the departure.', {
          errors: [{ path: 'query.return', message: 'must not be before depart' }],
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
  return new AppError('validation-failed', 'A flight does not end where it begins.', {
    errors: [{ path: 'query.to', message: 'must differ from query.from' }],
  })
}

function flightOf(row: FlightRow): Flight {
  return {
    flightId: row.flightId,
    flightNo: row.flightNo,
    airline: { iata: row.airline.iata, name: row.airline.name ?? row.airline.iata },
    from: endpointOf(row.from),
    to: endpointOf(row.to),
    departure: rfc3339(row.departure),
    arrival: rfc3339(row.arrival),
    durationMinutes: Math.round((row.arrival.getTime() - row.departure.getTime()) / 60_000),
    aircraft: row.aircraft,
    totalSeats: row.totalSeats,
    bookedSeats: row.bookedSeats,
    availableSeats: Math.max(0, row.totalSeats - row.bookedSeats),
    price: fare({ miles: milesOf(greatCircle(row.from, row.to, 'kilometers') ?? 0), flightId: row.flightId }),
    currency: 'USD',
    status: statusOf(row.status),
  }
}

const endpointOf = ({ iata, name, city }: EndpointRow): Endpoint => ({ iata: iata ?? '', name, city })

const statusOf = (status: string | null): FlightStatus =>
  status === 'delayed' || status === 'cancelled' ? status : 'scheduled'
