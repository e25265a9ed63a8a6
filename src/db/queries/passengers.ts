import { and, asc, count, desc, eq, gt, inArray, lt, lte, min, or, type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { TripTime } from '../../domain/trip-status.ts'
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
  /** Null for a booking that was not made by this service. */
  bookedAt: Date | null
}

/** A page of a passenger's flights. */
export interface HistoryPage {
  passengerId: number
  /** `upcoming`: next departure first. `past` or undefined for all flights: latest departure first. */
  time?: TripTime | undefined
  /** Separates `upcoming` from `past`. */
  now: Date
  /** The booking before the page; it need not exist any more. */
  after?: { departure: Date; bookingId: number } | undefined
  limit: number
}

export interface PassengerEndRow {
  iata: string | null
  icao: string
  name: string
  city: string | null
  country: string | null
  latitude: number | null
  longitude: number | null
}

/** Flights of a passenger on one route with one airline. */
export interface PassengerRouteRow {
  flights: number
  /** Departure of the first flight. */
  since: Date | null
  airline: { iata: string; name: string | null }
  from: PassengerEndRow
  to: PassengerEndRow
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
  const lastFlights = prepare(
    'last_flights_of_passenger',
    selectHistory(database, {
      which: eq(booking.passengerId, sql.placeholder('passengerId')),
      order: desc,
      limit: sql.placeholder('limit'),
    }),
  )
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

    /** Selects a page of a passenger's flights. */
    history: (page: HistoryPage): Promise<PassengerFlightRow[]> => {
      const { passengerId, time, after, limit } = page
      if (time === undefined && after === undefined) {
        return run('last flights of passenger', () => lastFlights.execute({ passengerId, limit }))
      }
      return run('flights of passenger', async () =>
        selectHistory(database, { which: onPage(tables, page), order: time === 'upcoming' ? asc : desc, limit }),
      )
    },

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
  const from = { ...origin.names, country: origin.geo.country, ...origin.position }
  const to = { ...destination.names, country: destination.geo.country, ...destination.position }
  return { origin, destination, from, to }
}

function onPage({ booking, flight }: Database['tables'], { passengerId, time, now, after }: HistoryPage) {
  const beyond = time === 'upcoming' ? gt : lt
  return and(
    eq(booking.passengerId, passengerId),
    time === undefined ? undefined : time === 'upcoming' ? gt(flight.departure, now) : lte(flight.departure, now),
    after === undefined
      ? undefined
      : or(
          beyond(flight.departure, after.departure),
          and(eq(flight.departure, after.departure), beyond(booking.bookingId, after.bookingId)),
        ),
  )
}

/**
 * Sorts only bookings and departures, and joins the details of the selected rows. Joined first, all bookings of a frequent
 * passenger would be looked up in six tables for ten rows.
 */
function selectHistory(
  { builder, tables }: Database,
  { which, order, limit }: { which: SQL | undefined; order: typeof asc; limit: number | Placeholder },
) {
  const { airline, booking, bookingTime, flight } = tables
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
    .where(which)
    .orderBy(order(flight.departure), order(booking.bookingId))
    .limit(limit)
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
      bookedAt: bookingTime.bookedAt,
    })
    .from(last)
    .innerJoin(airline, eq(airline.airlineId, last.airlineId))
    .innerJoin(origin.airport, eq(origin.airport.airportId, last.from))
    .innerJoin(destination.airport, eq(destination.airport.airportId, last.to))
    .leftJoin(origin.geo, eq(origin.geo.airportId, last.from))
    .leftJoin(destination.geo, eq(destination.geo.airportId, last.to))
    .leftJoin(bookingTime, eq(bookingTime.bookingId, last.bookingId))
    .orderBy(order(last.departure), order(last.bookingId))
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
      from,
      to,
    })
    .from(flown)
    .innerJoin(airline, eq(airline.airlineId, flown.airlineId))
    .innerJoin(origin.airport, eq(origin.airport.airportId, flown.from))
    .innerJoin(destination.airport, eq(destination.airport.airportId, flown.to))
    .leftJoin(origin.geo, eq(origin.geo.airportId, flown.from))
    .leftJoin(destination.geo, eq(destination.geo.airportId, flown.to))
    .orderBy(desc(flown.flights), flown.from, flown.to)
}
