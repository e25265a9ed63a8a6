import type { Guarded } from '../../../cache/cache.ts'
import { allKeys } from '../../../cache/scan.ts'
import type { SeatKeys } from './keys.ts'
import type { MapLoader } from './load.ts'
import { seatsOf } from './replies.ts'
import { type SeatScripts, unavailable } from './scripts.ts'
import type { SeatMap } from './types.ts'

export interface MapsOptions {
  server: Guarded
  keys: SeatKeys
  scripts: Pick<SeatScripts, 'read'>
  loader: MapLoader
  /** Idle TTL of a map. Milliseconds. */
  ttlMs: number
}

/** Reads, lists and drops whole maps. */
export function createMaps({ server: { client, guard }, keys, scripts, loader, ttlMs }: MapsOptions) {
  async function readMap(flightId: number, keepMs: number): Promise<SeatMap | undefined> {
    const flightKeys = [keys.bitmap(flightId), keys.counts(flightId), keys.holds(flightId), keys.passengers(flightId)]
    const reply = await scripts.read(flightKeys, [keepMs])
    if (!Array.isArray(reply)) return undefined
    const [total, booked, held, bitmap, ...heldSeats] = reply
    return {
      totalSeats: Number(total),
      bookedSeats: Number(booked),
      heldSeats: Number(held),
      seats: seatsOf(Number(total), Buffer.isBuffer(bitmap) ? bitmap : Buffer.alloc(0), new Set(heldSeats)),
    }
  }

  return {
    read: (flightId: number): Promise<SeatMap> =>
      loader.withMap(flightId, async () => (await readMap(flightId, ttlMs)) ?? 'no-map'),

    /** Reads a map that is loaded, without extending its TTL. */
    peek: (flightId: number): Promise<SeatMap | undefined> => readMap(flightId, 0),

    /** Reads the booked and reserved seats of a loaded map by holder. */
    byHolder: async (flightId: number): Promise<Record<string, number>> => {
      const counts = await guard.ask(() => client.hgetall(keys.passengers(flightId))).catch(unavailable)
      return Object.fromEntries(Object.entries(counts).map(([holder, seats]) => [holder, Number(seats)]))
    },

    /** Finds the flights with a loaded map. */
    loaded: async (): Promise<number[]> => {
      const found = await allKeys(client, { match: keys.everyCounts })
      return found.map((key) => Number(/flight:(\d+):seats/.exec(key)?.[1]))
    },

    /** Deletes a wrong map; the next reader loads it. */
    drop: async (flightId: number): Promise<void> => {
      const { bitmap, counts, passengers, lease } = keys
      await guard
        .ask(() => client.del(bitmap(flightId), counts(flightId), passengers(flightId), lease(flightId)))
        .catch(unavailable)
    },
  }
}
