import type { ZonedEndpoint } from './airport.ts'
import type { Tier } from './tiers.ts'
import type { TripStatus } from './trip-status.ts'

/** A booked flight in a passenger's history. */
export interface PassengerFlight {
  bookingId: number
  flightId: number
  flightNo: string
  airline: { iata: string; name: string }
  from: PassengerEndpoint
  to: PassengerEndpoint
  departure: string
  /** The same instant by the clock of its airport: RFC 3339 with offset. */
  departureLocal: string
  arrival: string
  arrivalLocal: string
  seat: string | null
  price: string
  currency: 'USD'
  status: TripStatus
  /** Null for a booking that was not made by this service. */
  bookedAt: string | null
}

export interface PassengerEndpoint extends ZonedEndpoint {
  country: string | null
}

export interface Profile {
  passengerId: number
  /** Flights that have left. Leaderboards count booked ones. */
  flightsFlown: number
  milesFlown: number
  favoriteAirline: { iata: string; name: string } | null
  tier: Tier
  /** Day of the first flight at its departure airport; null before it. */
  memberSince: string | null
}

export interface FlownRoute {
  from: PassengerEndpoint
  to: PassengerEndpoint
  flights: number
}
