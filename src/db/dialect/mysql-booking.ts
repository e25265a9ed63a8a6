import type mysql from 'mysql2/promise'
import {
  type BookedPart,
  type BookingTransactions,
  type DecidedOn,
  type IdempotencyRow,
  idsInOrder,
  seatsOf,
} from '../booking-transactions.ts'
import { type Borrowed, inTransaction } from '../in-transaction.ts'
import { NotCommitted } from '../not-committed.ts'
import { mysqlStatements } from './mysql-statements.ts'

/** A connection that runs prepared statements. */
export interface MysqlConnection extends Borrowed {
  query(statement: string, values?: readonly unknown[]): Promise<unknown>
}

/*
 * The driver sends one statement at a time, so each costs a round trip. The comparison with the flight is therefore part of the
 * first insert: it inserts nothing for a flight that has changed. It comes after the lock, and reads the committed rows.
 */

const SETTLE = `
  SELECT ?, flight.flight_id, ?
  FROM flight
  LEFT JOIN flight_status ON flight_status.flight_id = flight.flight_id
  WHERE flight.flight_id = ? AND flight.departure = ? AND flight_status.status <=> ?`

/**
 * The transactions of bookings on MySQL and MariaDB, BEGIN and COMMIT included. A booking takes seven round trips for any number
 * of flights, one more for several seats, and one more for an idempotency key. A cancellation takes six.
 */
export function mysqlBookingTransactions(borrow: () => Promise<MysqlConnection>): BookingTransactions {
  return {
    book: async ({ parts, passengerId, announcement, idempotency }) => {
      const connection = await borrow()
      return inTransaction(connection, async () => {
        const tx = statementsOn(connection)
        await tx.lock(parts.map(({ flight }) => flight.flightId))
        await tx.settle(parts, 'booked')
        const ids = await tx.book(parts, passengerId)
        await tx.insert(
          'booking_time',
          ['booking_id'],
          ids.map((id) => [id]),
        )
        const { kind, payload } = announcement
        const { insertId } = await tx.insert('outbox', ['kind', 'payload'], [[kind, JSON.stringify(payload)]])
        if (idempotency) await unless('idempotency-key', tx.insert('idempotency_key', ...keptRow(idempotency(ids))))
        return { ids, outboxId: insertId }
      })
    },

    cancel: async ({ reservationId, flight, bookingId, announcement: { kind, payload } }) => {
      const connection = await borrow()
      return inTransaction(connection, async () => {
        const tx = statementsOn(connection)
        await tx.lock([flight.flightId])
        await tx.settle([{ reservationId, flight }], 'cancelled')
        if (!(await tx.remove(bookingId))) throw new NotCommitted('gone')
        const { insertId } = await tx.insert('outbox', ['kind', 'payload'], [[kind, JSON.stringify(payload)]])
        return { outboxId: insertId }
      })
    },
  }
}

/** The statements of the transactions, on one connection. */
function statementsOn({ query }: MysqlConnection) {
  async function run(statement: string, values: readonly unknown[]): Promise<mysql.ResultSetHeader> {
    const [result] = (await query(statement, values)) as [mysql.ResultSetHeader]
    return result
  }

  const insert = (table: string, columns: readonly string[], rows: readonly (readonly unknown[])[]) =>
    run(
      `INSERT INTO ${table} (${columns.map((column) => `\`${column}\``).join(', ')})
       VALUES ${rows.map((row) => `(${placesFor(row)})`).join(', ')}`,
      rows.flat(),
    )

  return {
    insert,

    lock: (flightIds: readonly number[]) =>
      query(
        `SELECT flight_id FROM flight WHERE flight_id IN (${placesFor(flightIds)}) ORDER BY flight_id LOCK IN SHARE MODE`,
        flightIds,
      ),

    /** Inserts a reservation for each flight that is as it was at the decision. Rejects if one is not. */
    settle: async (parts: readonly { reservationId: string; flight: DecidedOn }[], outcome: string) => {
      const { affectedRows } = await unless(
        'settled',
        run(
          `INSERT INTO booking_reservation (reservation_id, flight_id, outcome) ${parts.map(() => SETTLE).join(' UNION ALL ')}`,
          parts.flatMap(({ reservationId, flight: { flightId, departure, status } }) => [
            reservationId,
            outcome,
            flightId,
            departure,
            status,
          ]),
        ),
      )
      if (affectedRows !== parts.length) throw new NotCommitted('flight-changed')
    },

    /** Inserts the bookings, and returns their ids in the order of the seats. */
    book: async (parts: readonly BookedPart[], passengerId: number): Promise<number[]> => {
      const seats = seatsOf(parts)
      const { insertId } = await unless(
        'seat-taken',
        insert(
          'booking',
          ['flight_id', 'seat', 'passenger_id', 'price'],
          seats.map(({ flightId, seat, price }) => [flightId, seat, passengerId, price]),
        ),
      )
      if (seats.length === 1) return [insertId]
      // The reply has only the first id, and the others need not follow it without gaps.
      const [rows] = (await query(
        `SELECT booking_id AS bookingId, flight_id AS flightId, seat FROM booking
         WHERE ${seats.map(() => 'flight_id = ? AND seat = ?').join(' OR ')}`,
        seats.flatMap(({ flightId, seat }) => [flightId, seat]),
      )) as [{ bookingId: number; flightId: number; seat: string }[]]
      return idsInOrder(parts, rows)
    },

    /** Deletes a booking and its moment. Returns whether it existed. */
    remove: async (bookingId: number): Promise<boolean> => {
      const { affectedRows } = await run(
        `DELETE booking, booking_time
         FROM booking LEFT JOIN booking_time ON booking_time.booking_id = booking.booking_id
         WHERE booking.booking_id = ?`,
        [bookingId],
      )
      return affectedRows > 0
    },
  }
}

const keptRow = ({ caller, route, key, requestHash, status, response }: IdempotencyRow) =>
  [
    ['caller', 'route', 'key', 'request_hash', 'status', 'response'],
    [[caller, route, key, requestHash, status, response]],
  ] as const

const placesFor = (values: readonly unknown[]) => values.map(() => '?').join(', ')

/** Turns a duplicate into a reason not to commit. */
async function unless<T>(because: NotCommitted['because'], statement: Promise<T>): Promise<T> {
  try {
    return await statement
  } catch (error) {
    throw mysqlStatements.violation(error) === 'unique' ? new NotCommitted(because) : error
  }
}
