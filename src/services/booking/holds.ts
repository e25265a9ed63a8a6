import { codeOf } from '../../domain/airport.ts'
import { fareBetween } from '../../domain/fare.ts'
import { AppError } from '../../errors.ts'
import type { Bookable } from './bookable.ts'
import type { SeatMaps } from './seat-map/seat-map.ts'
import type { Hold } from './seat-map/types.ts'

/** A held seat, with its flight and price. */
export interface HeldSeat extends Hold {
  flightId: number
  flightNo: string
  /** IATA codes of its airports, or ICAO codes of airports without one. */
  from: string
  to: string
  departure: Date
  price: string
  currency: 'USD'
}

export interface HoldsOptions {
  seatMaps: Pick<SeatMaps, 'hold' | 'unhold'>
  bookable: Bookable
  /** Duration of a hold. Milliseconds. */
  holdMs: number
}

/** Holds seats and releases holds. */
export function createHolds({ seatMaps, bookable, holdMs }: HoldsOptions) {
  return {
    /** Holds a seat for a passenger for `holdMs`. */
    hold: async (request: { flightId: number; seat: string; passengerId: number }): Promise<HeldSeat> => {
      const { flightId, seat, passengerId } = request
      const flight = await bookable.flight(flightId)
      await bookable.requirePassenger(passengerId)
      const hold = await seatMaps.hold({ flightId, seat, holder: holderOf(passengerId), forMs: holdMs })
      const { flightNo, departure, from, to } = flight
      const ends = { from: codeOf(from), to: codeOf(to) }
      return { ...hold, flightId, flightNo, departure, ...ends, price: fareBetween(flight), currency: 'USD' }
    },

    /** Releases a hold: the passenger's own, or any hold when `passengerId` is undefined (the admin). */
    unhold: async (request: { flightId: number; holdId: string; passengerId: number | undefined }): Promise<void> => {
      const { flightId, holdId, passengerId } = request
      const holder = passengerId === undefined ? undefined : holderOf(passengerId)
      const outcome = await seatMaps.unhold({ flightId, holdId, holder })
      if (outcome === 'absent')
        throw new AppError('not-found', 'There is no such hold, or it has expired. Hold the seat again.')
      if (outcome === 'foreign') throw new AppError('forbidden', 'Sign in as the passenger who owns this.')
    },
  }
}

/** Name of a passenger as holder in the seat map. */
export const holderOf = (passengerId: number) => `p${passengerId}`
