import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
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

interface EndRow {
  iata: string | null
  icao: string
  latitude: number | null
  longitude: number | null
}

/** A booking and its flight. */
export interface BookingOfFlight {
  flight: BookableFlightRow
  booking: { bookingId: number; seat: string | null; passengerId: number; price: string }
}

/** One query for all that a booking or a cancellation looks up. */
export function lookupQueries(database: Database) {
  const { builder, tables, prepare, run } = database
  const { booking, flight } = tables

  const prepareFlights = (count: number) =>
    prepare(
      `bookable_flights_${count}`,
      lookup(
        database,
        inArray(
          flight.flightId,
          Array.from({ length: count }, (_, i) => sql.placeholder(`flight${i}`)),
        ),
      ),
    )
  const byCount = new Map<number, ReturnType<typeof prepareFlights>>()
  // By the id of the flight: PostgreSQL reorders few joins, and would begin with all flights.
  const flightId = builder
    .select({ flightId: booking.flightId })
    .from(booking)
    .where(eq(booking.bookingId, sql.placeholder('bookingId')))
  const flightOfBooking = prepare('flight_of_booking', lookup(database, sql`${flight.flightId} = (${flightId})`))

  return {
    /** Selects flights by id, in any order, and whether the passenger exists. */
    bookable: async (flightIds: readonly number[], passengerId: number) => {
      const prepared = byCount.get(flightIds.length) ?? prepareFlights(flightIds.length)
      byCount.set(flightIds.length, prepared)
      const wanted = Object.fromEntries(flightIds.map((flightId, i) => [`flight${i}`, flightId]))
      const rows = await run('bookable flights', () => prepared.execute({ ...wanted, passengerId, bookingId: null }))
      const flights: BookableFlightRow[] = rows.map(({ flight, from, to }) => ({ ...flight, from, to }))
      return { flights, passengerExists: rows[0]?.passengerId === passengerId }
    },

    /** Selects a booking and its flight; undefined if there is no such booking. */
    flightOfBooking: async (bookingId: number): Promise<BookingOfFlight | undefined> => {
      const [row] = await run('flight of booking', () => flightOfBooking.execute({ bookingId, passengerId: null }))
      if (!row?.booking) return undefined
      return { flight: { ...row.flight, from: row.from, to: row.to }, booking: row.booking }
    },
  }
}

/** Builds the query. Its placeholders `passengerId` and `bookingId` may be null. */
function lookup({ builder, tables }: Database, where: SQL) {
  const { airline, airplane, booking, flight, flightStatus, passenger, route } = tables
  const { origin, destination } = flightEnds(tables)
  return builder
    .select({
      flight: {
        flightId: flight.flightId,
        flightNo: flight.flightno,
        departure: flight.departure,
        capacity: airplane.capacity,
        status: flightStatus.status,
        airline: airline.iata,
        distanceKm: route.distanceKm,
        domestic: route.domestic,
      },
      from: { iata: origin.airport.iata, icao: origin.airport.icao, ...origin.position },
      to: { iata: destination.airport.iata, icao: destination.airport.icao, ...destination.position },
      passengerId: passenger.passengerId,
      booking: {
        bookingId: booking.bookingId,
        seat: booking.seat,
        passengerId: booking.passengerId,
        price: booking.price,
      },
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
    .leftJoin(passenger, eq(passenger.passengerId, sql.placeholder('passengerId')))
    .leftJoin(booking, and(eq(booking.bookingId, sql.placeholder('bookingId')), eq(booking.flightId, flight.flightId)))
    .where(where)
}
