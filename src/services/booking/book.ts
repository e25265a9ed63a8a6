import type { BookableFlightRow, BookingQueries } from '../../db/queries/booking/bookings.ts'
import type { Booking } from '../../domain/booking.ts'
import { fareBetween } from '../../domain/fare.ts'
import { SEATS_AT_MOST } from '../../domain/limits.ts'
import { centsOf } from '../../domain/money.ts'
import { mergeStale } from '../catalogue/merge-stale.ts'
import { staleAfter } from '../catalogue/stale-after.ts'
import type { Bookable } from './bookable.ts'
import { type Commit, retryUncommitted } from './commit.ts'
import type { HoldPlaces } from './hold-places/hold-places.ts'
import { type Idempotency, keptResponse } from './idempotency.ts'
import { scoreEventOf } from './score-event.ts'
import type { SeatMaps } from './seat-map/seat-map.ts'
import { holderOf, type Mark, type Reservation, type Wish } from './seat-map/types.ts'

export interface BookRequest {
  flightId: number
  passengerId: number
  wishes: readonly Wish[]
  idempotency?: Idempotency
  /** Whether the limits of a passenger do not apply, because the admin books. Default: false. */
  isExempt?: boolean
}

/** Seats on several flights, each flight named once. */
export interface BookTripRequest extends Pick<BookRequest, 'passengerId' | 'idempotency' | 'isExempt'> {
  flights: readonly Pick<BookRequest, 'flightId' | 'wishes'>[]
}

/** A flight of a trip with its fare. */
interface Trip {
  flight: BookableFlightRow
  wishes: readonly Wish[]
  price: string
}

/** The seats that are reserved on one flight. */
interface Part {
  reservation: Reservation
  flight: BookableFlightRow
  price: string
}

export interface BookOptions {
  queries: Pick<BookingQueries, 'commit'>
  seatMaps: Pick<SeatMaps, 'reserveTrip'>
  bookable: Bookable
  places: Pick<HoldPlaces, 'giveBack'>
  commit: Commit
}

/** Books all seats of a request, or none. Retries a wish for any seat when the seat map was outdated. */
export function createBook({ queries, seatMaps, bookable, places, commit }: BookOptions) {
  /** Reserve on the state Valkey, commit in the database, confirm on the state Valkey. */
  async function bookOnce({ passengerId, idempotency, flights, isExempt }: BookTripRequest, mark?: Mark) {
    const trips = await lookUp(flights, passengerId)

    const reservations = await seatMaps.reserveTrip({
      holder: holderOf(passengerId),
      seatsAtMost: isExempt ? undefined : SEATS_AT_MOST,
      mark,
      flights: trips.map(({ flight, wishes, price }) => ({
        flightId: flight.flightId,
        wishes,
        cents: centsOf(price),
        event: scoreEventOf(flight, passengerId),
      })),
    })
    await commit.reached('reserved')

    const parts = partsOf(trips, reservations)
    const stale = mergeStale(trips.map(({ flight }) => staleAfter.booking(flight, passengerId)))
    const keep =
      idempotency && ((ids: readonly number[]) => keptResponse(idempotency, bookingsOf(parts, ids, passengerId)))
    const { ids, outboxId } = await commit.commit(reservations, () =>
      queries.commit({
        parts: parts.map(({ reservation, flight, price }) => ({ ...reservation, flight, price })),
        passengerId,
        stale,
        ...(keep ? { idempotency: keep } : {}),
      }),
    )

    const holdIds = reservations.flatMap((reservation) => reservation.holdIds)
    // Not before the commit, because a release restores the holds.
    await commit.confirm(reservations, { outboxId, stale, alongside: () => places.giveBack(passengerId, holdIds) })
    return bookingsOf(parts, ids, passengerId)
  }

  /** Finds the flights of a trip, by id, and their fares. */
  async function lookUp(flights: BookTripRequest['flights'], passengerId: number): Promise<Trip[]> {
    const inOrder = flights.toSorted((a, b) => a.flightId - b.flightId)
    const found = await bookable.flights(
      inOrder.map(({ flightId }) => flightId),
      passengerId,
    )
    return found.map((flight, i) => ({ flight, wishes: inOrder[i]?.wishes ?? [], price: fareBetween(flight) }))
  }

  return async (request: BookTripRequest, mark?: Mark): Promise<Booking[]> => {
    const anySeats = request.flights.every(({ wishes }) => wishes.every((wish) => wish === 'any'))
    const reasons = anySeats ? (['flight-changed', 'seat-taken'] as const) : (['flight-changed'] as const)
    try {
      return await retryUncommitted(reasons, () => bookOnce(request, mark))
    } catch (error) {
      // After a success the mark expires: a repeat finds the stored response first.
      if (mark) await commit.unmark(mark, request.flights)
      throw error
    }
  }
}

/** Pairs the flights of a trip with their reservations. Both are in order of their ids. */
function partsOf(trips: readonly Trip[], reservations: readonly Reservation[]): Part[] {
  return trips.map(({ flight, price }, i) => {
    const reservation = reservations[i]
    if (reservation === undefined) throw new Error('a flight was reserved without a reservation')
    return { reservation, flight, price }
  })
}

/** Pairs reserved seats with their booking ids; `ids` are in the order of the seats. */
function bookingsOf(parts: readonly Part[], ids: readonly number[], passengerId: number): Booking[] {
  return parts
    .flatMap(({ reservation: { flightId, seats }, price }) => seats.map((seat) => ({ flightId, seat, price })))
    .map(({ flightId, seat, price }, i) => {
      const bookingId = ids[i]
      if (bookingId === undefined) throw new Error('a seat was committed without an id')
      return { bookingId, flightId, seat, passengerId, price, currency: 'USD' }
    })
}
