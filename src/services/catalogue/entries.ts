import { entry } from '../../cache/entry.ts'
import type { Airline, AirlineRoutes } from '../../domain/airline.ts'
import type { Airport } from '../../domain/airport.ts'
import { type Changing, changesAt, earliest } from '../../domain/changing.ts'
import type { Flight, FlightDetails, FlightSchedule, FlightSeats, FlightStanding } from '../../domain/flight.ts'
import type { FlownRoute, PassengerFlight, Profile } from '../../domain/passenger.ts'
import type { PopularRoute, RouteDistance } from '../../domain/route.ts'
import { nextTripChange, type TripTime } from '../../domain/trip-status.ts'
import type { FactsName, Raw } from '../analytics/facts.ts'
import type { Aggregated, Report, ReportName } from '../analytics/reports.ts'
import type { DefinedBoard } from '../leaderboards/definition.ts'
import type { Page } from '../page.ts'

/*
 * The catalogue: every cached entry with its key, TTL class and tags.
 * `valkey-cli GET flight:search:JFK:LAX:2025-12-15` shows an entry under the key that is declared here.
 */

/** Names of tags. Only entries of one passenger have one: clients choose other keys, and the state server evicts nothing. */
export const tag = {
  /** Entries of one passenger. */
  user: (passengerId: number) => `user:${passengerId}`,
}

export const airport = entry<{ iata: string }, Airport>({
  kind: 'airport',
  pattern: 'airport:*',
  key: ({ iata }) => `airport:${iata}`,
  ttl: 'static',
  local: true,
  stale: 'if-error',
})

export const airportList = entry<{ query: Record<string, string | number | undefined> }, Page<Airport>>({
  kind: 'airport-list',
  pattern: 'airports:list:*',
  key: ({ query }) => `airports:list:${inKey(query)}`,
  ttl: 'static',
  local: true,
  stale: 'if-error',
})

/** A search by free text. The short TTL bounds the number of entries. */
export const airportSearch = entry<{ query: Record<string, string | number | undefined> }, Page<Airport>>({
  ...airportList,
  kind: 'airport-search',
  key: ({ query }) => `airports:search:${inKey(query)}`,
  pattern: 'airports:search:*',
  ttl: 'search',
})

export const airline = entry<{ iata: string }, Airline>({
  kind: 'airline',
  pattern: 'airline:*',
  key: ({ iata }) => `airline:${iata}`,
  ttl: 'static',
  local: true,
  stale: 'if-error',
})

export const airlineList = entry<{ query: Record<string, string | number | undefined> }, Page<Airline>>({
  kind: 'airline-list',
  pattern: 'airlines:list:*',
  key: ({ query }) => `airlines:list:${inKey(query)}`,
  ttl: 'static',
  local: true,
  stale: 'if-error',
})

export const topRoutes = entry<{ limit: number }, { data: AirlineRoutes[] }>({
  kind: 'airline-top-routes',
  pattern: 'airlines:top-routes:*',
  key: ({ limit }) => `airlines:top-routes:${limit}`,
  ttl: 'business',
  local: true,
  stale: 'while-revalidate',
})

export const flightSearch = entry<{ from: string; to: string; date: string }, { data: Flight[] }>({
  kind: 'flight-search',
  pattern: 'flight:search:*',
  key: ({ from, to, date }) => `flight:search:${from}:${to}:${date}`,
  ttl: 'search',
  local: true,
  stale: 'while-revalidate',
})

/*
 * One flight uses Russian doll caching: four layers, each with its own TTL, are read together and sent as one object. They have
 * no in-process copies, because their keys share a prefix with those of searches.
 */

export const flightDetails = entry<{ flightId: number }, FlightDetails>({
  kind: 'flight-details',
  pattern: 'flight:*:details',
  key: ({ flightId }) => `flight:${flightId}:details`,
  ttl: 'static',
  stale: 'if-error',
})

export const flightSchedule = entry<{ flightId: number }, FlightSchedule>({
  kind: 'flight-schedule',
  pattern: 'flight:*:schedule',
  key: ({ flightId }) => `flight:${flightId}:schedule`,
  ttl: 'semi-static',
  stale: 'if-error',
})

export const flightAvailability = entry<{ flightId: number }, FlightSeats>({
  kind: 'flight-availability',
  pattern: 'flight:*:availability',
  key: ({ flightId }) => `flight:${flightId}:availability`,
  ttl: 'seats',
  stale: 'while-revalidate',
})

export const flightStatus = entry<{ flightId: number }, FlightStanding>({
  kind: 'flight-status',
  pattern: 'flight:*:status',
  key: ({ flightId }) => `flight:${flightId}:status`,
  ttl: 'real-time',
  stale: 'while-revalidate',
})

