/** State of a flight that a change of its bookings relies on. */
export interface DecidedOn {
  flightId: number
  departure: Date
  /** Null for a flight that was never delayed or cancelled. */
  status: string | null
}

/** Seats of one flight, in a transaction that may book several flights. */
export interface BookedPart {
  reservationId: string
  flight: DecidedOn
  seats: readonly string[]
  price: string
}

/** Row of the outbox. */
export interface Announcement {
  kind: string
  payload: unknown
}

/** Response to a request, stored under its idempotency key. */
export interface IdempotencyRow {
  caller: string
  route: string
  key: string
  requestHash: string
  status: number
  response: string
}

export interface BookingChange {
  /** One part per flight, ordered by flight id, so that no two transactions wait for each other. */
  parts: readonly BookedPart[]
  passengerId: number
  announcement: Announcement
  /** Makes the response to store under the request's idempotency key, from the new ids. */
  idempotency?: ((bookingIds: readonly number[]) => IdempotencyRow) | undefined
}

export interface CancelChange {
  reservationId: string
  flight: DecidedOn
  bookingId: number
  announcement: Announcement
}

/** A committed change and its row in the outbox. */
export interface Committed {
  outboxId: number
}

/**
 * Transactions of bookings, each in as few round trips as its dialect allows. Both lock the flights in share mode, and compare
 * each flight with the decision in the statement after the lock. They must run within `Database.run`. `NotCommitted` means that
 * nothing changed; after any other error the outcome is unknown.
 */
export interface BookingTransactions {
  /** Books all seats. `ids` has the new ids in the order of the parts and their seats. */
  book(change: BookingChange): Promise<Committed & { ids: number[] }>
  cancel(change: CancelChange): Promise<Committed>
}

/** The flight and the seat of each new booking, in the order of the parts. */
export const seatsOf = (parts: readonly BookedPart[]) =>
  parts.flatMap(({ flight: { flightId }, seats, price }) => seats.map((seat) => ({ flightId, seat, price })))

/** Puts the ids of inserted bookings into the order of their parts. */
export function idsInOrder(
  parts: readonly BookedPart[],
  rows: readonly { flightId: number; seat: string; bookingId: number }[],
): number[] {
  return seatsOf(parts).map(({ flightId, seat }) => {
    const row = rows.find((inserted) => inserted.flightId === flightId && inserted.seat === seat)
    if (!row) throw new Error(`seat ${seat} of flight ${flightId} was booked without an id`)
    return row.bookingId
  })
}
