import type { Kit } from '../dialect/kit.ts'
import { now } from './now.ts'

/** Bookings, and the tables that keep them consistent with the cache. */
export const bookingTables = (kit: Kit) => ({
  booking: kit.table(
    'booking',
    {
      bookingId: kit.id('booking_id'),
      flightId: kit.int('flight_id').notNull(),
      seat: kit.string('seat', 4),
      passengerId: kit.int('passenger_id').notNull(),
      price: kit.money('price').notNull(),
    },
    (t) => [
      kit.uniqueIndex('booking_flight_seat_unq').on(t.flightId, t.seat),
      kit.index('booking_passenger_idx').on(t.passengerId),
    ],
  ),

  /** Moment of each booking made here. A booking that was loaded or was there before has no row. */
  bookingTime: kit.table('booking_time', {
    bookingId: kit.int('booking_id').primaryKey(),
    bookedAt: kit.instant('booked_at').notNull().default(now),
  }),

  /**
   * Outcome of a reservation of the seat map. The transaction of a booking or cancellation writes `booked` or `cancelled`. The
   * reaper writes `released`; after that no transaction for the reservation can commit.
   */
  bookingReservation: kit.table(
    'booking_reservation',
    {
      reservationId: kit.string('reservation_id', 36).primaryKey(),
      flightId: kit.int('flight_id').notNull(),
      outcome: kit.string('outcome', 10).notNull(),
      createdAt: kit.instant('created_at').notNull().default(now),
    },
    (t) => [kit.index('booking_reservation_created_idx').on(t.createdAt)],
  ),

  /** Counters of a flight, written behind. A flight without a row has no bookings. */
  flightStats: kit.table('flight_stats', {
    flightId: kit.int('flight_id').primaryKey(),
    bookings: kit.int('bookings').notNull().default(0),
    revenue: kit.money('revenue').notNull().default('0'),
    updatedAt: kit.instant('updated_at').notNull().default(now),
  }),

  /** Batches of the write-behind that are committed. */
  flushBatch: kit.table(
    'flush_batch',
    {
      batchId: kit.string('batch_id', 64).primaryKey(),
      appliedAt: kit.instant('applied_at').notNull().default(now),
    },
    (t) => [kit.index('flush_batch_applied_idx').on(t.appliedAt)],
  ),

  /** Response per idempotency key. `request_hash` shows whether a repeated request is the same. */
  idempotencyKey: kit.table(
    'idempotency_key',
    {
      caller: kit.string('caller', 64).notNull(),
      route: kit.string('route', 120).notNull(),
      key: kit.string('key', 255).notNull(),
      requestHash: kit.string('request_hash', 64).notNull(),
      status: kit.int('status').notNull(),
      response: kit.text('response').notNull(),
      createdAt: kit.instant('created_at').notNull().default(now),
    },
    (t) => [
      kit.primaryKey({ columns: [t.caller, t.route, t.key] }),
      kit.index('idempotency_key_created_idx').on(t.createdAt),
    ],
  ),

  /** Invalidations and messages of committed changes that still have to reach the cache and the queue. */
  outbox: kit.table('outbox', {
    outboxId: kit.bigId('outbox_id'),
    kind: kit.string('kind', 40).notNull(),
    payload: kit.json('payload').notNull(),
    createdAt: kit.instant('created_at').notNull().default(now),
  }),
})
