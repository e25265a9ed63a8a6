import type { Guarded } from '../../cache/cache.ts'
import type { FlightStatsQueries } from '../../db/queries/booking/flight-stats.ts'
import { orUnavailable } from '../or-unavailable.ts'
import { readPending } from './pending.ts'
import { type SeatKeys, shards } from './seat-map/keys.ts'

export interface WriteBehindStats {
  /** Bookings minus cancellations that the database's counters do not include yet. */
  pendingBookings: number
  /** Flights of those bookings. */
  pendingFlights: number
  /** Batches that a worker has taken but not yet written and deleted. */
  batches: number
  /** Open reservations: neither confirmed nor released. */
  openReservations: number
  /** Time of the last batch, RFC 3339; null without one. */
  lastFlushAt: string | null
  /** Age of the oldest pending booking, else 0. Milliseconds. */
  lagMs: number
}

export interface WriteBehindStatsOptions {
  server: Guarded
  keys: SeatKeys
  queries: Pick<FlightStatsQueries, 'lastBatchAt'>
}

const unavailable = orUnavailable('The counts of pending bookings are unavailable. Retry later.')

/** Counts pending bookings and batches. Concurrent callers share one count. */
export function createWriteBehindStats({ server, keys, queries }: WriteBehindStatsOptions) {
  let counting: Promise<WriteBehindStats> | undefined

  async function countShard(shard: number) {
    const [{ deltas, batch, since }, openReservations] = await Promise.all([
      readPending(server, keys, shard),
      server.guard.ask(() => server.client.hlen(keys.reservations(shard))),
    ])
    const bookings = [...deltas.values()].reduce((total, delta) => total + delta.bookings, 0)
    return { bookings, flights: deltas.size, batches: batch === undefined ? 0 : 1, openReservations, since }
  }

  async function count(): Promise<WriteBehindStats> {
    const [counts, lastFlush] = await Promise.all([Promise.all(shards.map(countShard)), queries.lastBatchAt()])
    const total = (of: Exclude<keyof (typeof counts)[number], 'since'>) =>
      counts.reduce((sum, shard) => sum + shard[of], 0)
    const since = Math.min(...counts.map((shard) => shard.since))
    return {
      pendingBookings: total('bookings'),
      pendingFlights: total('flights'),
      batches: total('batches'),
      openReservations: total('openReservations'),
      lastFlushAt: lastFlush?.toISOString() ?? null,
      lagMs: Number.isFinite(since) ? Math.max(0, Date.now() - since) : 0,
    }
  }

  return (): Promise<WriteBehindStats> => {
    counting ??= count()
      .catch(unavailable)
      .finally(() => {
        counting = undefined
      })
    return counting
  }
}
