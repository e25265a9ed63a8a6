import type { SeatState } from './replies.ts'

/** Seats of a flight as the database has them. */
export interface BookedSeats {
  capacity: number
  /** Seat of each booking; null for a booking without a seat. */
  seats: (string | null)[]
}

export interface SeatMap {
  totalSeats: number
  bookedSeats: number
  heldSeats: number
  seats: SeatState[]
}

export interface Hold {
  holdId: string
  seat: string
  /** Milliseconds since 1970. */
  expiresAt: number
}

/** A seat of the layout, any free one, or a held one. */
export type Wish = { seat: string } | { holdId: string } | 'any'

export interface Reservation {
  reservationId: string
  flightId: number
  seats: string[]
}

/** Identifies a reservation. */
export type ReservationRef = Pick<Reservation, 'reservationId' | 'flightId'>
