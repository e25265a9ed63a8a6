import { type SeatKeys, shardOf } from './keys.ts'
import { words } from './replies.ts'
import type { SeatScripts } from './scripts.ts'
import type { ReservationRef } from './types.ts'

export interface SettleOptions {
  keys: SeatKeys
  scripts: Pick<SeatScripts, 'confirm' | 'release' | 'open'>
}

/** Closes reservations and lists open ones. */
export function createSettle({ keys, scripts }: SettleOptions) {
  return {
    /** Confirms a committed reservation. Returns false when it is closed already. May be repeated. */
    confirm: async ({ reservationId, flightId }: ReservationRef): Promise<boolean> => {
      const shard = shardOf(flightId)
      const { bitmap, counts, passengers, reservations, pending, lease, confirmed, moves } = keys
      const flightKeys = [bitmap(flightId), counts(flightId), reservations(shard), pending(shard), lease(flightId)]
      const scriptKeys = [...flightKeys, confirmed(shard), moves(shard), passengers(flightId)]
      return (await scripts.confirm(scriptKeys, [reservationId])) === 1
    },

    /** Releases a reservation that cannot be committed any more. Returns false when it is closed. May be repeated. */
    release: async ({ reservationId, flightId }: ReservationRef): Promise<boolean> => {
      const { bitmap, counts, passengers, holds, reservations, lease } = keys
      const flightKeys = [bitmap(flightId), counts(flightId), holds(flightId)]
      const scriptKeys = [...flightKeys, reservations(shardOf(flightId)), lease(flightId), passengers(flightId)]
      return (await scripts.release(scriptKeys, [reservationId])) === 1
    },

    /** Lists the reservations of one shard that have been open for at least `forMs`. */
    open: async (shard: number, forMs: number): Promise<ReservationRef[]> => {
      const flat = words(await scripts.open([keys.reservations(shard)], [forMs]))
      return Array.from({ length: flat.length / 2 }, (_, i) => ({
        reservationId: String(flat[2 * i]),
        flightId: Number(flat[2 * i + 1]),
      }))
    },
  }
}
