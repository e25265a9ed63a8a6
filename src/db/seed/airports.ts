import { type Country, readCountries } from './countries.ts'
import { readTsv } from './tsv.ts'

export interface Airport {
  /** The same at every scale. */
  id: number
  iata: string
  icao: string
  name: string
  city: string
  country: Country
  latitude: number
  longitude: number
  /** Approximate millions of passengers a year. */
  millions: number
  /** Whether the airport is among the world's busiest. Only these have international flights. */
  international: boolean
  /** Longest leg from here in kilometres, limited by a rule or a runway. */
  reachKm: number
}

/** Millions of passengers a year at an airport that is not among the busiest, by its size in OurAirports. */
const usualMillions: Record<string, number> = { L: 2, M: 0.5, S: 0.1 }

/** Reads all airports with scheduled service, ordered by IATA code. */
export function readAirports(): Airport[] {
  const countries = readCountries()
  const busiest = new Map(
    readTsv('busiest-airports.tsv', ['iata', 'millions', 'reachKm']).map((row) => [row.iata, row]),
  )
  const rows = readTsv('airports.tsv', ['iata', 'icao', 'name', 'city', 'country', 'latitude', 'longitude', 'size'])
  return rows.map(({ size, ...row }, index) => {
    const country = countries.get(row.country)
    if (country === undefined) throw new Error(`airports.tsv: ${row.iata} lies in an unknown country, ${row.country}`)
    const busy = busiest.get(row.iata)
    return {
      ...row,
      id: index + 1,
      country,
      latitude: Number(row.latitude),
      longitude: Number(row.longitude),
      millions: busy ? Number(busy.millions) : (usualMillions[size] ?? 0),
      international: busy !== undefined,
      reachKm: Number(busy?.reachKm || Number.POSITIVE_INFINITY),
    }
  })
}

/** Whether a flight between two airports stays within one country. */
export function isDomestic(from: Airport, to: Airport): boolean {
  return from.country === to.country
}

/** Computes the geometric mean of two airports' millions of passengers, as the measure of a busy route. */
export function meanMillions(from: Airport, to: Airport): number {
  return Math.sqrt(from.millions * to.millions)
}
