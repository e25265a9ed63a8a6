import { and, asc, eq, gte, lt, sql } from 'drizzle-orm'
import type { Database } from '../../database.ts'
import { bookedSeatsOf, type DetailsRow, type ScheduleRow, type SeatsRow } from './details.ts'
import { flightEnds } from './ends.ts'

export interface FlightRow extends DetailsRow, ScheduleRow, SeatsRow {
  from: DetailsRow['from']
  to: DetailsRow['to']
  /** Null for a flight that was never delayed or cancelled. */
  status: string | null
}

/** Queries for searches of flights. */
export function flightQueries({ builder, tables, prepare, run }: Database) {
  const { airline, airplane, airplaneType, flight, flightStatus } = tables
  const { origin, destination } = flightEnds(tables)

  const onRoute = prepare(
    'flights_on_route',
    builder
      .select({
        flightId: flight.flightId,
        flightNo: flight.flightno,
        departure: flight.departure,
        arrival: flight.arrival,
        airline: { iata: airline.iata, name: airline.airlinename },
        from: { ...origin.names, ...origin.position },
        to: { ...destination.names, ...destination.position },
        aircraft: airplaneType.identifier,
        totalSeats: airplane.capacity,
        bookedSeats: bookedSeatsOf(tables),
        status: flightStatus.status,
      })
      .from(origin.airport)
      .innerJoin(destination.airport, eq(destination.airport.iata, sql.placeholder('to')))
      .innerJoin(
        flight,
        and(
          eq(flight.from, origin.airport.airportId),
          eq(flight.to, destination.airport.airportId),
          // A range, not DATE(departure) = …: a function of the column would prevent the use of the index.
          gte(flight.departure, sql.placeholder('start')),
          lt(flight.departure, sql.placeholder('end')),
        ),
      )
      .innerJoin(airline, eq(airline.airlineId, flight.airlineId))
      .innerJoin(airplane, eq(airplane.airplaneId, flight.airplaneId))
      .leftJoin(airplaneType, eq(airplaneType.typeId, airplane.typeId))
      .leftJoin(flightStatus, eq(flightStatus.flightId, flight.flightId))
      .leftJoin(origin.geo, eq(origin.geo.airportId, origin.airport.airportId))
      .leftJoin(destination.geo, eq(destination.geo.airportId, destination.airport.airportId))
      .where(eq(origin.airport.iata, sql.placeholder('from')))
      .orderBy(asc(flight.departure), asc(flight.flightId)),
  )

  return {
    /** Selects flights between two airports that depart from `start` on and before `end`, by departure. */
    onRoute: (route: { from: string; to: string; start: Date; end: Date }): Promise<FlightRow[]> =>
      run('flights on route', () => onRoute.execute(route)),
  }
}

export type FlightQueries = ReturnType<typeof flightQueries>
