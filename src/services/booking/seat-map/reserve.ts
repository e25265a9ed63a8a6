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
  /** How long an unused map is kept. Milliseconds. */
  ttlMs: number
}

/** Opens reservations, of bookings and of cancellations. */
export function createReserve({ keys, scripts, loader, capacities, ttlMs }: ReserveOptions) {
  /** A wish as the script takes it: any seat, a hold or the index of a seat. */
  async function wantedOf(flightId: number, wish: Wish): Promise<string> {
    if (wish === 'any') return '?'
    return 'holdId' in wish ? `#${wish.holdId}` : String(await capacities.indexOf(flightId, wish.seat))
  }

  return {
    /**
     * Reserves all of the wishes, or rejects with `seat-taken`, `seat-held`, `hold-expired` and reserves none; the error
     * names the wish. The `event` goes to leaderboards with the confirmation.
     */
    reserve: async (options: {
      flightId: number
      holder: string
      cents: number
      wishes: readonly Wish[]
      event?: string
    }): Promise<Reservation> => {
      const { flightId, holder, cents, wishes, event = '' } = options
      const reservationId = randomUUID()
      const wanted = await Promise.all(wishes.map((wish) => wantedOf(flightId, wish)))
      const capacity = await capacities.capacityOf(flightId)
      return loader.withMap(flightId, async () => {
        const reply = words(
          await scripts.reserve(
            [keys.bitmap(flightId), keys.counts(flightId), keys.holds(flightId), keys.reservations(shardOf(flightId))],
            [reservationId, flightId, holder, cents, ttlMs, event, ...wanted],
          ),
        )
        const [what, ...indices] = reply
        if (what !== 'reserved') return refusal(reply)
        return { reservationId, flightId, seats: indices.map((index) => seatAt(capacity, Number(index))) }
      })
    },

    /** Announces a cancellation, to be confirmed or released like a reservation. */
    beginCancel: async (options: {
      flightId: number
      seat: string | null
      cents: number
      event?: string
    }): Promise<Reservation> => {
      const { flightId, seat, cents, event = '' } = options
      const reservationId = randomUUID()
      const index = bookedIndex(await capacities.capacityOf(flightId), seat)
      await scripts.beginCancel(
        [keys.reservations(shardOf(flightId))],
        [reservationId, flightId, cents, index ?? '', event],
      )
      return { reservationId, flightId, seats: seat === null ? [] : [seat] }
    },
  }
}
