import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../../database.ts'
import { flightEnds } from '../flights/ends.ts'

/** Flight data that a booking needs. */
export interface BookableFlightRow {
  flightId: number
  flightNo: string
  departure: Date
  capacity: number
  from: EndRow
  to: EndRow
  status: string | null
  /** IATA code. */
  airline: string | null
  /** Distance between its airports. Null, like `domestic`, if the pair of airports is unknown. */
  distanceKm: number | null
  domestic: boolean | null
}

/** Booked seats of a flight. */
export interface FlightSeatRows {
  capacity: number
  bookings: { seat: string | null; passengerId: number }[]
}

interface EndRow {
  iata: string | null
  icao: string
  latitude: number | null
  longitude: number | null
}

/** Queries for the flight and the seats of a booking. */
export function flightSeatQueries({ builder, tables, prepare, run }: Database) {
  const { airline, airplane, booking, flight, flightStatus, route } = tables
  const { origin, destination } = flightEnds(tables)

  const bookable = prepare(
    'bookable_flight',
    builder
      .select({
        flightId: flight.flightId,
        flightNo: flight.flightno,
        departure: flight.departure,
        capacity: airplane.capacity,
        from: { iata: origin.airport.iata, icao: origin.airport.icao, ...origin.position },
        to: { iata: destination.airport.iata, icao: destination.airport.icao, ...destination.position },
        status: flightStatus.status,
        airline: airline.iata,
        distanceKm: route.distanceKm,
        domestic: route.domestic,
      })
      .from(flight)
      .innerJoin(airplane, eq(airplane.airplaneId, flight.airplaneId))
      .innerJoin(origin.airport, eq(origin.airport.airportId, flight.from))
      .innerJoin(destination.airport, eq(destination.airport.airportId, flight.to))
      .leftJoin(origin.geo, eq(origin.geo.airportId, flight.from))
      .leftJoin(destination.geo, eq(destination.geo.airportId, flight.to))
      .leftJoin(flightStatus, eq(flightStatus.flightId, flight.flightId))
      .leftJoin(airline, eq(airline.airlineId, flight.airlineId))
      .leftJoin(route, and(eq(route.from, flight.from), eq(route.to, flight.to)))
      .where(eq(flight.flightId, sql.placeholder('flightId'))),
  )

  const seats = prepare(
    'seats_of_flight',
    builder
      .select({ capacity: airplane.capacity, passengerId: booking.passengerId, seat: booking.seat })
      .from(flight)
      .innerJoin(airplane, eq(airplane.airplaneId, flight.airplaneId))
      .leftJoin(booking, eq(booking.flightId, flight.flightId))
      .where(eq(flight.flightId, sql.placeholder('flightId'))),
  )

  return {
    /** Selects a flight; undefined if there is none. */
    bookable: async (flightId: number): Promise<BookableFlightRow | undefined> =>
      (await run('bookable flight', () => bookable.execute({ flightId })))[0],

    /** Selects the booked seats of a flight; undefined if there is no such flight. */
    seatsOf: async (flightId: number): Promise<FlightSeatRows | undefined> => {
      const rows = await run('seats of flight', () => seats.execute({ flightId }))
      const [first] = rows
      if (!first) return undefined
      return {
        capacity: first.capacity,
        bookings: rows.flatMap(({ passengerId, seat }) => (passengerId === null ? [] : [{ seat, passengerId }])),
      }
    },
  }
}
