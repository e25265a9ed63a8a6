import { randomUUID } from 'node:crypto'
import type { BookingQueries } from '../db/queries/bookings.ts'
import type { FlightDelta, FlightStatsQueries } from '../db/queries/flight-stats.ts'
import { seatIndex } from './seat-layout.ts'
import { shardOf } from './seat-map/keys.ts'
import type { SeatMaps } from './seat-map/seat-map.ts'
import type { WriteBehind } from './write-behind.ts'

export interface Reconciliation {
  /** Flights whose counters were wrong, and by how much. */
  repaired: FlightDelta[]
  /** Flights that were being booked while they were looked at: the next run looks again. */
  busy: number
  /** Flights whose seat map was wrong, and was dropped. */
  maps: number[]
  /** Rows of bygone requests that were deleted. */
  forgotten: number
}

export interface ReconcileOptions {
  bookings: BookingQueries
  flightStats: FlightStatsQueries
  writeBehind: WriteBehind
  seatMaps: SeatMaps
  now?: () => number
}

const FLIGHTS_AT_ONCE = 1_000
const HOUR_MS = 3_600_000

/** Compares counters and seat maps with the bookings, repairs what differs, and says what it found. */
export function createReconcile({ bookings, flightStats, writeBehind, seatMaps, now = Date.now }: ReconcileOptions) {
  /** By how much a flight's counters are wrong; undefined when it was being booked meanwhile. */
  async function drift(flightId: number): Promise<FlightDelta | undefined> {
    const before = await standing(flightId)
    const [figures] = await flightStats.figures([flightId])
    const after = await standing(flightId)
    if (!figures || !unchanged(before, after) || before.batch || after.batch) return undefined
    const { booked, counted } = figures
    const pending = before.pending ?? { bookings: 0, revenue: '0' }
    return {
      flightId,
      bookings: booked.bookings - counted.bookings - pending.bookings,
      revenue: (Number(booked.revenue) - Number(counted.revenue) - Number(pending.revenue)).toFixed(2),
    }
  }

  async function standing(flightId: number) {
    const shard = shardOf(flightId)
    const open = (await seatMaps.open(shard, 0)).some((reservation) => reservation.flightId === flightId)
    const { deltas, version, batch } = await writeBehind.pending(shard)
    return { open, version, batch, pending: deltas.get(flightId) }
  }
  type Standing = Awaited<ReturnType<typeof standing>>

  const unchanged = (before: Standing, after: Standing) =>
    !before.open && !after.open && before.version === after.version

  /** Whether a loaded map says what the database says; undefined when that cannot be known at the moment. */
  async function mapIsRight(flightId: number): Promise<boolean | undefined> {
    const before = await standing(flightId)
    const map = await seatMaps.peek(flightId)
    const found = await bookings.seatsOf(flightId)
    const after = await standing(flightId)
    if (!map || !found || !unchanged(before, after)) return undefined
    const taken = new Set<string | null>(map.seats.filter(({ status }) => status === 'booked').map(({ seat }) => seat))
    const { capacity, seats } = found
    // Bookings outside the layout are in the count only.
    const inside = seats.filter((seat) => seat !== null && seatIndex(capacity, seat) !== undefined)
    return map.bookedSeats === seats.length && inside.length === taken.size && inside.every((seat) => taken.has(seat))
  }

  return async function reconcile(): Promise<Reconciliation> {
    const result: Reconciliation = { repaired: [], busy: 0, maps: [], forgotten: 0 }
    for (const flightId of await flightStats.differing(FLIGHTS_AT_ONCE)) {
      const delta = await drift(flightId)
      if (delta === undefined) result.busy++
      else if (delta.bookings !== 0 || Number(delta.revenue) !== 0) result.repaired.push(delta)
    }
    if (result.repaired.length > 0) await flightStats.add(`reconcile:${randomUUID()}`, result.repaired)
    for (const flightId of await seatMaps.loaded()) {
      if ((await mapIsRight(flightId)) !== false) continue
      await seatMaps.drop(flightId)
      result.maps.push(flightId)
    }
    result.forgotten = await bookings.forget({
      idempotencyKeys: new Date(now() - 24 * HOUR_MS),
      reservations: new Date(now() - 7 * 24 * HOUR_MS),
      batches: new Date(now() - 24 * HOUR_MS),
    })
    return result
  }
}

export type Reconcile = ReturnType<typeof createReconcile>
