import { sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/mysql-core'
import type { Schema } from '../../schema.ts'

/** Aliases of both airports of a flight, so that a query can join each of them. */
export function flightEnds(tables: Pick<Schema, 'airport' | 'airportGeo'>) {
  return { origin: end('origin'), destination: end('destination') }

  function end(name: 'origin' | 'destination') {
    const airport = alias(tables.airport, name)
    const geo = alias(tables.airportGeo, `${name}_geo`)
    return {
      airport,
      geo,
      names: { iata: airport.iata, icao: airport.icao, name: airport.name, city: geo.city },
      // Not columns: drizzle replaces an object of null columns by null, and an airport may have no position.
      position: {
        latitude: sql`${geo.latitude}`.mapWith(geo.latitude),
        longitude: sql`${geo.longitude}`.mapWith(geo.longitude),
      },
    }
  }
}
