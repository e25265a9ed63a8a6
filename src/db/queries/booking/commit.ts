import { eq } from 'drizzle-orm'
import type { Database, QueryBuilder } from '../../database.ts'
import { NotCommitted } from '../../not-committed.ts'
import { retrying } from '../../retrying.ts'
import type { BookableFlightRow } from './flight-seats.ts'
import type { IdempotencyRow } from './idempotency.ts'
import { invalidation, type StaleEntries } from './outbox.ts'

export interface BookingRow {
  bookingId: number
  flightId: number
  seat: string | null
  passengerId: number
  price: string
}

/** State of a flight that a change of its bookings relies on. */
export type DecidedOn = Pick<BookableFlightRow, 'flightId' | 'departure' | 'status'>

/** Seats of one flight, in a commit that may book several flights. */
export interface CommitPart {
  reservationId: string
  flight: DecidedOn
  seats: readonly string[]
  price: string
}

export interface CommitBooking {
  /** One part per flight, ordered by flight id, so that no two transactions wait for each other. */
  parts: readonly CommitPart[]
  passengerId: number
  /** Cache entries to invalidate after the commit. */
  stale: StaleEntries
  /** Makes the response to store under the request's idempotency key, from the new ids. */
  idempotency?: (bookingIds: readonly number[]) => IdempotencyRow
}

/** A committed change and its row in the outbox. */
export interface Committed {
  outboxId: number
}

export interface CancelBooking {
  reservationId: string
  flight: DecidedOn
  booking: BookingRow
  stale: StaleEntries
}

/** Transactions that insert and delete bookings. */
export function commitQueries(database: Database) {
  const { booking, bookingReservation, bookingTime, idempotencyKey, outbox } = database.tables
  const transaction = retrying(database)

  /** Turns a unique violation of one statement into a reason not to commit. */
  async function unless<T>(because: NotCommitted['because'], statement: Promise<T>): Promise<T> {
    try {
      return await statement
    } catch (error) {
      throw database.violation(error) === 'unique' ? new NotCommitted(because) : error
    }
  }

  return {
    /**
     * Books all seats of all flights in one transaction. `ids` has the new ids in the order of the parts and their seats.
     * `NotCommitted` means that nothing was booked: a seat was taken, the reaper has settled a reservation, the idempotency key
     * is in use, or a flight was changed. After any other error the outcome is unknown.
     */
    commit: ({ parts, passengerId, stale, idempotency }: CommitBooking): Promise<Committed & { ids: number[] }> =>
      transaction('commit booking', async (tx) => {
        const ids: number[] = []
        for (const { reservationId, flight, seats, price } of parts) {
          const { flightId } = flight
          await lockUnchanged(database, tx, flight)
          const settled = tx.insert(bookingReservation).values({ reservationId, flightId, outcome: 'booked' })
          await unless('settled', Promise.resolve(settled))
          for (const seat of seats) {
            const row = { flightId, seat, passengerId, price }
            ids.push(await unless('seat-taken', database.insertId(tx, booking, booking.bookingId, row)))
          }
        }
        await tx.insert(bookingTime).values(ids.map((bookingId) => ({ bookingId })))
        const outboxId = await database.insertId(tx, outbox, outbox.outboxId, invalidation(stale))
        const keep = idempotency?.(ids)
        if (keep) await unless('idempotency-key', Promise.resolve(tx.insert(idempotencyKey).values(keep)))
        return { ids, outboxId }
      }),

    /** Deletes a booking in one transaction. Rejects as `commit` does, with `gone` if it does not exist any more. */
    cancel: ({ reservationId, flight, booking: { bookingId, flightId }, stale }: CancelBooking): Promise<Committed> =>
      transaction('cancel booking', async (tx) => {
        await lockUnchanged(database, tx, flight)
        const settled = tx.insert(bookingReservation).values({ reservationId, flightId, outcome: 'cancelled' })
        await unless('settled', Promise.resolve(settled))
        const deleted = await tx.delete(booking).where(eq(booking.bookingId, bookingId))
        if (database.affected(deleted) !== 1) throw new NotCommitted('gone')
        await tx.delete(bookingTime).where(eq(bookingTime.bookingId, bookingId))
        return { outboxId: await database.insertId(tx, outbox, outbox.outboxId, invalidation(stale)) }
      }),
  }
}

/** Locks a flight in share mode until the commit, and checks that it has not changed since the decision. */
async function lockUnchanged(database: Database, tx: QueryBuilder, { flightId, departure, status }: DecidedOn) {
  const { flight, flightStatus } = database.tables
  const [locked] = await tx
    .select({ departure: flight.departure })
    .from(flight)
    .where(database.unchanging(eq(flight.flightId, flightId)))
  // A second query, after the lock: PostgreSQL would return a join as it was before the wait for the lock.
  const [current] = await tx
    .select({ status: flightStatus.status })
    .from(flightStatus)
    .where(eq(flightStatus.flightId, flightId))
  const isSame = locked?.departure.getTime() === departure.getTime() && (current?.status ?? null) === status
  if (!isSame) throw new NotCommitted('flight-changed')
}
