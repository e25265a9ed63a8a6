import type { BookingQueries } from '../../db/queries/booking/bookings.ts'
import { shards } from './seat-map/keys.ts'
import type { SeatMaps } from './seat-map/seat-map.ts'

export interface ReapOptions {
  queries: BookingQueries
  seatMaps: SeatMaps
  /** Age at which a reservation is reaped. Longer than a booking may take. Milliseconds. */
  afterMs: number
}

/**
 * Settles reservations that their process left open: confirms the committed ones, releases the others. The database decides:
 * once a reservation is settled, a late transaction can no longer commit. If one fails, continues with the others and rejects
 * at the end.
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
          // A stuck transaction must not delay other reservations.
          failures.push(error)
        }
      }
    }
    if (failures.length > 0) throw failures[0]
    return reaped
  }
}

export type Reap = ReturnType<typeof createReap>
