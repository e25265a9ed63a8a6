import type { SeatState } from './replies.ts'

/** The database's view of a flight's seats. */
export interface BookedSeats {
  capacity: number
  /** Seats as bookings have them; null is a booking without one. */
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

/** Names a reservation. */
export type ReservationRef = Pick<Reservation, 'reservationId' | 'flightId'>
