import type { BookableFlightRow, BookingOfFlight, BookingQueries } from '../../db/queries/booking/bookings.ts'
import { AppError } from '../../errors.ts'

export interface BookableOptions {
  queries: Pick<BookingQueries, 'bookable' | 'flightOfBooking'>
  now: () => Date
}

/** The checks of flight and passenger before a hold, a booking or a cancellation. Each takes one query. */
export function createBookable({ queries, now }: BookableOptions) {
  function requireNotDeparted({ departure }: BookableFlightRow): void {
    if (departure <= now())
      throw new AppError('flight-not-bookable', 'The flight has departed. Choose a flight that departs later.')
  }

  function requireBookable(flight: BookableFlightRow): void {
    if (flight.status === 'cancelled')
      throw new AppError('flight-not-bookable', 'The flight is cancelled. Choose another flight.')
    requireNotDeparted(flight)
  }

  return {
    /**
     * Reads flights that are open for booking, in the order of the ids. Rejects with `not-found`, `flight-not-bookable`, or with
     * `validation-failed` for an unknown passenger.
     */
    flights: async (flightIds: readonly number[], passengerId: number): Promise<BookableFlightRow[]> => {
      const { flights, passengerExists } = await queries.bookable(flightIds, passengerId)
      const found = flightIds.map((flightId) => {
        const flight = flights.find((row) => row.flightId === flightId)
        if (!flight) throw new AppError('not-found', `There is no flight ${flightId}.`)
        requireBookable(flight)
        return flight
      })
      if (!passengerExists) throw unknownPassenger(passengerId)
      return found
    },

    /** Reads a booking that can be cancelled, and its flight; undefined if there is none. Rejects with `flight-not-bookable`. */
    toCancel: async (bookingId: number): Promise<BookingOfFlight | undefined> => {
      const found = await queries.flightOfBooking(bookingId)
      if (found) requireNotDeparted(found.flight)
      return found
    },
  }
}

export type Bookable = ReturnType<typeof createBookable>

const unknownPassenger = (passengerId: number) =>
  new AppError('validation-failed', `\`passengerId\` must be a known passenger; ${passengerId} is unknown.`, {
    errors: [{ path: 'body.passengerId', message: 'must be a known passenger' }],
  })
