import { randomUUID } from 'node:crypto'
import { bookedIndex, seatAt } from '../../../domain/seat-layout.ts'
import type { Capacities } from './capacity.ts'
import { type SeatKeys, shardOf } from './keys.ts'
import type { MapLoader } from './load.ts'
import { refusal, words } from './replies.ts'
import type { SeatScripts } from './scripts.ts'
import type { Reservation, Wish } from './types.ts'

export interface ReserveOptions {
  keys: SeatKeys
  scripts: Pick<SeatScripts, 'reserve' | 'beginCancel'>
  loader: MapLoader
  capacities: Capacities
  /** Idle TTL of a map. Milliseconds. */
  ttlMs: number
}

/** Opens reservations for bookings and cancellations. */
export function createReserve({ keys, scripts, loader, capacities, ttlMs }: ReserveOptions) {
  /** Encodes a wish for the script: any seat, a hold, or the index of a seat. */
  async function encoded(flightId: number, wish: Wish): Promise<string> {
    if (wish === 'any') return '?'
    return 'holdId' in wish ? `#${wish.holdId}` : String(await capacities.indexOf(flightId, wish.seat))
  }

  return {
    /**
     * Reserves all wishes or none. Rejects with `seat-taken`, `seat-held` or `hold-expired`, and names the wish, or
     * with `limit-reached`. The confirmation sends `event` to leaderboards.
     */
    reserve: async (options: {
      flightId: number
      holder: string
      cents: number
      wishes: readonly Wish[]
      event?: string
      /** Maximum number of the holder's seats, held and booked. Default: no limit. */
      seatsAtMost?: number | undefined
    }): Promise<Reservation> => {
      const { flightId, holder, cents, wishes, event = '', seatsAtMost = '' } = options
      const reservationId = randomUUID()
      const encodedWishes = await Promise.all(wishes.map((wish) => encoded(flightId, wish)))
      const capacity = await capacities.capacityOf(flightId)
      const flightKeys = [keys.bitmap(flightId), keys.counts(flightId), keys.holds(flightId)]
      return loader.withMap(flightId, async () => {
        const reply = words(
          await scripts.reserve(
            [...flightKeys, keys.reservations(shardOf(flightId)), keys.passengers(flightId)],
            [reservationId, flightId, holder, cents, ttlMs, event, seatsAtMost, ...encodedWishes],
          ),
        )
        const [outcome, ...rest] = reply
        if (outcome !== 'reserved') return refusal(reply)
        const indices = rest.filter((part) => typeof part === 'number')
        const holdIds = rest.filter((part) => typeof part === 'string')
        return { reservationId, flightId, seats: indices.map((index) => seatAt(capacity, index)), holdIds }
      })
    },

    /** Opens the reservation of a cancellation, which is confirmed or released like any other. */
    beginCancel: async (options: {
      flightId: number
      seat: string | null
      holder: string
      cents: number
      event?: string
    }): Promise<Reservation> => {
      const { flightId, seat, holder, cents, event = '' } = options
      const reservationId = randomUUID()
      const index = bookedIndex(await capacities.capacityOf(flightId), seat)
      await scripts.beginCancel(
        [keys.reservations(shardOf(flightId))],
        [reservationId, flightId, cents, index ?? '', event, holder],
      )
      return { reservationId, flightId, seats: seat === null ? [] : [seat], holdIds: [] }
    },
  }
}
