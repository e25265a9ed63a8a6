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
import { holderOf, type Reservation, type Wish } from './seat-map/types.ts'
import { withFlight } from './wish-errors.ts'

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

/** The seats that are reserved on one flight. */
interface Part {
  reservation: Reservation
  flight: BookableFlightRow
  price: string
}

export interface BookOptions {
  queries: Pick<BookingQueries, 'commit'>
  seatMaps: Pick<SeatMaps, 'reserve'>
  bookable: Bookable
  places: Pick<HoldPlaces, 'giveBack'>
  commit: Commit
}

/** Books all seats of a request, or none. Retries a wish for any seat when the seat map was outdated. */
export function createBook({ queries, seatMaps, bookable, places, commit }: BookOptions) {
  /** Reserve on the state Valkey, commit in the database, confirm on the state Valkey. */
  async function bookOnce({ passengerId, idempotency, flights, isExempt }: BookTripRequest): Promise<Booking[]> {
    const trips = await lookUp(flights, passengerId)

    const parts = await reserveAll(trips, { passengerId, seatsAtMost: isExempt ? undefined : SEATS_AT_MOST })
    const reservations = parts.map(({ reservation }) => reservation)
    await commit.reached('reserved')

    const stale = mergeStale(trips.map(({ flight }) => staleAfter.booking(flight, passengerId)))
    const keep =
      idempotency && ((ids: readonly number[]) => keptResponse(idempotency, bookingsOf(parts, ids, passengerId)))
    const { ids } = await commit.commit(reservations, () =>
      queries.commit({
        parts: parts.map(({ reservation, flight, price }) => ({ ...reservation, flight, price })),
        passengerId,
        stale,
        ...(keep ? { idempotency: keep } : {}),
      }),
    )

    await commit.confirm(reservations, stale)
    // Before the end of the booking a release may restore the holds.
    await places.giveBack(
      passengerId,
      reservations.flatMap(({ holdIds }) => holdIds),
    )
    return bookingsOf(parts, ids, passengerId)
  }

  /** Finds the flights of a trip, by id, and their fares. */
  async function lookUp(flights: BookTripRequest['flights'], passengerId: number) {
    const inOrder = flights.toSorted((a, b) => a.flightId - b.flightId)
    const found = await bookable.flights(
      inOrder.map(({ flightId }) => flightId),
      passengerId,
    )
    return found.map((flight, i) => ({ flight, wishes: inOrder[i]?.wishes ?? [], price: fareBetween(flight) }))
  }

  /** Reserves the wishes flight by flight. A refusal releases the reservations made so far. */
  async function reserveAll(
    trips: readonly { flight: BookableFlightRow; wishes: readonly Wish[]; price: string }[],
    { passengerId, seatsAtMost }: { passengerId: number; seatsAtMost: number | undefined },
  ): Promise<Part[]> {
    const parts: Part[] = []
    try {
      for (const { flight, wishes, price } of trips) {
        const { flightId } = flight
        const event = scoreEventOf(flight, passengerId)
        const reservation = await seatMaps
          .reserve({ flightId, wishes, cents: centsOf(price), holder: holderOf(passengerId), event, seatsAtMost })
          .catch((error) => {
            throw withFlight(error, flightId)
          })
        parts.push({ reservation, flight, price })
      }
      return parts
    } catch (error) {
      await commit.release(parts.map(({ reservation }) => reservation))
      throw error
    }
  }

  return (request: BookTripRequest): Promise<Booking[]> => {
    const anySeats = request.flights.every(({ wishes }) => wishes.every((wish) => wish === 'any'))
    return retryUncommitted(anySeats ? ['flight-changed', 'seat-taken'] : ['flight-changed'], () => bookOnce(request))
  }
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
