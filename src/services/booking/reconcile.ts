import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { BookingQueries } from '../../db/queries/booking/bookings.ts'
import type { FlightDelta, FlightStatsQueries } from '../../db/queries/booking/flight-stats.ts'
import { centsOf, decimalOf } from '../../domain/money.ts'
import { bookedIndex } from '../../domain/seat-layout.ts'
import { shardOf } from './seat-map/keys.ts'
import { seatsByHolder } from './seat-map/load.ts'
import type { SeatMaps } from './seat-map/seat-map.ts'
import type { WriteBehind } from './write-behind.ts'

export interface Reconciliation {
  /** Corrections of wrong counters, by flight. */
  repaired: FlightDelta[]
  /** Number of flights that were booked during the comparison; the next run checks them. */
  busy: number
  /** Flights whose wrong seat map was dropped. */
  maps: number[]
}

export interface ReconcileOptions {
  bookings: BookingQueries
  flightStats: FlightStatsQueries
  writeBehind: WriteBehind
  seatMaps: SeatMaps
  /** Runs work under a lock. Two concurrent reconciles would apply a correction twice. */
  exclusively: <T>(work: () => Promise<T>) => Promise<T>
  /** Called after all counters were compared, none of them while its flight was booked. */
  onWhole?: () => Promise<void>
}

/** Flights per comparison query. More would exceed the query's timeout. */
const FLIGHTS_AT_ONCE = 10_000

/** Compares counters and seat maps with the bookings, and repairs the differences. */
export function createReconcile(options: ReconcileOptions) {
  const { bookings, flightStats, writeBehind, seatMaps, exclusively, onWhole } = options

  /** Measures the error of a flight's counters; undefined when the flight was booked meanwhile. */
  async function drift(flightId: number): Promise<FlightDelta | undefined> {
    const before = await snapshot(flightId)
    const [figures] = await flightStats.figures([flightId])
    const after = await snapshot(flightId)
    if (!figures || !unchanged(before, after) || before.batch || after.batch) return undefined
    const { booked, counted } = figures
    const pending = before.pending ?? { bookings: 0, revenue: '0' }
    return {
      flightId,
      bookings: booked.bookings - counted.bookings - pending.bookings,
      revenue: decimalOf(centsOf(booked.revenue) - centsOf(counted.revenue) - centsOf(pending.revenue)),
    }
  }

  async function snapshot(flightId: number) {
    const shard = shardOf(flightId)
    const open = (await seatMaps.open(shard, 0)).some((reservation) => reservation.flightId === flightId)
    const { deltas, version, batch } = await writeBehind.pending(shard)
    return { open, version, batch, pending: deltas.get(flightId) }
  }
  type Snapshot = Awaited<ReturnType<typeof snapshot>>

  const unchanged = (before: Snapshot, after: Snapshot) =>
    !before.open && !after.open && before.version === after.version

  /** Compares a loaded map with the database; undefined when the flight was booked meanwhile. */
  async function isMapRight(flightId: number): Promise<boolean | undefined> {
    const before = await snapshot(flightId)
    const map = await seatMaps.peek(flightId)
    const byHolder = await seatMaps.byHolder(flightId)
    const found = await bookings.seatsOf(flightId)
    const after = await snapshot(flightId)
    if (!map || !found || !unchanged(before, after)) return undefined
    const { capacity, bookings: made } = found
    // Bookings outside the layout have no bit; only the count includes them.
    const booked = new Set(made.map(({ seat }) => bookedIndex(capacity, seat)))
    return (
      map.bookedSeats === made.length &&
      isDeepStrictEqual(byHolder, seatsByHolder(found)) &&
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
      if ((await isMapRight(flightId)) !== false) continue
      await seatMaps.drop(flightId)
      result.maps.push(flightId)
    }
  }

  return (): Promise<Reconciliation> =>
    exclusively(async () => {
      const result: Reconciliation = { repaired: [], busy: 0, maps: [] }
      await repairCounters(result)
      if (result.busy === 0) await onWhole?.()
      await dropWrongMaps(result)
      return result
    })
}

export type Reconcile = ReturnType<typeof createReconcile>
