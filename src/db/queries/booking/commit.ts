import type { BookedPart, BookingChange, CancelChange, Committed } from '../../booking-transactions.ts'
import type { Database } from '../../database.ts'
import { retryingWork } from '../../retrying.ts'
import { invalidation, type StaleEntries } from './outbox.ts'

export type { Committed, DecidedOn, IdempotencyRow } from '../../booking-transactions.ts'

export interface BookingRow {
  bookingId: number
  flightId: number
  seat: string | null
  passengerId: number
  price: string
}

export type CommitPart = BookedPart

export interface CommitBooking extends Omit<BookingChange, 'announcement'> {
  /** Cache entries to invalidate after the commit. */
  stale: StaleEntries
}

export interface CancelBooking extends Pick<CancelChange, 'reservationId' | 'flight'> {
  booking: Pick<BookingRow, 'bookingId'>
  stale: StaleEntries
}

/** Transactions that insert and delete bookings. */
export function commitQueries(database: Database) {
  const { bookingTransactions } = database
  const retry = retryingWork(database)

  return {
    /**
     * Books all seats of all flights in one transaction. `ids` has the new ids in the order of the parts and their seats.
     * `NotCommitted` means that nothing was booked: a seat was taken, the reaper has settled a reservation, the idempotency key
     * is in use, or a flight was changed. After any other error the outcome is unknown.
     */
    commit: ({ parts, passengerId, stale, idempotency }: CommitBooking): Promise<Committed & { ids: number[] }> =>
      retry('commit booking', () =>
        bookingTransactions.book({ parts, passengerId, announcement: invalidation(stale), idempotency }),
      ),

    /** Deletes a booking in one transaction. Rejects as `commit` does, with `gone` if it does not exist any more. */
    cancel: ({ reservationId, flight, booking: { bookingId }, stale }: CancelBooking): Promise<Committed> =>
      retry('cancel booking', () =>
        bookingTransactions.cancel({ reservationId, flight, bookingId, announcement: invalidation(stale) }),
      ),
  }
}
