import { eq, type SQLWrapper, sql } from 'drizzle-orm'
import type { Database, QueryBuilder } from '../../database.ts'
import type { Schema } from '../../schema.ts'
import { flightEnds } from './ends.ts'

/** Facts of a flight that never change. */
export interface DetailsRow {
  flightId: number
  flightNo: string
  airline: { iata: string; name: string | null }
  from: EndpointRow & PositionRow
  to: EndpointRow & PositionRow
  aircraft: string | null
}

export interface EndpointRow {
  iata: string | null
  icao: string
  name: string
  city: string | null
}

export interface ScheduleRow {
  flightId: number
  departure: Date
  arrival: Date
  from: PositionRow
  to: PositionRow
}

export interface PositionRow {
  latitude: number | null
  longitude: number | null
}

export interface SeatsRow {
  totalSeats: number
  bookedSeats: number
}

/** Status of a flight. All null if it was never delayed or cancelled. */
export interface StatusRow {
  status: string | null
  delayMinutes: number | null
  updatedAt: Date | null
}

/** All layers of one flight. */
export interface FlightLayerRows {
  details: DetailsRow
  schedule: ScheduleRow
  seats: SeatsRow
  status: StatusRow
}

/** Number of bookings of a flight, with or without a seat. Part of a query for flights. */
export const bookedSeatsOf = ({ booking, flight }: Pick<Schema, 'booking' | 'flight'>) =>
  sql<number>`(select count(*) from ${booking} where ${booking.flightId} = ${flight.flightId})`.mapWith(Number)

/** Builds the query for each layer of one flight. Each returns no row for an unknown flight. */
export function layerQueries(tables: Schema) {
  const { airline, airplane, airplaneType, flight, flightStatus } = tables
  const { origin, destination } = flightEnds(tables)
  return {
    details: (on: QueryBuilder, flightId: number | SQLWrapper) =>
      on
        .select({
          flightId: flight.flightId,
          flightNo: flight.flightno,
          airline: { iata: airline.iata, name: airline.airlinename },
          from: { ...origin.names, ...origin.position },
          to: { ...destination.names, ...destination.position },
          aircraft: airplaneType.identifier,
        })
        .from(flight)
        .innerJoin(airline, eq(airline.airlineId, flight.airlineId))
        .innerJoin(airplane, eq(airplane.airplaneId, flight.airplaneId))
        .innerJoin(origin.airport, eq(origin.airport.airportId, flight.from))
        .innerJoin(destination.airport, eq(destination.airport.airportId, flight.to))
        .leftJoin(airplaneType, eq(airplaneType.typeId, airplane.typeId))
        .leftJoin(origin.geo, eq(origin.geo.airportId, flight.from))
        .leftJoin(destination.geo, eq(destination.geo.airportId, flight.to))
        .where(eq(flight.flightId, flightId)),

    schedule: (on: QueryBuilder, flightId: number | SQLWrapper) =>
      on
        .select({
          flightId: flight.flightId,
          departure: flight.departure,
          arrival: flight.arrival,
          from: origin.position,
          to: destination.position,
        })
        .from(flight)
        .leftJoin(origin.geo, eq(origin.geo.airportId, flight.from))
        .leftJoin(destination.geo, eq(destination.geo.airportId, flight.to))
        .where(eq(flight.flightId, flightId)),

    seats: (on: QueryBuilder, flightId: number | SQLWrapper) =>
      on
        .select({ totalSeats: airplane.capacity, bookedSeats: bookedSeatsOf(tables) })
        .from(flight)
        .innerJoin(airplane, eq(airplane.airplaneId, flight.airplaneId))
        .where(eq(flight.flightId, flightId)),

    status: (on: QueryBuilder, flightId: number | SQLWrapper) =>
      on
        .select({
          status: flightStatus.status,
          delayMinutes: flightStatus.delayMinutes,
          updatedAt: flightStatus.updatedAt,
        })
        .from(flight)
        .leftJoin(flightStatus, eq(flightStatus.flightId, flight.flightId))
        .where(eq(flight.flightId, flightId)),
  }
}

/** Queries for each layer of a flight. Each returns undefined for an unknown flight. */
export function flightDetailQueries({ builder, tables, prepare, run }: Database) {
  const queries = layerQueries(tables)
  const flightId = sql.placeholder('flightId')
  const details = prepare('flight_details', queries.details(builder, flightId))
  const schedule = prepare('flight_schedule', queries.schedule(builder, flightId))
  const seats = prepare('flight_seats', queries.seats(builder, flightId))
  const status = prepare('flight_status', queries.status(builder, flightId))
  return {
    details: async (flightId: number): Promise<DetailsRow | undefined> =>
      (await run('flight details', () => details.execute({ flightId })))[0],
    schedule: async (flightId: number): Promise<ScheduleRow | undefined> =>
      (await run('flight schedule', () => schedule.execute({ flightId })))[0],
    seats: async (flightId: number): Promise<SeatsRow | undefined> =>
      (await run('flight seats', () => seats.execute({ flightId })))[0],
    status: async (flightId: number): Promise<StatusRow | undefined> =>
      (await run('flight status', () => status.execute({ flightId })))[0],
  }
}

export type FlightDetailQueries = ReturnType<typeof flightDetailQueries>
