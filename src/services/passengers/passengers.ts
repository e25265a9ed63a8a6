import { type Cache, type CacheRead, type ReadOptions, unstored } from '../../cache/cache.ts'
import { type Absent, absent } from '../../cache/entry.ts'
import type {
  PassengerEndRow,
  PassengerFlightRow,
  PassengerQueries,
  PassengerRouteRow,
} from '../../db/queries/passengers.ts'
import { zonedEndpointOf } from '../../domain/airport.ts'
import { type Changing, changesAt } from '../../domain/changing.ts'
import { kilometresBetween } from '../../domain/distance.ts'
import { localDay, localTime } from '../../domain/local-day.ts'
import { milesOf } from '../../domain/miles.ts'
import type { FlownRoute, PassengerEndpoint, PassengerFlight, Profile } from '../../domain/passenger.ts'
import { rfc3339 } from '../../domain/rfc3339.ts'
import { tierOf } from '../../domain/tiers.ts'
import { tripStatus } from '../../domain/trip-status.ts'
import { zoneAt } from '../../domain/zone-at.ts'
import * as entries from '../catalogue/entries.ts'
import { afterCursor, pageOf } from '../page.ts'

/** A passenger with the credentials to sign in. */
export interface SamplePassenger {
  passengerId: number
  passportNo: string
  firstName: string
  lastName: string
}

/** Reads the history of a passenger through the cache. TTL: 30 minutes; each booking of the passenger invalidates it. */
export function createPassengers({
  cache,
  queries,
  frequent,
  now = () => new Date(),
}: {
  cache: Cache
  queries: PassengerQueries
  /** Finds the passengers with the most recent bookings. */
  frequent: (limit: number) => Promise<number[]>
  now?: () => Date
}) {
  /** Returns the loaded value, or `absent` for an unknown passenger. Only an empty history needs the query. */
  async function ifExists<T>(passengerId: number, isEmpty: boolean, loaded: T): Promise<T | Absent> {
    if (!isEmpty || (await queries.exists(passengerId))) return loaded
    return absent(`There is no passenger ${passengerId}.`)
  }

  /** Reads the flown routes and the next departure, which changes them. */
  async function flownBy(passengerId: number): Promise<{ flown: PassengerRouteRow[]; changing: Changing }> {
    const at = now()
    const [flown, departure] = await Promise.all([
      queries.flown(passengerId, at),
      queries.nextDeparture(passengerId, at),
    ])
    return { flown, changing: { [changesAt]: departure } }
  }

  return {
    /**
     * Reads a page of flights: upcoming ones by departure, others newest first. Only first pages are cached. Rejects with
     * `validation-failed` for a foreign cursor.
     */
    flights: (query: entries.PassengerHistory, options?: ReadOptions): Promise<CacheRead> => {
      const { passengerId, status, limit, cursor } = query
      const after = bookingAt(cursor)
      const load = async () => {
        const at = now()
        const [rows, departure] = await Promise.all([
          queries.history({ passengerId, time: status, now: at, after, limit: limit + 1 }),
          // The next departure adds a flight to the past ones.
          status === 'past' ? queries.nextDeparture(passengerId, at) : undefined,
        ])
        const page = pageOf(rows, limit, (row) => passengerFlightOf(row, at), cursorOf)
        return ifExists(passengerId, rows.length === 0, { ...page, [changesAt]: departure })
      }
      return cache.read(entries.passengerFlights, query, load, cursor === undefined ? options : unstored(options))
    },

    profile: ({ passengerId }: { passengerId: number }, options?: ReadOptions): Promise<CacheRead> => {
      const load = async () => {
        const { flown, changing } = await flownBy(passengerId)
        return ifExists(passengerId, flown.length === 0, { ...profileOf(passengerId, flown), ...changing })
      }
      return cache.read(entries.passengerProfile, { passengerId }, load, options)
    },

    /** Finds passengers to sign in as: those with the most recent bookings. */
    sample: async (limit: number): Promise<SamplePassenger[]> =>
      (await queries.byIds(await frequent(limit))).map(({ passengerId, passportno, firstname, lastname }) => ({
        passengerId,
        passportNo: passportno,
        firstName: firstname,
        lastName: lastname,
      })),

    /** Ranks the flown routes by flights. */
    routes: (query: { passengerId: number; limit: number }, options?: ReadOptions): Promise<CacheRead> => {
      const load = async () => {
        const { flown, changing } = await flownBy(query.passengerId)
        const data = routesOf(flown).slice(0, query.limit)
        return ifExists(query.passengerId, flown.length === 0, { data, ...changing })
      }
      return cache.read(entries.passengerRoutes, query, load, options)
    },
  }
}

