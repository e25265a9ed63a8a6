import { NotCommitted } from '../../db/not-committed.ts'
import type { BookingQueries } from '../../db/queries/booking/bookings.ts'
import { centsOf } from '../../domain/money.ts'
import { staleAfter } from '../catalogue/stale-after.ts'
import type { Bookable } from './bookable.ts'
import { type Commit, retryUncommitted } from './commit.ts'
import { noBooking } from './read.ts'
import { scoreEventOf } from './score-event.ts'
import type { SeatMaps } from './seat-map/seat-map.ts'
import { holderOf } from './seat-map/types.ts'

export interface CancelOptions {
  queries: Pick<BookingQueries, 'cancel'>
  seatMaps: Pick<SeatMaps, 'beginCancel'>
  bookable: Bookable
  commit: Commit
}

/** Cancels a booking in three steps: announce, commit, confirm. The seat is free after the last. */
export function createCancel({ queries, seatMaps, bookable, commit }: CancelOptions) {
  async function cancelOnce(bookingId: number): Promise<void> {
    const found = await bookable.toCancel(bookingId)
    if (!found) throw noBooking(bookingId)
    const { flight, booking } = found
    const { seat, price, passengerId } = booking
    const { flightId } = flight

    const event = scoreEventOf(flight, passengerId)
    const reservation = await seatMaps.beginCancel({
      flightId,
      seat,
      holder: holderOf(passengerId),
      cents: centsOf(price),
      event,
    })
    await commit.reached('reserved')

    const stale = staleAfter.booking(flight, passengerId)
    const { outboxId } = await commit
      .commit([reservation], () => queries.cancel({ ...reservation, flight, booking, stale }))
      .catch((error) => {
        throw error instanceof NotCommitted && error.because === 'gone' ? noBooking(bookingId) : error
      })

    await commit.confirm([reservation], { outboxId, stale })
  }

  return (bookingId: number): Promise<void> => retryUncommitted(['flight-changed'], () => cancelOnce(bookingId))
}
