import type { Cache, CacheRead, ReadOptions, Stale } from '../../cache/cache.ts'
import { absent } from '../../cache/entry.ts'
import type {
  DetailsRow,
  FlightDetailQueries,
  ScheduleRow,
  SeatsRow,
  StatusRow,
} from '../../db/queries/flights/details.ts'
import { zonedEndpointOf } from '../../domain/airport.ts'
import { fareBetween } from '../../domain/fare.ts'
import {
  type FlightDetails,
  type FlightSchedule,
  type FlightSeats,
  type FlightStanding,
  statusOf,
} from '../../domain/flight.ts'
import { localTime } from '../../domain/local-day.ts'
import { rfc3339 } from '../../domain/rfc3339.ts'
import { availableSeats } from '../../domain/seat-counts.ts'
import { zoneAt } from '../../domain/zone-at.ts'
import * as entries from '../catalogue/entries.ts'
import { createKnownFlights } from './known-flights.ts'

/** Reads one flight with Russian doll caching: four layers, each cached with its own TTL. */
export function createFlightDetails({ cache, queries }: { cache: Cache; queries: FlightDetailQueries }) {
  const known = createKnownFlights(queries.details)
  /** Makes the loader of one layer. */
  const loading =
    <Row, T>(query: (flightId: number) => Promise<Row | undefined>, layerOf: (row: Row) => T) =>
    (flightId: number) =>
    async () => {
      const row = await query(flightId)
      return row ? layerOf(row) : absent(`There is no flight ${flightId}.`)
    }
  /** Makes a query that is sent only for an existing flight. */
  const ifExists =
    <Row>(query: (flightId: number) => Promise<Row | undefined>) =>
    async (flightId: number): Promise<Row | undefined> =>
      (await known.exists(flightId)) ? query(flightId) : undefined
  const load = {
    details: loading((flightId) => known.observe(flightId, queries.details(flightId)), detailsOf),
    schedule: loading(ifExists(queries.schedule), scheduleOf),
    seats: loading(ifExists(queries.seats), seatsOf),
    status: loading(ifExists(queries.status), standingOf),
  }

  return {
    /** Reads all layers in the same turn of the event loop, so that one command fetches them. */
    read: async (
      flightId: number,
      options?: ReadOptions,
    ): Promise<Record<'details' | 'schedule' | 'seats' | 'status', CacheRead>> => {
      const [details, schedule, seats, status] = await Promise.all([
        cache.read(entries.flightDetails, { flightId }, load.details(flightId), options),
        cache.read(entries.flightSchedule, { flightId }, load.schedule(flightId), options),
        cache.read(entries.flightAvailability, { flightId }, load.seats(flightId), options),
        cache.read(entries.flightStatus, { flightId }, load.status(flightId), options),
      ])
      return { details, schedule, seats, status }
    },

    /** After the commit of a change: invalidates the entries that show it, and refills the changed layers. */
    writeThrough: async (flightId: number, stale: Stale): Promise<void> => {
      await cache.invalidate(stale)
      await Promise.all([
        cache.writeThrough(entries.flightSchedule, { flightId }, load.schedule(flightId)),
        cache.writeThrough(entries.flightStatus, { flightId }, load.status(flightId)),
      ])
    },
  }
}

export type FlightDetailLayers = ReturnType<typeof createFlightDetails>

export function detailsOf({ flightId, flightNo, airline, from, to, aircraft }: DetailsRow): FlightDetails {
  return {
    flightId,
    flightNo,
    aircraft,
    airline: { iata: airline.iata, name: airline.name ?? airline.iata },
    from: zonedEndpointOf(from),
    to: zonedEndpointOf(to),
  }
}

export function scheduleOf({ flightId, departure, arrival, from, to }: ScheduleRow): FlightSchedule {
  return {
    departure: rfc3339(departure),
    departureLocal: localTime(departure, zoneAt(from)),
    arrival: rfc3339(arrival),
    arrivalLocal: localTime(arrival, zoneAt(to)),
    durationMinutes: Math.round((arrival.getTime() - departure.getTime()) / 60_000),
    price: fareBetween({ flightId, from, to }),
    currency: 'USD',
  }
}

/** Bookings may exceed the seats: real dumps have such flights. */
export function seatsOf({ totalSeats, bookedSeats }: SeatsRow): FlightSeats {
  return { totalSeats, bookedSeats, availableSeats: availableSeats({ totalSeats, bookedSeats }) }
}

export function standingOf({ status, delayMinutes, updatedAt }: StatusRow): FlightStanding {
  return {
    status: statusOf(status),
    delayMinutes: delayMinutes ?? 0,
    updatedAt: updatedAt && rfc3339(updatedAt),
  }
}