/** Key of a booking in the order of the history: departure in milliseconds since 1970, and id. */
const cursorOf = ({ departure, bookingId }: PassengerFlightRow) => `${departure.getTime()}:${bookingId}`

function bookingAt(cursor: string | undefined): { departure: Date; bookingId: number } | undefined {
  const key = afterCursor(cursor, /^-?\d{1,14}:\d{1,9}$/)
  if (key === undefined) return undefined
  const [departure, bookingId] = key.split(':').map(Number)
  return { departure: new Date(departure ?? 0), bookingId: bookingId ?? 0 }
}

export type Passengers = ReturnType<typeof createPassengers>

function passengerFlightOf(row: PassengerFlightRow, now: Date): PassengerFlight {
  return {
    bookingId: row.bookingId,
    flightId: row.flightId,
    flightNo: row.flightNo,
    airline: { iata: row.airline.iata, name: row.airline.name ?? row.airline.iata },
    from: endOf(row.from),
    to: endOf(row.to),
    departure: rfc3339(row.departure),
    departureLocal: localTime(row.departure, zoneAt(row.from)),
    arrival: rfc3339(row.arrival),
    arrivalLocal: localTime(row.arrival, zoneAt(row.to)),
    seat: row.seat,
    price: row.price,
    currency: 'USD',
    status: tripStatus(row, now),
    bookedAt: row.bookedAt && rfc3339(row.bookedAt),
  }
}

function profileOf(passengerId: number, flown: readonly PassengerRouteRow[]): Profile {
  const milesFlown = flown.reduce(
    (sum, { from, to, flights }) => sum + flights * milesOf(kilometresBetween(from, to) ?? 0),
    0,
  )
  const days = flown.flatMap(({ since, from }) => (since ? [localDay(since, zoneAt(from))] : []))
  return {
    passengerId,
    flightsFlown: flown.reduce((sum, { flights }) => sum + flights, 0),
    milesFlown,
    favoriteAirline: favoriteOf(flown),
    tier: tierOf(milesFlown),
    memberSince: days.sort()[0] ?? null,
  }
}

function favoriteOf(flown: readonly PassengerRouteRow[]): Profile['favoriteAirline'] {
  const byAirline = new Map<string, { iata: string; name: string; flights: number }>()
  for (const { airline, flights } of flown) {
    const { iata, name } = airline
    const before = byAirline.get(iata)?.flights ?? 0
    byAirline.set(iata, { iata, name: name ?? iata, flights: before + flights })
  }
  const [most] = [...byAirline.values()].sort((a, b) => b.flights - a.flights || a.iata.localeCompare(b.iata, 'en'))
  return most ? { iata: most.iata, name: most.name } : null
}

function routesOf(flown: readonly PassengerRouteRow[]): FlownRoute[] {
  const byRoute = new Map<string, FlownRoute>()
  for (const row of flown) {
    const route = `${row.from.icao}:${row.to.icao}`
    const flights = (byRoute.get(route)?.flights ?? 0) + row.flights
    byRoute.set(route, { from: endOf(row.from), to: endOf(row.to), flights })
  }
  return [...byRoute.values()].sort((a, b) => b.flights - a.flights)
}

const endOf = ({ country, ...end }: PassengerEndRow): PassengerEndpoint => ({ ...zonedEndpointOf(end), country })
