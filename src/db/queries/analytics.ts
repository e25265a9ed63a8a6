import { and, asc, count, desc, eq, sql } from 'drizzle-orm'
import type { Punctuality } from '../../domain/punctuality.ts'
import type { Database } from '../database.ts'
import { isCancelled, isDue, isOnTime, wholeMiles } from '../flight-rules.ts'

/** What one airline flies from one airport to another, all flights that the database holds together. */
export interface TrafficRow extends Punctuality {
  from: number
  to: number
  airlineId: number
  flights: number
  bookings: number
  /** Decimal. */
  revenue: string
  /** Seats and bookings of the flights that have left. */
  flownSeats: number
  flownBookings: number
}

/** An airport by its id; what a real dump leaves out is null. */
export interface PlaceRow {
  airportId: number
  iata: string | null
  name: string
  city: string | null
  /** As the list of countries spells it, or else the data. */
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
  /** The first letter of the last name: more of it does not leave the database. */
  initial: string
  bookings: number
  /** Great circle, whole miles of each flight. */
  miles: number
  /** Decimal. */
  spent: string
}

/** Queries that read whole tables, for reports: ask them through connections of their own, and keep the answers. */
export function analyticsQueries({ builder, tables, run }: Database) {
  const {
    airline,
    airplane,
    airport,
    airportGeo,
    booking,
    country,
    flight,
    flightStats,
    flightStatus,
    passenger,
    route,
  } = tables
  const number = (expression: ReturnType<typeof sql>) => sql<number>`${expression}`.mapWith(Number)
  const decimal = (expression: ReturnType<typeof sql>) => sql<string>`${expression}`.mapWith(String)

  return {
    /** Each airline on each route. Reads every flight with its counters, and no booking: those are counted already. */
    traffic: (now: Date): Promise<TrafficRow[]> => {
      const due = isDue(tables, now)
      const flown = sql`${due} and not (${isCancelled(tables)})`
      const onTime = sql`${due} and ${isOnTime(tables)}`
      return run('traffic', () =>
        builder
          .select({
            from: flight.from,
            to: flight.to,
            airlineId: flight.airlineId,
            flights: count(),
            bookings: number(sql`coalesce(sum(${flightStats.bookings}), 0)`),
            revenue: decimal(sql`coalesce(sum(${flightStats.revenue}), 0)`),
            due: number(sql`sum(case when ${due} then 1 else 0 end)`),
            onTime: number(sql`sum(case when ${onTime} then 1 else 0 end)`),
            flownSeats: number(sql`coalesce(sum(case when ${flown} then ${airplane.capacity} end), 0)`),
            flownBookings: number(sql`coalesce(sum(case when ${flown} then ${flightStats.bookings} end), 0)`),
          })
          .from(flight)
          .leftJoin(flightStats, eq(flightStats.flightId, flight.flightId))
          .leftJoin(flightStatus, eq(flightStatus.flightId, flight.flightId))
          .leftJoin(airplane, eq(airplane.airplaneId, flight.airplaneId))
          .groupBy(flight.from, flight.to, flight.airlineId),
      )
    },

    places: (): Promise<PlaceRow[]> =>
      run('places', () =>
        builder
          .select({
            airportId: airport.airportId,
            iata: airport.iata,
            name: airport.name,
            city: airportGeo.city,
            country: sql<string | null>`coalesce(${country.name}, ${airportGeo.country})`,
            countryCode: country.code,
          })
          .from(airport)
          .leftJoin(airportGeo, eq(airportGeo.airportId, airport.airportId))
          .leftJoin(country, eq(sql`upper(${country.name})`, sql`upper(${airportGeo.country})`)),
      ),

    carriers: (): Promise<CarrierRow[]> =>
      run('carriers', () =>
        builder.select({ airlineId: airline.airlineId, iata: airline.iata, name: airline.airlinename }).from(airline),
      ),

    /**
     * The passengers with the most bookings, of as many the one who is there longest. Counts all bookings, by an index
     * alone; what these passengers paid, and where they fly, is looked up for them only.
     */
    flyers: (limit: number): Promise<FlyerRow[]> => {
      const frequent = builder
        .select({ passengerId: booking.passengerId, bookings: count().as('bookings') })
        .from(booking)
        .groupBy(booking.passengerId)
        .orderBy(desc(count()), asc(booking.passengerId))
        .limit(limit)
        .as('frequent')
      return run('flyers', () =>
        builder
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
          .orderBy(desc(frequent.bookings), asc(passenger.passengerId)),
      )
    },
  }
}

export type AnalyticsQueries = ReturnType<typeof analyticsQueries>
