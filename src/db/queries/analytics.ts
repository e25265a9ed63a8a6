import { and, asc, count, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { isCancelled, isDue, wholeMiles } from '../flight-rules.ts'

/** Sums of one airline's flights from one airport to another. */
export interface TrafficRow {
  from: number
  to: number
  airlineId: number
  flights: number
  bookings: number
  /** Decimal. */
  revenue: string
  /** Seats and bookings of departed flights. */
  flownSeats: number
  flownBookings: number
}

/** An airport by id. Null: missing in the dump. */
export interface PlaceRow {
  airportId: number
  iata: string | null
  icao: string
  name: string
  city: string | null
  /** Name in the table of countries, else the name in the data. */
  country: string | null
  countryCode: string | null
}

export interface CarrierRow {
  airlineId: number
  iata: string
  name: string | null
}

export interface FlyerRow {
  firstName: string
  /** First letter of the last name. The rest does not leave the database. */
  initial: string
  bookings: number
  /** Great circle miles, rounded per flight. */
  miles: number
  /** Decimal. */
  spent: string
}

/** Queries for reports, which read whole tables. Run them on separate connections, and cache the results. */
export function analyticsQueries(database: Database) {
  const { builder, tables, run, comparable } = database
  const { airline, airport, airportGeo, country } = tables

  return {
    /** Sums the flights of each airline on each route. Reads all flights and their counters, but no bookings. */
    traffic: (now: Date): Promise<TrafficRow[]> => run('traffic', async () => selectTraffic(database, now)),

    places: (): Promise<PlaceRow[]> =>
      run('places', () =>
        builder
          .select({
            airportId: airport.airportId,
            iata: airport.iata,
            icao: airport.icao,
            name: airport.name,
            city: airportGeo.city,
            country: sql<string | null>`coalesce(${country.name}, ${airportGeo.country})`,
            countryCode: country.code,
          })
          .from(airport)
          .leftJoin(airportGeo, eq(airportGeo.airportId, airport.airportId))
          .leftJoin(
            country,
            eq(sql`upper(${comparable(country.name)})`, sql`upper(${comparable(airportGeo.country)})`),
          ),
      ),

    carriers: (): Promise<CarrierRow[]> =>
      run('carriers', () =>
        builder.select({ airlineId: airline.airlineId, iata: airline.iata, name: airline.airlinename }).from(airline),
      ),

    /** Selects the passengers with the most bookings. Of passengers with equal numbers the lowest id comes first. */
    flyers: (limit: number): Promise<FlyerRow[]> => run('flyers', async () => selectFlyers(database, limit)),
  }
}

export type AnalyticsQueries = ReturnType<typeof analyticsQueries>

const number = (expression: SQL) => sql<number>`${expression}`.mapWith(Number)
const decimal = (expression: SQL) => sql<string>`${expression}`.mapWith(String)

function selectTraffic({ builder, tables }: Database, now: Date) {
  const { airplane, flight, flightStats, flightStatus } = tables
  const due = isDue(tables, now)
  const flown = sql`${due} and not (${isCancelled(tables)})`
  return builder
    .select({
      from: flight.from,
      to: flight.to,
      airlineId: flight.airlineId,
      flights: count(),
      bookings: number(sql`coalesce(sum(${flightStats.bookings}), 0)`),
      revenue: decimal(sql`coalesce(sum(${flightStats.revenue}), 0)`),
      flownSeats: number(sql`coalesce(sum(case when ${flown} then ${airplane.capacity} end), 0)`),
      flownBookings: number(sql`coalesce(sum(case when ${flown} then ${flightStats.bookings} end), 0)`),
    })
    .from(flight)
    .leftJoin(flightStats, eq(flightStats.flightId, flight.flightId))
    .leftJoin(flightStatus, eq(flightStatus.flightId, flight.flightId))
    .leftJoin(airplane, eq(airplane.airplaneId, flight.airplaneId))
    .groupBy(flight.from, flight.to, flight.airlineId)
}

/** Counts all bookings by an index alone. Prices and routes are looked up for the selected passengers only. */
function selectFlyers({ builder, tables }: Database, limit: number) {
  const { booking, flight, passenger, route } = tables
  const frequent = builder
    .select({ passengerId: booking.passengerId, bookings: count().as('bookings') })
    .from(booking)
    .groupBy(booking.passengerId)
    .orderBy(desc(count()), asc(booking.passengerId))
    .limit(limit)
    .as('frequent')
  return builder
    .select({
      firstName: passenger.firstname,
      initial: sql<string>`substring(${passenger.lastname}, 1, 1)`,
      bookings: frequent.bookings,
      miles: number(sql`coalesce(sum(${wholeMiles(tables)}), 0)`),
      spent: decimal(sql`sum(${booking.price})`),
    })
    .from(frequent)
    .innerJoin(passenger, eq(passenger.passengerId, frequent.passengerId))
    .innerJoin(booking, eq(booking.passengerId, frequent.passengerId))
    .leftJoin(flight, eq(flight.flightId, booking.flightId))
    .leftJoin(route, and(eq(route.from, flight.from), eq(route.to, flight.to)))
    .groupBy(passenger.passengerId, passenger.firstname, passenger.lastname, frequent.bookings)
    .orderBy(desc(frequent.bookings), asc(passenger.passengerId))
}
