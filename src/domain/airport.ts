import type { Position } from './distance.ts'
import { zoneAt } from './zone-at.ts'

export interface Airport {
  iata: string
  icao: string
  name: string
  city: string | null
  country: string | null
  /** ISO 3166-1 alpha-3. */
  countryCode: string | null
  latitude: number | null
  longitude: number | null
  /** IANA time zone; UTC without a known position. */
  timeZone: string
}

/** An end of a flight or a route. */
export interface Endpoint {
  /** Null for an airport without an IATA code, such as an airfield. */
  iata: string | null
  icao: string
  name: string
  city: string | null
}

/** Converts an airport from the database. Some dumps have an empty text for a missing code. */
export const endpointOf = ({ iata, icao, name, city }: Endpoint): Endpoint => ({ iata: iata || null, icao, name, city })

/** An end with its time zone, for local times. */
export interface ZonedEndpoint extends Endpoint {
  /** IANA time zone; UTC without a known position. */
  timeZone: string
}

/** Converts an airport from the database, and finds its time zone. */
export const zonedEndpointOf = (end: Endpoint & Position): ZonedEndpoint => ({
  ...endpointOf(end),
  timeZone: zoneAt(end),
})

/** Code that names an airport: IATA, else ICAO. */
export const codeOf = ({ iata, icao }: Pick<Endpoint, 'iata' | 'icao'>): string => iata || icao

/**
 * The same code, if no other airport can have it; else an empty text. A few airfields have an ICAO code of three letters, which
 * may be the IATA code of an airport: in FlughafenDB `DAM` is Little Goose Lock, and Damascus.
 */
export const uniqueCodeOf = ({ iata, icao }: Pick<Endpoint, 'iata' | 'icao'>): string =>
  iata || (icao.length === 4 ? icao : '')
