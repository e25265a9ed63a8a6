import { type AircraftType, readAircraftTypes } from './aircraft.ts'
import { type Airline, readAirlines } from './airlines.ts'
import { type Airport, readAirports } from './airports.ts'
import type { Scale } from './scales.ts'

/** What exists before the first flight is planned. */
export interface World {
  airports: Airport[]
  airlines: Airline[]
  types: AircraftType[]
}

/** The part of the real world that a scale includes. */
export function readWorld(scale: Scale): World {
  const airports = readAirports().filter(scale.includes)
  const types = readAircraftTypes()
  const byIata = new Map(airports.map((airport) => [airport.iata, airport]))
  return { airports, types: [...types.values()], airlines: readAirlines(byIata, types) }
}
