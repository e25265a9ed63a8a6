import { type AircraftType, readAircraftTypes } from './aircraft.ts'
import { type Airline, readAirlines } from './airlines.ts'
import { type Airport, readAirports } from './airports.ts'
import type { Scale } from './scales.ts'

/** Airports, airlines and aircraft types: the input for planning flights. */
export interface ReferenceData {
  airports: Airport[]
  airlines: Airline[]
  types: AircraftType[]
}

/** Reads the real airports, airlines and aircraft types that a scale includes. */
export function readReferenceData(scale: Scale): ReferenceData {
  const airports = readAirports().filter(scale.includes)
  const types = readAircraftTypes()
  const byIata = new Map(airports.map((airport) => [airport.iata, airport]))
  return { airports, types: [...types.values()], airlines: readAirlines(byIata, types) }
}
