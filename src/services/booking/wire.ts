import type { Guarded } from '../../cache/cache.ts'
import { bookingQueries } from '../../db/queries/booking/bookings.ts'
import { flightStatsQueries } from '../../db/queries/booking/flight-stats.ts'
import { outboxQueries } from '../../db/queries/booking/outbox.ts'
import { SEATS } from '../operations/stats/targets.ts'
import type { Wiring } from '../wiring.ts'
import { createBookings } from './bookings.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createPurge } from './purge.ts'
import { createReap } from './reap.ts'
import { createReconcile } from './reconcile.ts'
import { seatKeys } from './seat-map/keys.ts'
import { createSeatMaps } from './seat-map/seat-map.ts'
import { createWholeCounters } from './whole-counters.ts'
import { createWriteBehind } from './write-behind.ts'

export type BookingServices = ReturnType<typeof wireBooking>['services']

export interface BookingWiring extends Wiring {
  /** Lets leaderboards follow a booking or a cancellation of a flight. */
  onConfirmed: (flightId: number) => void
}

/** Opens the outbox, which every feature uses that writes to it. */
export const wireOutbox = ({ database, cache, onLeft }: Pick<Wiring, 'database' | 'cache' | 'onLeft'>): Outbox =>
  createOutbox({ queries: outboxQueries(database), cache, onLeft })

/** Wires seats, bookings, and the jobs that reap, flush, reconcile and purge. */
export function wireBooking(wiring: BookingWiring) {
  const { config, database, cache, outbox, servers, counters, onLeft, onConfirmed } = wiring
  const { KEY_PREFIX: prefix } = config
  // Uses the guard with the longer timeout, because a slow booking is better than a refused one.
  const server: Guarded = { ...servers.state, guard: servers.state.patient }
  const keys = seatKeys(prefix)
  const queries = bookingQueries(database)
  const flightStats = flightStatsQueries(database)
  const seatMaps = createSeatMaps({
    server,
    keys,
    ttlMs: config.TTL_SEATS_SECONDS * 1000,
    leaseMs: config.CACHE_LEASE_MS,
    load: queries.seatsOf,
    counts: counters.of(SEATS),
  })
  const bookings = createBookings({
    queries,
    seatMaps,
    cache,
    outbox,
    server,
    prefix,
    holdMs: config.HOLD_SECONDS * 1000,
    onConfirmed,
    onLeft,
  })
  const writeBehind = createWriteBehind({ server, keys, queries: flightStats })
  const reconcile = createReconcile({
    bookings: queries,
    flightStats,
    writeBehind,
    seatMaps,
    exclusively: (work) => database.script((connection) => connection.withLock('reconcile', 60_000, work)),
    onWhole: createWholeCounters({ server, prefix }).mark,
  })
  const reap = createReap({ queries, seatMaps, afterMs: config.REAP_AFTER_SECONDS * 1000 })
  const purge = createPurge({ queries })
  return { services: { bookings, seatMaps, writeBehind, reconcile, reap, drainOutbox: outbox.drain, purge } }
}
