export interface Airline {
  iata: string
  name: string
  /** Airport of most of its departures; null if unknown. */
  baseAirport: { iata: string | null; icao: string; name: string } | null
}

/** An airline in the ranking by routes. */
export interface AirlineRoutes {
  airline: Airline
  /** Pairs of airports with flights of the airline; each direction counts. */
  totalRoutes: number
  /** Airports with arrivals of the airline. */
  destinations: number
}
