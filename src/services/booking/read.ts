import type { BookingQueries, BookingRow } from '../../db/queries/booking/bookings.ts'
import { availableSeats } from '../../domain/seat-counts.ts'
import { AppError } from '../../errors.ts'
import type { SeatMaps } from './seat-map/seat-map.ts'
import type { SeatMap } from './seat-map/types.ts'

/** Reads the seat map of a flight with its number of free seats. */
export async function seatsNow(
  seatMaps: Pick<SeatMaps, 'read'>,
  flightId: number,
): Promise<SeatMap & { flightId: number; availableSeats: number }> {
  const map = await seatMaps.read(flightId)
  return { flightId, availableSeats: availableSeats(map), ...map }
}

/** Reads a booking. Rejects with `not-found`. */
export async function bookingNamed(queries: Pick<BookingQueries, 'byId'>, bookingId: number): Promise<BookingRow> {
  const found = await queries.byId(bookingId)
  if (!found) throw noBooking(bookingId)
  return found
}

export const noBooking = (bookingId: number) => new AppError('not-found', `There is no booking ${bookingId}.`)
