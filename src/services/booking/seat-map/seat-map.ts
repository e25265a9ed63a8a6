import type { Guarded } from '../../../cache/cache.ts'
import { type Counts, noCounts } from '../../../cache/counters.ts'
import { createCapacities } from './capacity.ts'
import { createSeatHolds } from './holds.ts'
import type { SeatKeys } from './keys.ts'
import { createMapLoader } from './load.ts'
import { createMaps } from './maps.ts'
import { createReserve } from './reserve.ts'
import { seatScripts } from './scripts.ts'
import { createSettle } from './settle.ts'
import type { BookedSeats } from './types.ts'
import { createUnmappedRead } from './unmapped.ts'

export interface SeatMapOptions {
  /** The state Valkey. */
  server: Guarded
  keys: SeatKeys
  /** Reads the booked seats from the database; undefined for an unknown flight. */
  load: (flightId: number) => Promise<BookedSeats | undefined>
  /** Idle TTL of a map. Milliseconds. */
  ttlMs: number
  /** Time limit of a load. Milliseconds. */
  leaseMs: number
  /** Counters of uses and loads. Default: none. */
  counts?: Counts
}

/** Keeps seat maps on the state Valkey and loads missing ones from the database. */
export function createSeatMaps({ server, keys, load, ttlMs, leaseMs, counts = noCounts() }: SeatMapOptions) {
  const scripts = seatScripts(server)
  const capacities = createCapacities(load)
  const loader = createMapLoader({ server, keys, scripts, capacities, ttlMs, leaseMs, counts })
  const settle = createSettle({ keys, scripts })
  const maps = createMaps({ server, keys, scripts, loader, ttlMs })
  return {
    ...maps,
    read: createUnmappedRead({ keys, scripts, capacities, read: maps.read }),
    ...createSeatHolds({ keys, scripts, loader, capacities, ttlMs }),
    ...createReserve({ client: server.client, keys, scripts, loader, capacities, release: settle.release, ttlMs }),
    ...settle,
  }
}

export type SeatMaps = ReturnType<typeof createSeatMaps>
