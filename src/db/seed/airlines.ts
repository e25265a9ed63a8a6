import type { AircraftType } from './aircraft.ts'
import type { Airport } from './airports.ts'
import { readTsv } from './tsv.ts'

export interface Airline {
  id: number
  iata: string
  name: string
  /** Relative size: about the airline's share of the world's flights. */
  weight: number
  base: Airport
  hubs: Airport[]
  /** Smallest type first. */
  fleet: AircraftType[]
}

/** Reads the airlines with a base among the given airports. Keeps only their hubs among these airports. */
export function readAirlines(airports: Map<string, Airport>, types: Map<string, AircraftType>): Airline[] {
  const rows = readTsv('airlines.tsv', ['iata', 'name', 'weight', 'hubs', 'fleet'])
  return rows.flatMap(({ iata, name, weight, hubs, fleet }, index) => {
    const codes = hubs.split(' ')
    const base = airports.get(codes[0] ?? '')
    if (base === undefined) return []
    return {
      id: index + 1,
      iata,
      name,
      weight: Number(weight),
      base,
      hubs: codes.flatMap((code) => airports.get(code) ?? []),
      fleet: fleet.split(' ').flatMap((code) => types.get(code) ?? []),
    }
  })
}
