import type { BookingQueries } from '../../db/queries/booking/bookings.ts'
import { shards } from './seat-map/keys.ts'
import type { SeatMaps } from './seat-map/seat-map.ts'

export interface ReapOptions {
  queries: BookingQueries
  seatMaps: SeatMaps
  /** How long a reservation is left to whoever made it, milliseconds: longer than a booking may take. */
  afterMs: number
}

/**
 * Brings reservations to an end whose maker is gone: those that were committed are confirmed, all others released. The
 * database decides, and its word is final: a transaction that comes too late can no longer commit. Rejects, after it has
 * been at all of them, when one could not be decided.
 */
export function createReap({ queries, seatMaps, afterMs }: ReapOptions) {
  return async function reap(): Promise<{ confirmed: number; released: number }> {
    const reaped = { confirmed: 0, released: 0 }
    const failures: unknown[] = []
    for (const shard of shards) {
      for (const reservation of await seatMaps.open(shard, afterMs)) {
        try {
          const outcome = await queries.settle(reservation)
          const done = outcome === 'committed' ? seatMaps.confirm(reservation) : seatMaps.release(reservation)
          if (await done) reaped[outcome === 'committed' ? 'confirmed' : 'released']++
        } catch (error) {
          // Its transaction may be stuck: no other reservation is to wait for that.
          failures.push(error)
        }
      }
    }
    if (failures.length > 0) throw failures[0]
    return reaped
  }
}

export type Reap = ReturnType<typeof createReap>
