import { and, asc, count, desc, eq, gt, inArray, lte, min, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { flightEnds } from './flights/ends.ts'

export interface PassengerFlightRow {
  bookingId: number
  seat: string | null
  price: string
  flightId: number
  flightNo: string
  departure: Date
  arrival: Date
  airline: { iata: string; name: string | null }
  from: PassengerEndRow
  to: PassengerEndRow
}

export interface PassengerEndRow {
  iata: string | null
  icao: string
  name: string
  city: string | null
  country: string | null
}

/** Flights of a passenger on one route with one airline. */
export interface PassengerRouteRow {
  flights: number
  /** Departure of the first flight. */
  since: Date | null
  airline: { iata: string; name: string | null }
  from: PassengerEndRow & { latitude: number | null; longitude: number | null }
  to: PassengerEndRow & { latitude: number | null; longitude: number | null }
}

/** A passenger with the names of the passport. */
export interface PassengerRow {
  passengerId: number
  passportno: string
  firstname: string
  lastname: string
}

/** Queries for passengers and their flights. */
export function passengerQueries(database: Database) {
  const { builder, tables, prepare, run } = database
  const { booking, flight, passenger } = tables
  const lastFlights = prepare('last_flights_of_passenger', selectLastFlights(database))
  const byPassport = prepare(
    'passenger_by_passport',
    builder
      .select()
      .from(passenger)
      .where(eq(passenger.passportno, sql.placeholder('passportno'))),
  )

  return {
    /** Selects the passenger with a passport; undefined if there is none. */
    byPassport: async (passportno: string): Promise<PassengerRow | undefined> =>
      (await run('passenger by passport', () => byPassport.execute({ passportno })))[0],

    /** Selects passengers by id, ordered by id. Skips unknown ids. */
    byIds: (passengerIds: readonly number[]): Promise<PassengerRow[]> =>
      run('passengers by id', async () =>
        builder
          .select()
          .from(passenger)
          .where(inArray(passenger.passengerId, [...passengerIds]))
          .orderBy(asc(passenger.passengerId)),
      ),

    exists: async (passengerId: number): Promise<boolean> => {
      const found = await run('passenger', async () =>
        builder
          .select({ passengerId: passenger.passengerId })
          .from(passenger)
          .where(eq(passenger.passengerId, passengerId)),
      )
      return found.length > 0
    },

    /** Selects a passenger's flights, latest departure first. */
    lastFlights: (passengerId: number, limit: number): Promise<PassengerFlightRow[]> =>
      run('last flights of passenger', () => lastFlights.execute({ passengerId, limit })),

    /** Selects the routes and airlines of a passenger's flights that have left by an instant, most flights first. */
    flown: (passengerId: number, by: Date): Promise<PassengerRouteRow[]> =>
      run('flown by passenger', async () => selectFlown(database, { passengerId, by })),

    /** Selects the first departure of a passenger's flights after an instant. */
    nextDeparture: async (passengerId: number, after: Date): Promise<Date | undefined> => {
      const [row] = await run('next departure of passenger', async () =>
        builder
          .select({ departure: min(flight.departure) })
          .from(booking)
          .innerJoin(flight, eq(flight.flightId, booking.flightId))
          .where(and(eq(booking.passengerId, passengerId), gt(flight.departure, after))),
      )
      return row?.departure ?? undefined
    },
  }
}

export type PassengerQueries = ReturnType<typeof passengerQueries>

/** Aliases of both airports of a flight, and the columns that a passenger sees of them. */
function ends(tables: Database['tables']) {
  const { origin, destination } = flightEnds(tables)
  const from = { ...origin.names, country: origin.geo.country }
  const to = { ...destination.names, country: destination.geo.country }
  return { origin, destination, from, to }
}

/**
 * Sorts only bookings and departures, and joins the details of the selected rows. Joined first, all bookings of a frequent
 * passenger would be looked up in six tables for ten rows.
 */
function selectLastFlights({ builder, tables }: Database) {
  const { airline, booking, flight } = tables
  const { origin, destination, from, to } = ends(tables)
  const last = builder
    .select({
      bookingId: sql<number>`${booking.bookingId}`.as('last_booking'),
      seat: booking.seat,
      price: booking.price,
      flightId: sql<number>`${flight.flightId}`.as('last_flight'),
      flightNo: flight.flightno,
      departure: flight.departure,
      arrival: flight.arrival,
      airlineId: sql<number>`${flight.airlineId}`.as('last_airline'),
      from: sql<number>`${flight.from}`.as('last_from'),
      to: sql<number>`${flight.to}`.as('last_to'),
    })
    .from(booking)
    .innerJoin(flight, eq(flight.flightId, booking.flightId))
    .where(eq(booking.passengerId, sql.placeholder('passengerId')))
    .orderBy(desc(flight.departure), desc(booking.bookingId))
    .limit(sql.placeholder('limit'))
    .as('last')
  return builder
    .select({
      bookingId: last.bookingId,
      seat: last.seat,
      price: last.price,
      flightId: last.flightId,
      flightNo: last.flightNo,
      departure: last.departure,
      arrival: last.arrival,
      airline: { iata: airline.iata, name: airline.airlinename },
      from,
      to,
    })
    .from(last)
    .innerJoin(airline, eq(airline.airlineId, last.airlineId))
    .innerJoin(origin.airport, eq(origin.airport.airportId, last.from))
    .innerJoin(destination.airport, eq(destination.airport.airportId, last.to))
    .leftJoin(origin.geo, eq(origin.geo.airportId, last.from))
    .leftJoin(destination.geo, eq(destination.geo.airportId, last.to))
    .orderBy(desc(last.departure), desc(last.bookingId))
}

function selectFlown({ builder, tables }: Database, { passengerId, by }: { passengerId: number; by: Date }) {
  const { airline, booking, flight } = tables
  const { origin, destination, from, to } = ends(tables)
  const flown = builder
    .select({
      from: sql<number>`${flight.from}`.as('flown_from'),
      to: sql<number>`${flight.to}`.as('flown_to'),
      airlineId: sql<number>`${flight.airlineId}`.as('flown_by'),
      flights: count().as('flights'),
      since: min(flight.departure).as('since'),
    })
    .from(booking)
    .innerJoin(flight, eq(flight.flightId, booking.flightId))
    .where(and(eq(booking.passengerId, passengerId), lte(flight.departure, by)))
    .groupBy(flight.from, flight.to, flight.airlineId)
    .as('flown')
  return builder
    .select({
      flights: flown.flights,
      since: flown.since,
      airline: { iata: airline.iata, name: airline.airlinename },
      from: { ...from, ...origin.position },
      to: { ...to, ...destination.position },
    })
    .from(flown)
    .innerJoin(airline, eq(airline.airlineId, flown.airlineId))
    .innerJoin(origin.airport, eq(origin.airport.airportId, flown.from))
    .innerJoin(destination.airport, eq(destination.airport.airportId, flown.to))
    .leftJoin(origin.geo, eq(origin.geo.airportId, flown.from))
    .leftJoin(destination.geo, eq(destination.geo.airportId, flown.to))
    .orderBy(desc(flown.flights), flown.from, flown.to)
}
