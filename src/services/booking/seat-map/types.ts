import type { SeatState } from './replies.ts'

/** Seats of a flight as the database has them. */
export interface BookedSeats {
  capacity: number
  bookings: BookedSeat[]
}

export interface BookedSeat {
  /** Null for a booking without a seat. */
  seat: string | null
  passengerId: number
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
  /** The holds that the reservation used up. */
  holdIds: string[]
}

/** Name of a passenger as holder in the seat map. */
export const holderOf = (passengerId: number) => `p${passengerId}`

/** Finds the passenger of a holder. */
export const passengerOf = (holder: string) => Number(holder.slice(1))

/** Marks an idempotency key as in use, so that a concurrent request with this key is refused. */
export interface Mark {
  /** Digest of the key with its caller and route. */
  name: string
  /** Digest of the request, `:`, and a random id of this attempt. */
  value: string
  /** TTL. Milliseconds. */
  forMs: number
}

/** Identifies a reservation. */
export type ReservationRef = Pick<Reservation, 'reservationId' | 'flightId'>
