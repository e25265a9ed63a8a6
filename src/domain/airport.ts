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
}

/** An end of a flight or a route. */
export interface Endpoint {
  iata: string
  name: string
  city: string | null
}
