import type { BookableFlightRow, BookingQueries } from '../../db/queries/booking/bookings.ts'
import { AppError } from '../../errors.ts'

export interface BookableOptions {
  queries: Pick<BookingQueries, 'bookable'>
  passengerExists: (passengerId: number) => Promise<boolean>
  now: () => Date
}

/** The checks of flight and passenger before a hold, a booking or a cancellation. */
export function createBookable({ queries, passengerExists, now }: BookableOptions) {
  async function flightOf(flightId: number): Promise<BookableFlightRow> {
    const flight = await queries.bookable(flightId)
    if (!flight) throw new AppError('not-found', `There is no flight ${flightId}.`)
    return flight
  }

  function requireNotDeparted({ departure }: BookableFlightRow): void {
    if (departure <= now())
      throw new AppError('flight-not-bookable', 'The flight has departed. Choose a flight that departs later.')
  }

  return {
    /** Reads a flight that is open for booking. Rejects with `not-found`, `flight-not-bookable`. */
    flight: async (flightId: number): Promise<BookableFlightRow> => {
      const flight = await flightOf(flightId)
      if (flight.status === 'cancelled')
        throw new AppError('flight-not-bookable', 'The flight is cancelled. Choose another flight.')
      requireNotDeparted(flight)
      return flight
    },

    /** Reads a flight whose bookings can be cancelled. Rejects with `not-found`, `flight-not-bookable`. */
    flightToCancel: async (flightId: number): Promise<BookableFlightRow> => {
      const flight = await flightOf(flightId)
      requireNotDeparted(flight)
      return flight
    },

    /** Rejects with `validation-failed` for an unknown passenger. */
    requirePassenger: async (passengerId: number): Promise<void> => {
      if (await passengerExists(passengerId)) return
      throw new AppError('validation-failed', `\`passengerId\` must be a known passenger; ${passengerId} is unknown.`, {
        errors: [{ path: 'body.passengerId', message: 'must be a known passenger' }],
      })
    },
  }
}

export type Bookable = ReturnType<typeof createBookable>
