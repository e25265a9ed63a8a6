import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { flushKeys } from '../../src/cache/flush.ts'
import { createGuard } from '../../src/cache/guard.ts'
import { bookingQueries } from '../../src/db/queries/booking/bookings.ts'
import { flightStatsQueries } from '../../src/db/queries/booking/flight-stats.ts'
import { outboxQueries } from '../../src/db/queries/booking/outbox.ts'
import { passengerQueries } from '../../src/db/queries/passengers.ts'
import { createBookings } from '../../src/services/booking/bookings.ts'
import type { BookingPoint } from '../../src/services/booking/commit.ts'
import { createOutbox } from '../../src/services/booking/outbox.ts'
import { createPurge } from '../../src/services/booking/purge.ts'
import { createReap } from '../../src/services/booking/reap.ts'
import { createReconcile } from '../../src/services/booking/reconcile.ts'
import { seatKeys } from '../../src/services/booking/seat-map/keys.ts'
import { createSeatMaps } from '../../src/services/booking/seat-map/seat-map.ts'
import { createWriteBehind, type FlushPoint } from '../../src/services/booking/write-behind.ts'
import { createPassengers } from '../../src/services/passengers/passengers.ts'
import { openCache } from '../support/caches.ts'
import type { Fixtures } from '../support/fixtures.ts'
import { endHolds, expectSound, tidyPlaces } from './seat-state.ts'

/** Simulates the death of the process: no further step runs. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

const MINUTE_MS = 60_000

export interface ServicesOptions {
  cacheUrl: string
  stateUrl: string
  /** Namespace of another process, to share its keys. */
  prefix?: string
  holdMs?: number
}

export type BookingServices = Awaited<ReturnType<typeof openBookingServices>>

/**
 * Services for bookings and counters, on the database of the fixtures, in a separate namespace. `at` is called at the
 * named points, where a test may intervene. The reaper and the outbox handle rows of any age.
 */
export async function openBookingServices(fixtures: Fixtures, options: ServicesOptions) {
  const { holdMs = MINUTE_MS, prefix = `${randomUUID()}:`, ...urls } = options
  const cache = await openCache({ ...urls, prefix })
  const { stateClient: client } = cache
  const guard = createGuard({ timeoutMs: 10_000, onChange: () => {} })
  const server = { client, guard, patient: guard }
  const keys = seatKeys(prefix)
  const queries = bookingQueries(fixtures.database)
  const passengers = passengerQueries(fixtures.database)
  const flightStats = flightStatsQueries(fixtures.database)
  /** Names of the steps that failed after a commit. */
  const left: string[] = []
  const at: { booking?: (point: BookingPoint) => void | Promise<void>; flush?: (point: FlushPoint) => void } = {}

  // Rows are dated in whole seconds, which the database may round up.
  const rows = outboxQueries(fixtures.database)
  const outbox = createOutbox({
    queries: rows,
    cache,
    afterMs: -2_000,
    onLeft: (step) => void left.push(step),
  })
  const seatMaps = createSeatMaps({ server, keys, load: queries.seatsOf, ttlMs: 5 * MINUTE_MS, leaseMs: 5_000 })
  const writeBehind = createWriteBehind({ server, keys, queries: flightStats, probe: (point) => at.flush?.(point) })
  return {
    at,
    left,
    cache,
    client,
    keys,
    prefix,
    seatMaps,
    writeBehind,
    queries,
    flightStats,
    bookings: createBookings({
      queries,
      seatMaps,
      cache,
      outbox,
      server,
      prefix,
      holdMs,
      onLeft: (step) => void left.push(step),
      probe: (point) => at.booking?.(point),
    }),
    passengers: createPassengers({ cache, queries: passengers, frequent: async () => [] }),
    reap: createReap({ queries, seatMaps, afterMs: 0 }),
    outbox,
    outboxQueries: rows,
    reconcile: createReconcile({
      bookings: queries,
      flightStats,
      writeBehind,
      seatMaps,
      exclusively: (work) => fixtures.database.script((connection) => connection.withLock('reconcile', 60_000, work)),
    }),
    purge: createPurge({ queries }),

    /** Makes the process die at this point each time, until `recover`. */
    crashAt: (point: BookingPoint | FlushPoint) => {
      const crash = (reached: BookingPoint | FlushPoint) => {
        if (reached === point) throw new Crash(point)
      }
      at.booking = crash
      at.flush = crash
    },
    recover: () => {
      delete at.booking
      delete at.flush
    },
    /** Deletes the seat map, as its expiry would. */
    evict: (flightId: number) => client.del(keys.bitmap(flightId), keys.counts(flightId), keys.passengers(flightId)),
    /** Checks the places of live holds, and gives places of dead processes and ended holds back, as their expiry would. */
    tidyPlaces: (flightId: number) => tidyPlaces({ client, keys, prefix }, flightId),
    endHolds: (flightId: number) => endHolds(client, keys, flightId),
    /** Returns the state in Valkey after checking that the counters match the bits. */
    sound: (flightId: number) => expectSound(client, keys, flightId),
    close: async () => {
      await outbox.close()
      await flushKeys(client, prefix)
      await cache.close()
    },
  }
}

/** Starts the services for one test, and closes them after it. */
export async function bookingServices(fixtures: Fixtures, options: ServicesOptions): Promise<BookingServices> {
  const services = await openBookingServices(fixtures, options)
  onTestFinished(services.close)
  return services
}
