import type { CarrierRow, PlaceRow, TrafficRow } from '../../db/queries/analytics.ts'
import { codeOf, type Endpoint, endpointOf } from '../../domain/airport.ts'
import { centsOf, decimalOf } from '../../domain/money.ts'
import { onTimeShare } from '../../domain/punctuality.ts'

export interface Hub {
  airport: Endpoint
  /** Departures and arrivals. */
  flights: number
  departures: number
  arrivals: number
  destinations: number
  passengers: number
}

export interface BusiestRoute {
  from: Endpoint
  to: Endpoint
  flights: number
  airlines: number
  passengers: number
}

export interface RouteRevenue {
  from: Endpoint
  to: Endpoint
  bookings: number
  /** Decimal, in `currency`. */
  revenue: string
  averagePrice: string
  currency: 'USD'
}

export interface AirlineFigures {
  airline: { iata: string; name: string }
  flights: number
  destinations: number
  bookings: number
  revenue: string
  currency: 'USD'
  /** Shares of departed flights; null when none has departed. */
  loadFactor: number | null
  onTimeShare: number | null
}

export interface CountryFigures {
  country: string
  countryCode: string | null
  airports: number
  flights: number
  destinationCountries: number
  passengers: number
}

/** Ranks airports by flights. An airport that is not in the data has no line. */
export function hubs(traffic: readonly TrafficRow[], places: readonly PlaceRow[]): Hub[] {
  const byAirport = new Map<number, Omit<Hub, 'airport' | 'flights' | 'destinations'> & { to: Set<number> }>()
  const at = (airport: number) =>
    getOrCreate(byAirport, airport, () => ({ departures: 0, arrivals: 0, passengers: 0, to: new Set<number>() }))
  for (const { from, to, flights, bookings } of traffic) {
    const [origin, destination] = [at(from), at(to)]
    origin.departures += flights
    origin.passengers += bookings
    origin.to.add(to)
    destination.arrivals += flights
    destination.passengers += bookings
  }
  return placesOf(places, byAirport.keys())
    .map(([airportId, airport]) => {
      const { to, departures, arrivals, passengers } = at(airportId)
      const flights = departures + arrivals
      return { airport, flights, departures, arrivals, destinations: to.size, passengers }
    })
    .sort((a, b) => b.flights - a.flights || byText(codeOf(a.airport), codeOf(b.airport)))
}

/** Ranks routes by flights. Each direction is a separate route. */
export function busiestRoutes(traffic: readonly TrafficRow[], places: readonly PlaceRow[]): BusiestRoute[] {
  return routesOf(traffic, places)
    .map(({ ends, flights, airlines, bookings }) => ({ ...ends, flights, airlines, passengers: bookings }))
    .sort((a, b) => b.flights - a.flights || b.passengers - a.passengers || byEnds(a, b))
}

/** Ranks booked routes by revenue. */
export function routeRevenue(traffic: readonly TrafficRow[], places: readonly PlaceRow[]): RouteRevenue[] {
  return routesOf(traffic, places)
    .filter(({ bookings }) => bookings > 0)
    .sort((a, b) => b.cents - a.cents || byEnds(a.ends, b.ends))
    .map(({ ends, bookings, cents }) => ({
      ...ends,
      bookings,
      revenue: decimalOf(cents),
      averagePrice: decimalOf(Math.round(cents / bookings)),
      currency: 'USD',
    }))
}

/** Ranks airlines by flights. */
export function airlines(
  traffic: readonly TrafficRow[],
  carriers: readonly CarrierRow[],
  onTime: ReadonlyMap<string, number>,
): AirlineFigures[] {
  const byAirline = groups(traffic, ({ airlineId }) => airlineId)
  return carriers
    .flatMap(({ airlineId, iata, name }) => {
      const flown = byAirline.get(airlineId)
      if (!flown) return []
      const percent = onTime.get(iata)
      return {
        airline: { iata, name: name ?? iata },
        flights: sum(flown, ({ flights }) => flights),
        destinations: new Set(flown.map(({ to }) => to)).size,
        bookings: sum(flown, ({ bookings }) => bookings),
        revenue: decimalOf(sum(flown, ({ revenue }) => centsOf(revenue))),
        currency: 'USD' as const,
        loadFactor: loadFactorOf(flown),
        onTimeShare: percent === undefined ? null : onTimeShare(percent),
      }
    })
    .sort((a, b) => b.flights - a.flights || byText(a.airline.iata, b.airline.iata))
}

