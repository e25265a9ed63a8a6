import type { ZonedEndpoint } from './airport.ts'

/** A flight as a search shows it: all of its layers in one. */
export interface Flight extends FlightDetails, FlightSchedule, FlightSeats {
  status: FlightStatus
}

/** The layer that never changes. */
export interface FlightDetails {
  flightId: number
  flightNo: string
  airline: { iata: string; name: string }
  from: ZonedEndpoint
  to: ZonedEndpoint
  aircraft: string | null
}

export interface FlightSchedule {
  /** RFC 3339, UTC. */
  departure: string
  /** The same instant by the clock of its airport: RFC 3339 with offset. */
  departureLocal: string
  arrival: string
  arrivalLocal: string
  durationMinutes: number
  /** Decimal, in `currency`. */
  price: string
  currency: 'USD'
}

export interface FlightSeats {
  totalSeats: number
  bookedSeats: number
  availableSeats: number
}

/** Status and delay of a flight. */
export interface FlightStanding {
  status: FlightStatus
  /** Minutes after the scheduled departure. */
  delayMinutes: number
  /** Time of the last report, RFC 3339, UTC; null without one. */
  updatedAt: string | null
}

export const flightStatuses = ['scheduled', 'delayed', 'cancelled'] as const

export type FlightStatus = (typeof flightStatuses)[number]

/** Converts a status from the database. A flight without a status, or with an unknown one, is scheduled. */
export const statusOf = (status: string | null): FlightStatus =>
  flightStatuses.find((known) => known === status) ?? 'scheduled'
