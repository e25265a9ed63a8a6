import { randomUUID } from 'node:crypto'
import { codeOf } from '../../domain/airport.ts'
import { fareBetween } from '../../domain/fare.ts'
import { SEATS_AT_MOST } from '../../domain/limits.ts'
import { zoneAt } from '../../domain/zone-at.ts'
import { AppError } from '../../errors.ts'
import type { Bookable } from './bookable.ts'
import type { HoldPlaces } from './hold-places/hold-places.ts'
import type { SeatMaps } from './seat-map/seat-map.ts'
import { type Hold, holderOf, passengerOf } from './seat-map/types.ts'

/** A seat with its flight and price. */
export interface Offer {
  flightId: number
  seat: string
  flightNo: string
  /** IATA codes of its airports, or ICAO codes of airports without one. */
  from: string
  to: string
  departure: Date
  /** Zone of the departure airport. */
  timeZone: string
  price: string
  currency: 'USD'
}

/** A held seat, with its flight and price. */
export type HeldSeat = Hold & Offer

export interface HoldRequest {
  flightId: number
  seat: string
  passengerId: number
  /** Whether the limits of a passenger do not apply, because the admin holds the seat. Default: false. */
  isExempt?: boolean
}

export interface HoldsOptions {
  seatMaps: Pick<SeatMaps, 'hold' | 'unhold'>
  bookable: Bookable
  places: HoldPlaces
  /** Duration of a hold. Milliseconds. */
  holdMs: number
}

/** Holds seats and releases holds. */
export function createHolds({ seatMaps, bookable, places, holdMs }: HoldsOptions) {
  /** Takes a place first, then holds the seat. A refusal gives the place back. */
  async function holdLimited({ flightId, seat, passengerId }: HoldRequest): Promise<Hold> {
    const holdId = randomUUID()
    const latestEnd = await places.take(passengerId, holdId)
    const request = { holdId, flightId, seat, holder: holderOf(passengerId), forMs: holdMs }
    try {
      const hold = await seatMaps.hold({ ...request, seatsAtMost: SEATS_AT_MOST, latestEnd })
      // The passenger held this seat already.
      if (hold.holdId !== holdId) await places.giveBack(passengerId, [holdId])
      return hold
    } catch (error) {
      // After any other error the seat may be held.
      if (error instanceof AppError && error.code !== 'unavailable') await places.giveBack(passengerId, [holdId])
      throw error
    }
  }

  /** Finds the flight and the price of a seat, which `hold` then holds for `holdMs`. */
  async function offer(request: HoldRequest): Promise<Offer & { hold: () => Promise<HeldSeat> }> {
    const { flightId, seat, passengerId, isExempt = false } = request
    const [flight] = await bookable.flights([flightId], passengerId)
    if (!flight) throw new Error('a flight was found without its row')
    const { flightNo, departure, from, to } = flight
    const offered: Offer = {
      flightId,
      seat,
      flightNo,
      departure,
      timeZone: zoneAt(from),
      from: codeOf(from),
      to: codeOf(to),
      price: fareBetween(flight),
      currency: 'USD',
    }
    const held = () =>
      isExempt ? seatMaps.hold({ flightId, seat, holder: holderOf(passengerId), forMs: holdMs }) : holdLimited(request)
    return { ...offered, hold: async () => ({ ...offered, ...(await held()) }) }
  }

  return {
    offer,

    /** Holds a seat for a passenger for `holdMs`. Rejects with `limit-reached` beyond the limits of a passenger. */
    hold: async (request: HoldRequest): Promise<HeldSeat> => (await offer(request)).hold(),

    /** Releases a hold: the passenger's own, or any hold when `passengerId` is undefined (the admin). */
    unhold: async (request: { flightId: number; holdId: string; passengerId: number | undefined }): Promise<void> => {
      const { flightId, holdId, passengerId } = request
      const holder = passengerId === undefined ? undefined : holderOf(passengerId)
      const outcome = await seatMaps.unhold({ flightId, holdId, holder })
      if (outcome === 'absent')
        throw new AppError('not-found', 'There is no such hold, or it has expired. Hold the seat again.')
      if (outcome === 'foreign') throw new AppError('forbidden', 'Sign in as the passenger who owns this.')
      await places.giveBack(passengerOf(outcome.holder), [holdId])
    },
  }
}