/** Ranks countries by flights that depart or arrive there. A domestic flight counts once. */
export function countries(traffic: readonly TrafficRow[], places: readonly PlaceRow[]): CountryFigures[] {
  const countryOf = new Map(
    places.flatMap((place) => (place.country ? [[place.airportId, keyOf(place)] as const] : [])),
  )
  const byCountry = new Map<string, { airports: Set<number>; to: Set<string>; flights: number; passengers: number }>()
  const of = (country: string) =>
    getOrCreate(byCountry, country, () => ({
      airports: new Set<number>(),
      to: new Set<string>(),
      flights: 0,
      passengers: 0,
    }))
  for (const { from, to, flights, bookings } of traffic) {
    const [origin, destination] = [countryOf.get(from), countryOf.get(to)]
    for (const country of new Set([origin, destination])) {
      if (country === undefined) continue
      of(country).flights += flights
      of(country).passengers += bookings
    }
    if (origin !== undefined) of(origin).airports.add(from)
    if (destination !== undefined) of(destination).airports.add(to)
    if (origin !== undefined && destination !== undefined && origin !== destination) of(origin).to.add(destination)
  }
  // Of several spellings use the last in the alphabet, because it is not all capitals.
  const spelt = [...places].sort((a, b) => byText(a.country ?? '', b.country ?? ''))
  const names = new Map(spelt.map((place) => [keyOf(place), place]))
  return [...byCountry]
    .map(([key, { airports, to, flights, passengers }]) => ({
      country: names.get(key)?.country ?? key,
      countryCode: names.get(key)?.countryCode ?? null,
      airports: airports.size,
      flights,
      destinationCountries: to.size,
      passengers,
    }))
    .sort((a, b) => b.flights - a.flights || byText(a.country, b.country))
}

interface RouteSums {
  ends: { from: Endpoint; to: Endpoint }
  flights: number
  airlines: number
  bookings: number
  cents: number
}

/** Sums the traffic of each route between airports that are in the data. */
function routesOf(traffic: readonly TrafficRow[], places: readonly PlaceRow[]): RouteSums[] {
  const known = new Map(places.map((place) => [place.airportId, endpointOf(place)]))
  return [...groups(traffic, ({ from, to }) => `${from}:${to}`).values()].flatMap((rows) => {
    const [from, to] = [known.get(rows[0]?.from ?? 0), known.get(rows[0]?.to ?? 0)]
    if (!from || !to) return []
    return {
      ends: { from, to },
      flights: sum(rows, ({ flights }) => flights),
      airlines: rows.length,
      bookings: sum(rows, ({ bookings }) => bookings),
      cents: sum(rows, ({ revenue }) => centsOf(revenue)),
    }
  })
}

function groups<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const byKey = new Map<Key, Row[]>()
  for (const row of rows) getOrCreate(byKey, keyOf(row), () => []).push(row)
  return byKey
}

/** Returns the value of a key. Creates and stores a missing value. */
function getOrCreate<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const existing = map.get(key)
  if (existing !== undefined) return existing
  const created = make()
  map.set(key, created)
  return created
}

/** Finds the airports that are in the data. */
function placesOf(places: readonly PlaceRow[], airportIds: Iterable<number>): [number, Endpoint][] {
  const ids = new Set(airportIds)
  return places.flatMap((place) => (ids.has(place.airportId) ? [[place.airportId, endpointOf(place)]] : []))
}

/** Key of a country. Countries without a code are spelt in upper and lower case. */
const keyOf = ({ country, countryCode }: PlaceRow): string => countryCode ?? (country ?? '').toUpperCase()

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0)

/** Share of booked seats, to four decimal places; null without a seat. */
function loadFactorOf(rows: readonly TrafficRow[]): number | null {
  const seats = sum(rows, ({ flownSeats }) => flownSeats)
  return seats === 0 ? null : Math.round((sum(rows, ({ flownBookings }) => flownBookings) / seats) * 10_000) / 10_000
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const byEnds = (a: RouteSums['ends'], b: RouteSums['ends']): number =>
  byText(codeOf(a.from), codeOf(b.from)) || byText(codeOf(a.to), codeOf(b.to))
