import { randomUUID } from 'node:crypto'
import type { BookingQueries } from '../../db/queries/booking/bookings.ts'
import type { FlightDelta, FlightStatsQueries } from '../../db/queries/booking/flight-stats.ts'
import { centsOf, decimalOf } from '../../domain/money.ts'
import { bookedIndex } from '../../domain/seat-layout.ts'
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
}

export interface ReconcileOptions {
  bookings: BookingQueries
  flightStats: FlightStatsQueries
  writeBehind: WriteBehind
  seatMaps: SeatMaps
  /** Runs work while nobody else does it: two repairs of one flight at once would repair it twice. */
  alone: <T>(work: () => Promise<T>) => Promise<T>
}

/** Flights that one query compares with their bookings: few enough to be answered in time. */
const FLIGHTS_AT_ONCE = 10_000

/** Compares counters and seat maps with the bookings, repairs what differs, and says what it found. */
export function createReconcile({ bookings, flightStats, writeBehind, seatMaps, alone }: ReconcileOptions) {
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
      revenue: decimalOf(centsOf(booked.revenue) - centsOf(counted.revenue) - centsOf(pending.revenue)),
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
    const { capacity, seats } = found
    // Bookings outside the layout are in the count only.
    const booked = new Set(seats.map((seat) => bookedIndex(capacity, seat)))
    return (
      map.bookedSeats === seats.length &&
      map.seats.every(({ status }, index) => (status === 'booked') === booked.has(index))
    )
  }

  async function repairCounters(result: Reconciliation): Promise<void> {
    const last = await flightStats.lastFlightId()
    for (let from = 1; from <= last; from += FLIGHTS_AT_ONCE) {
      const repairs: FlightDelta[] = []
      for (const flightId of await flightStats.differing(from, from + FLIGHTS_AT_ONCE - 1)) {
        const delta = await drift(flightId)
        if (delta === undefined) result.busy++
        else if (delta.bookings !== 0 || Number(delta.revenue) !== 0) repairs.push(delta)
      }
      if (repairs.length > 0) await flightStats.add(`reconcile:${randomUUID()}`, repairs)
      result.repaired.push(...repairs)
    }
  }

  async function dropWrongMaps(result: Reconciliation): Promise<void> {
    for (const flightId of await seatMaps.loaded()) {
      if ((await mapIsRight(flightId)) !== false) continue
      await seatMaps.drop(flightId)
      result.maps.push(flightId)
    }
  }

  return (): Promise<Reconciliation> =>
    alone(async () => {
      const result: Reconciliation = { repaired: [], busy: 0, maps: [] }
      await repairCounters(result)
      await dropWrongMaps(result)
      return result
    })
}

export type Reconcile = ReturnType<typeof createReconcile>
