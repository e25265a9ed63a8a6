import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Guarded } from '../../../cache/cache.ts'
import { type Counts, countedLoad } from '../../../cache/counters.ts'
import { bookedIndex } from '../../../domain/seat-layout.ts'
import { AppError } from '../../../errors.ts'
import type { Capacities } from './capacity.ts'
import { countedUse } from './counted-use.ts'
import { type SeatKeys, shardOf } from './keys.ts'
import { type SeatScripts, unavailable } from './scripts.ts'
import { type BookedSeats, holderOf } from './types.ts'

export interface LoadOptions {
  server: Guarded
  keys: SeatKeys
  scripts: Pick<SeatScripts, 'load'>
  capacities: Capacities
  /** Idle TTL of a map. Milliseconds. */
  ttlMs: number
  /** Time limit of a load. Milliseconds. */
  leaseMs: number
  counts: Counts
}

/** Loads missing maps from the database under a lease: one process at a time loads a map. */
export function createMapLoader({ server, keys, scripts, capacities, ttlMs, leaseMs, counts }: LoadOptions) {
  const { client, guard } = server

  async function loadMap(flightId: number): Promise<void> {
    const token = randomUUID()
    const lease = keys.lease(flightId)
    const taken = await guard.ask(() => client.set(lease, token, 'PX', leaseMs, 'NX')).catch(unavailable)
    if (taken === null) {
      // Another process loads the map.
      await sleep(5 + Math.random() * 20)
      return
    }
    const booked = await countedLoad(counts, () => capacities.bookedSeats(flightId)).catch(async (error) => {
      // Without this, the next reader would wait until the lease expires.
      await guard.ask(() => client.del(lease)).catch(() => {})
      throw error
    })
    const { bitmap, outside } = bitmapOf(booked)
    const flightKeys = [keys.bitmap(flightId), keys.counts(flightId), keys.holds(flightId)]
    await scripts.load(
      [...flightKeys, keys.reservations(shardOf(flightId)), lease, keys.passengers(flightId)],
      [token, flightId, bitmap, booked.capacity, outside, ttlMs, JSON.stringify(seatsByHolder(booked))],
    )
  }

  /** Runs a script that needs the maps of these flights. Loads missing maps first. */
  const withMaps = <T extends object>(
    flightIds: readonly number[],
    run: () => Promise<T | { noMap: number }>,
  ): Promise<T> =>
    countedUse(counts, async (missed) => {
      for (const flightId of flightIds) capacities.requireNotUnknown(flightId)
      // Waits for up to two lease times: one until the lease of a dead process expires, and one for the next load.
      for (const deadline = performance.now() + 2 * leaseMs; performance.now() < deadline; ) {
        const result = await run()
        if (!('noMap' in result)) return result
        missed()
        await loadMap(result.noMap)
      }
      throw new AppError('unavailable', 'The seat map could not be loaded. Retry later.')
    })

  return {
    withMaps,

    /** Runs a script that needs the map. Loads a missing map first. */
    withMap: <T extends object>(flightId: number, run: () => Promise<T | 'no-map'>): Promise<T> =>
      withMaps([flightId], async () => {
        const result = await run()
        return result === 'no-map' ? { noMap: flightId } : result
      }),
  }
}

export type MapLoader = ReturnType<typeof createMapLoader>

/** Builds the bitmap of booked seats and counts the bookings outside the layout. */
function bitmapOf({ capacity, bookings }: BookedSeats): { bitmap: Buffer; outside: number } {
  const bitmap = Buffer.alloc(Math.ceil(capacity / 8))
  let outside = 0
  for (const { seat } of bookings) {
    const index = bookedIndex(capacity, seat)
    if (index === undefined) outside++
    else bitmap[index >> 3] = (bitmap[index >> 3] ?? 0) | (0x80 >> (index & 7))
  }
  return { bitmap, outside }
}

/** Counts the booked seats of each holder. */
export function seatsByHolder({ bookings }: Pick<BookedSeats, 'bookings'>): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { passengerId } of bookings) counts[holderOf(passengerId)] = (counts[holderOf(passengerId)] ?? 0) + 1
  return counts
}