export const popularRoutes = entry<{ prefix: string; limit: number }, { data: PopularRoute[] }>({
  kind: 'popular-routes',
  pattern: 'routes:popular:*',
  key: ({ prefix, limit }) => `routes:popular:${prefix || '*'}:${limit}`,
  ttl: 'real-time',
  local: true,
  stale: 'while-revalidate',
})

export const routeDistance = entry<{ from: string; to: string }, RouteDistance & Changing>({
  kind: 'route-distance',
  pattern: 'route:*:distance',
  key: ({ from, to }) => `route:${from}:${to}:distance`,
  ttl: 'static',
  local: true,
  stale: 'if-error',
  freshUntil: (distance) => distance[changesAt],
})

/*
 * Reports in three levels. Each level is built from the one before and expires before it: see `analytics/analytics.ts`.
 */

export const analyticsRaw = entry<{ facts: FactsName }, Raw>({
  kind: 'analytics-raw',
  pattern: 'analytics:raw:*',
  key: ({ facts }) => `analytics:raw:${facts}`,
  ttl: 'raw',
  stale: 'while-revalidate',
  patience: 'long',
})

export const analyticsAggregated = entry<{ report: ReportName }, Aggregated>({
  kind: 'analytics-aggregated',
  pattern: 'analytics:aggregated:*',
  key: ({ report }) => `analytics:aggregated:${report}`,
  ttl: 'aggregated',
  stale: 'while-revalidate',
  patience: 'long',
})

export const analyticsReport = entry<{ report: ReportName; limit: number }, Report>({
  kind: 'analytics-report',
  pattern: 'analytics:report:*',
  key: ({ report, limit }) => `analytics:report:${report}:${limit}`,
  ttl: 'analytics',
  local: true,
  stale: 'while-revalidate',
  patience: 'long',
})

/** A page of the flights of a passenger. Only first pages are cached. */
export interface PassengerHistory {
  passengerId: number
  /** Default: all flights. */
  status?: TripTime
  limit: number
  cursor?: string
}

export const passengerFlights = entry<PassengerHistory, Page<PassengerFlight> & Changing>({
  kind: 'passenger-flights',
  pattern: 'user:*:flights*',
  key: ({ passengerId, status, limit, cursor }) =>
    ['user', passengerId, 'flights', status, limit === 10 ? undefined : limit, cursor]
      .filter((part) => part !== undefined)
      .join(':'),
  tags: ({ passengerId }) => [tag.user(passengerId)],
  ttl: 'personal',
  stale: 'if-error',
  freshUntil: ({ data, [changesAt]: changes }) =>
    earliest(
      [...data.flatMap((flight) => nextTripChange(flight) ?? []), ...(changes ? [changes] : [])].map(
        (at) => new Date(at),
      ),
    ),
})

export const passengerProfile = entry<{ passengerId: number }, Profile & Changing>({
  kind: 'passenger-profile',
  pattern: 'user:*:profile',
  key: ({ passengerId }) => `user:${passengerId}:profile`,
  tags: ({ passengerId }) => [tag.user(passengerId)],
  ttl: 'personal',
  stale: 'if-error',
  freshUntil: (profile) => profile[changesAt],
})

export const passengerRoutes = entry<{ passengerId: number; limit: number }, { data: FlownRoute[] } & Changing>({
  kind: 'passenger-routes',
  pattern: 'user:*:routes:*',
  key: ({ passengerId, limit }) => `user:${passengerId}:routes:${limit}`,
  tags: ({ passengerId }) => [tag.user(passengerId)],
  ttl: 'personal',
  stale: 'if-error',
  freshUntil: (routes) => routes[changesAt],
})

/** Public label of a passenger. No change invalidates it, because names of passengers do not change. */
export const passengerLabel = entry<{ passengerId: number }, { label: string }>({
  kind: 'passenger-label',
  pattern: 'passenger:*:label',
  key: ({ passengerId }) => `passenger:${passengerId}:label`,
  ttl: 'static',
  local: true,
  stale: 'if-error',
})

/** Label of an airport without an IATA code. No change invalidates it: the interface renames airports by their IATA code. */
export const airfieldLabel = entry<{ icao: string }, { label: string }>({
  kind: 'airfield-label',
  pattern: 'airfield:*:label',
  key: ({ icao }) => `airfield:${icao}:label`,
  ttl: 'static',
  local: true,
  stale: 'if-error',
})

/** Defined leaderboards; the built-in boards are in the code. */
export const leaderboards = entry<Record<string, never>, { data: DefinedBoard[] }>({
  kind: 'leaderboards',
  pattern: 'leaderboards:list',
  key: () => 'leaderboards:list',
  ttl: 'semi-static',
  local: true,
  stale: 'if-error',
})

/** Encodes a query for a key. Omits undefined values, and escapes separators and the braces of hash tags. */
function inKey(query: Record<string, string | number | undefined>): string {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value).toLowerCase())}`)
    .join('&')
}
