import { and, asc, count, desc, eq, inArray, lt, min, sql } from 'drizzle-orm'
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
  name: string
  city: string | null
  country: string | null
}

/** How often a passenger has flown one route with one airline. */
export interface PassengerRouteRow {
  flights: number
  /** Departure of the first of them. */
  since: Date | null
  airline: { iata: string; name: string | null }
  from: PassengerEndRow & { latitude: number | null; longitude: number | null }
  to: PassengerEndRow & { latitude: number | null; longitude: number | null }
}

/** A passenger, as a passport says. */
export interface PassengerRow {
  passengerId: number
  passportno: string
  firstname: string
  lastname: string
}

/** Questions about passengers and their flights. */
export function passengerQueries({ builder, tables, prepare, run }: Database) {
  const { airline, booking, flight, passenger } = tables
  const { origin, destination } = flightEnds(tables)
  const from = { ...origin.names, country: origin.geo.country }
  const to = { ...destination.names, country: destination.geo.country }

  const lastFlights = prepare(
    'last_flights_of_passenger',
    builder
      .select({
        bookingId: booking.bookingId,
        seat: booking.seat,
        price: booking.price,
        flightId: flight.flightId,
        flightNo: flight.flightno,
        departure: flight.departure,
        arrival: flight.arrival,
        airline: { iata: airline.iata, name: airline.airlinename },
        from,
        to,
      })
      .from(booking)
      .innerJoin(flight, eq(flight.flightId, booking.flightId))
      .innerJoin(airline, eq(airline.airlineId, flight.airlineId))
      .innerJoin(origin.airport, eq(origin.airport.airportId, flight.from))
      .innerJoin(destination.airport, eq(destination.airport.airportId, flight.to))
      .leftJoin(origin.geo, eq(origin.geo.airportId, flight.from))
      .leftJoin(destination.geo, eq(destination.geo.airportId, flight.to))
      .where(eq(booking.passengerId, sql.placeholder('passengerId')))
      .orderBy(desc(flight.departure), desc(booking.bookingId))
      .limit(sql.placeholder('limit')),
  )

  const byPassport = prepare(
    'passenger_by_passport',
    builder
      .select()
      .from(passenger)
      .where(eq(passenger.passportno, sql.placeholder('passportno'))),
  )

  return {
    /** The passenger with this passport. */
    byPassport: async (passportno: string): Promise<PassengerRow | undefined> =>
      (await run('passenger by passport', () => byPassport.execute({ passportno })))[0],

    /** Those of these passengers that there are, by id. */
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

    /** A passenger's flights, latest departure first. */
    lastFlights: (passengerId: number, limit: number): Promise<PassengerFlightRow[]> =>
      run('last flights of passenger', () => lastFlights.execute({ passengerId, limit })),

    /** What a passenger has flown before a moment, by route and airline. */
    flown: (passengerId: number, before: Date): Promise<PassengerRouteRow[]> => {
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
        .where(and(eq(booking.passengerId, passengerId), lt(flight.departure, before)))
        .groupBy(flight.from, flight.to, flight.airlineId)
        .as('flown')
      return run('flown by passenger', async () =>
        builder
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
          .orderBy(desc(flown.flights), flown.from, flown.to),
      )
    },
  }
}

export type PassengerQueries = ReturnType<typeof passengerQueries>
