import pg from 'pg'
import {
  type Announcement,
  type BookedPart,
  type BookingTransactions,
  type DecidedOn,
  type IdempotencyRow,
  idsInOrder,
  seatsOf,
} from '../booking-transactions.ts'
import { NotCommitted } from '../not-committed.ts'
import { inTwoTrips } from './pg-pipeline.ts'

/*
 * The lock and the comparison are two statements, because PostgreSQL gives a statement its snapshot when it starts: only the
 * statement after the lock sees a change that the lock has waited for. They travel together, as does the next statement with
 * COMMIT.
 *
 * The lock gives the transaction an id. A statement that has none at its start runs outside the transaction, because BEGIN has
 * failed: it must not change anything.
 */

const LOCK = 'SELECT flight_id FROM flight WHERE flight_id = ANY($1) ORDER BY flight_id FOR SHARE'

const BOOK = `
  WITH decided AS (
    SELECT * FROM unnest($1::text[], $2::int[], $3::timestamptz[], $4::text[])
      AS decided (reservation_id, flight_id, departure, status)
  ), unchanged AS (
    SELECT decided.reservation_id, decided.flight_id
    FROM decided
    JOIN flight ON flight.flight_id = decided.flight_id
    LEFT JOIN flight_status ON flight_status.flight_id = decided.flight_id
    WHERE flight.departure = decided.departure AND flight_status.status IS NOT DISTINCT FROM decided.status
      AND pg_current_xact_id_if_assigned() IS NOT NULL
  ), settled AS (
    INSERT INTO booking_reservation (reservation_id, flight_id, outcome)
    SELECT reservation_id, flight_id, 'booked' FROM unchanged
    WHERE (SELECT count(*) FROM unchanged) = (SELECT count(*) FROM decided)
    RETURNING flight_id
  ), made AS (
    INSERT INTO booking (flight_id, seat, passenger_id, price)
    SELECT wanted.flight_id, wanted.seat, $5, wanted.price
    FROM unnest($6::int[], $7::text[], $8::numeric[]) AS wanted (flight_id, seat, price)
    JOIN settled ON settled.flight_id = wanted.flight_id
    RETURNING booking_id, flight_id, seat
  ), timed AS (
    INSERT INTO booking_time (booking_id) SELECT booking_id FROM made
  ), announced AS (
    INSERT INTO outbox (kind, payload) SELECT $9, $10::jsonb FROM settled LIMIT 1
    RETURNING outbox_id
  )
  SELECT made.booking_id, made.flight_id, made.seat, announced.outbox_id FROM made CROSS JOIN announced`

const KEEP = `
  INSERT INTO idempotency_key (caller, route, key, request_hash, status, response) VALUES ($1, $2, $3, $4, $5, $6)`

const CANCEL = `
  WITH unchanged AS (
    SELECT flight.flight_id
    FROM flight
    LEFT JOIN flight_status ON flight_status.flight_id = flight.flight_id
    WHERE flight.flight_id = $2 AND flight.departure = $3 AND flight_status.status IS NOT DISTINCT FROM $4
      AND pg_current_xact_id_if_assigned() IS NOT NULL
  ), settled AS (
    INSERT INTO booking_reservation (reservation_id, flight_id, outcome)
    SELECT $1, flight_id, 'cancelled' FROM unchanged
    RETURNING flight_id
  ), removed AS (
    DELETE FROM booking USING settled WHERE booking.booking_id = $5
    RETURNING booking.booking_id
  ), timeless AS (
    DELETE FROM booking_time USING removed WHERE booking_time.booking_id = removed.booking_id
  ), announced AS (
    INSERT INTO outbox (kind, payload) SELECT $6, $7::jsonb FROM removed
    RETURNING outbox_id
  )
  SELECT EXISTS (SELECT FROM settled) AS unchanged, (SELECT outbox_id FROM announced) AS outbox_id`

/** PostgreSQL's transactions of bookings: two round trips for any number of flights and seats. */
export function pgBookingTransactions(pool: pg.Pool): BookingTransactions {
  return {
    book: ({ parts, passengerId, announcement, idempotency }) =>
      because(
        inTwoTrips(pool, [lock(parts), book(parts, passengerId, announcement)], ([, booked]) => {
          const rows: BookedRow[] = booked?.rows ?? []
          const [first] = rows
          if (!first) throw new NotCommitted('flight-changed')
          const ids = idsInOrder(
            parts,
            rows.map(({ booking_id, flight_id, seat }) => ({ bookingId: booking_id, flightId: flight_id, seat })),
          )
          const statements = idempotency ? [keep(idempotency(ids))] : []
          return { statements, result: { ids, outboxId: Number(first.outbox_id) } }
        }),
      ),

    cancel: ({ reservationId, flight, bookingId, announcement: { kind, payload } }) => {
      const { flightId, departure, status } = flight
      const values = [reservationId, flightId, departure, status, bookingId, kind, JSON.stringify(payload)]
      const cancel = { name: 'booking_cancel', text: CANCEL, values }
      return because(
        inTwoTrips(pool, [lock([{ flight }]), cancel], ([, cancelled]) => {
          const row: CancelledRow | undefined = cancelled?.rows[0]
          if (!row?.unchanged) throw new NotCommitted('flight-changed')
          if (row.outbox_id === null) throw new NotCommitted('gone')
          return { statements: [], result: { outboxId: Number(row.outbox_id) } }
        }),
      )
    },
  }
}

interface BookedRow {
  booking_id: number
  flight_id: number
  seat: string
  outbox_id: string
}

interface CancelledRow {
  unchanged: boolean
  outbox_id: string | null
}

/** Locks flights in share mode, in the order of their ids. */
export const lock = (parts: readonly { flight: DecidedOn }[]): pg.QueryConfig => ({
  name: 'booking_lock',
  text: LOCK,
  values: [parts.map(({ flight }) => flight.flightId)],
})

/** Inserts all rows of a booking if its flights are unchanged. Must follow `lock` in the same transaction. */
export function book(
  parts: readonly BookedPart[],
  passengerId: number,
  { kind, payload }: Announcement,
): pg.QueryConfig {
  const seats = seatsOf(parts)
  const values = [
    parts.map(({ reservationId }) => reservationId),
    parts.map(({ flight }) => flight.flightId),
    parts.map(({ flight }) => flight.departure),
    parts.map(({ flight }) => flight.status),
    passengerId,
    seats.map(({ flightId }) => flightId),
    seats.map(({ seat }) => seat),
    seats.map(({ price }) => price),
    kind,
    JSON.stringify(payload),
  ]
  return { name: 'booking_book', text: BOOK, values }
}

const keep = ({ caller, route, key, requestHash, status, response }: IdempotencyRow): pg.QueryConfig => ({
  name: 'booking_keep',
  text: KEEP,
  values: [caller, route, key, requestHash, status, response],
})

/** Reason of a duplicate, by the table that refused it. */
const reasons: Record<string, NotCommitted['because']> = {
  booking: 'seat-taken',
  booking_reservation: 'settled',
  idempotency_key: 'idempotency-key',
}

/** Turns a duplicate into the reason not to commit. */
async function because<T>(transaction: Promise<T>): Promise<T> {
  try {
    return await transaction
  } catch (error) {
    const reason = error instanceof pg.DatabaseError && error.code === '23505' ? reasons[error.table ?? ''] : undefined
    throw reason ? new NotCommitted(reason) : error
  }
}
