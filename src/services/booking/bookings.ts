import type { Cache, Guarded } from '../../cache/cache.ts'
import type { BookingQueries } from '../../db/queries/booking/bookings.ts'
import type { Booking } from '../../domain/booking.ts'
import { type BookRequest, type BookTripRequest, createBook } from './book.ts'
import { createBookable } from './bookable.ts'
import { createCancel } from './cancel.ts'
import { type BookingPoint, createCommit } from './commit.ts'
import { createHoldPlaces } from './hold-places/hold-places.ts'
import { createHolds } from './holds.ts'
import { createIdempotency } from './idempotency.ts'
import type { Outbox } from './outbox.ts'
import { bookingNamed, seatsNow } from './read.ts'
import type { SeatMaps } from './seat-map/seat-map.ts'
import { withoutWishes } from './wish-errors.ts'

export interface BookingsOptions {
  queries: BookingQueries
  seatMaps: SeatMaps
  cache: Cache
  outbox: Outbox
  /** The state Valkey. */
  server: Guarded
  prefix: string
  /** Duration of a hold. Milliseconds. */
  holdMs: number
  /** Runs after a confirmation, so that leaderboards follow the flight. */
  onConfirmed?: (flightId: number) => void
  /** Reports a step that failed after the commit; the reaper or the outbox completes it. */
  onLeft: (what: string, error: unknown) => void
  now?: () => Date
  probe?: (point: BookingPoint) => void | Promise<void>
}

/**
 * Books seats in three steps: reserve on the state Valkey, commit in the database, confirm on the state Valkey. The database
 * is the truth. After a crash between two steps the reaper settles the reservation from the database.
 */
export function createBookings(options: BookingsOptions) {
  const { queries, seatMaps, holdMs, now = () => new Date() } = options
  const bookable = createBookable({ queries, now })
  const commit = createCommit(options)
  const idempotency = createIdempotency(options)
  const places = createHoldPlaces(options)
  const bookAll = createBook({ queries, seatMaps, bookable, places, commit })
  const { offer, hold, unhold } = createHolds({ seatMaps, bookable, places, holdMs })

  /**
   * Books all wishes on all flights, or none. With an idempotency key, once for all requests that carry it. The error of a
   * refused wish names it: `flights.1001.wishes.0`.
   */
  async function bookTrip(request: BookTripRequest): Promise<{ bookings: Booking[]; replayed: boolean }> {
    if (!request.idempotency) return { bookings: await bookAll(request), replayed: false }
    return idempotency.once(request.idempotency, (mark) => bookAll(request, mark))
  }

  return {
    /** Reads the seats of a flight. */
    seats: (flightId: number) => seatsNow(seatMaps, flightId),

    offer,
    hold,
    unhold,

    /** Books all wishes on one flight, or none. With an idempotency key, once for all requests that carry it. */
    book: ({ flightId, wishes, ...request }: BookRequest) =>
      bookTrip({ ...request, flights: [{ flightId, wishes }] }).catch(withoutWishes),

    bookTrip,

    get: async (bookingId: number): Promise<Booking> => ({
      ...(await bookingNamed(queries, bookingId)),
      currency: 'USD',
    }),

    /** Cancels a booking: the seat is free at once. */
    cancel: createCancel({ queries, seatMaps, bookable, commit }),
  }
}

export type Bookings = ReturnType<typeof createBookings>
