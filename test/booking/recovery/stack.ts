import { type Cache, createCache, type Guarded } from '../../../src/cache/cache.ts'
import { createGuard } from '../../../src/cache/guard.ts'
import { connectValkey, type Valkey, whenReady } from '../../../src/cache/valkey.ts'
import type { Urls } from '../../../src/connections.ts'
import type { Database } from '../../../src/db/database.ts'
import { openDatabase } from '../../../src/db/open.ts'
import { bookingQueries } from '../../../src/db/queries/booking/bookings.ts'
import { flightStatsQueries } from '../../../src/db/queries/booking/flight-stats.ts'
import { outboxQueries } from '../../../src/db/queries/booking/outbox.ts'
import { leaderboardScoreQueries } from '../../../src/db/queries/leaderboards/scores.ts'
import { type Bookings, createBookings } from '../../../src/services/booking/bookings.ts'
import type { BookingPoint } from '../../../src/services/booking/commit.ts'
import { createOutbox, type Outbox } from '../../../src/services/booking/outbox.ts'
import { createReap, type Reap } from '../../../src/services/booking/reap.ts'
import { createReconcile, type Reconcile } from '../../../src/services/booking/reconcile.ts'
import { seatKeys } from '../../../src/services/booking/seat-map/keys.ts'
import { createSeatMaps, type SeatMaps } from '../../../src/services/booking/seat-map/seat-map.ts'
import { createWriteBehind, type FlushPoint, type WriteBehind } from '../../../src/services/booking/write-behind.ts'
import { builtInBoards } from '../../../src/services/leaderboards/built-in-boards.ts'
import { createFollower, type Follower } from '../../../src/services/leaderboards/follow.ts'
import { createRebuildQueue, type RebuildQueue } from '../../../src/services/leaderboards/rebuild-queue.ts'
import { createBoardStore } from '../../../src/services/leaderboards/store/board-store.ts'
import { ttls } from '../../support/caches.ts'

/** Points at which a booking, a cancellation or a flush can be stopped. */
export type Point = BookingPoint | FlushPoint

export interface StackOptions {
  urls: Urls
  /** Processes with the same prefix are instances of one service. */
  prefix: string
  /** Minimum age of the reservations that the reaper settles. Milliseconds. Default: any age. */
  reapAfterMs?: number
  /** Time limit of one database query, milliseconds. */
  databaseTimeoutMs?: number
  /** Maximum number of database connections. */
  poolSize?: number
  probe?: (point: Point) => void | Promise<void>
}

/** Services for bookings and counters, wired like `wire.ts`, with the probe of the tests. */
export interface Stack {
  bookings: Bookings
  seatMaps: SeatMaps
  writeBehind: WriteBehind
  reap: Reap
  outbox: Outbox
  reconcile: Reconcile
  follower: Follower
  rebuilds: RebuildQueue
  cache: Cache
  database: Database
  state: Valkey
  close: () => Promise<void>
}

/** Longer than any deliberate wait, because these tests do not cover a frozen server. */
const PATIENCE_MS = 15_000

export async function openStack(options: StackOptions): Promise<Stack> {
  const { urls, prefix, reapAfterMs = 0, databaseTimeoutMs = PATIENCE_MS, poolSize = 10, probe = () => {} } = options
  const [cacheServer, stateServer] = [connect(urls.cache), connect(urls.state)]
  const database = openDatabase({
    url: urls.database,
    poolSize,
    statementTimeoutMs: databaseTimeoutMs,
    onConnectionError: () => {},
  })
  const cache = createCache({
    cacheServer,
    stateServer,
    prefix,
    ttls,
    leaseMs: 5_000,
    waitMs: 2_000,
    gzipBytes: 1 << 20,
    loadsAtMost: 1_000,
    grace: { whileRevalidate: 0, ifError: 0 },
    softTimeoutMs: 500,
    onRefreshFailed: () => {},
  })
  // Includes rows of this second, by the clock of the database.
  const outbox = createOutbox({ queries: outboxQueries(database), cache, afterMs: -60_000, onLeft: () => {} })
  const keys = seatKeys(prefix)
  const queries = bookingQueries(database)
  const flightStats = flightStatsQueries(database)
  const seatMaps = createSeatMaps({
    server: stateServer,
    keys,
    ttlMs: 300_000,
    leaseMs: 5_000,
    load: queries.seatsOf,
  })
  const writeBehind = createWriteBehind({ server: stateServer, keys, queries: flightStats, probe })
  const boardStore = createBoardStore({ server: stateServer, prefix })
  const follower = createFollower({
    server: stateServer,
    seatKeys: keys,
    store: boardStore,
    // The next run retries.
    onFailed: () => {},
  })
  await Promise.all([whenReady(cacheServer.client, PATIENCE_MS), whenReady(stateServer.client, PATIENCE_MS)])
  return {
    seatMaps,
    writeBehind,
    follower,
    cache,
    database,
    state: stateServer.client,
    rebuilds: createRebuildQueue({
      store: boardStore,
      follower,
      queries: leaderboardScoreQueries(database),
      definitionOf: async (board) => builtInBoards.get(board),
    }),
    bookings: createBookings({
      queries,
      seatMaps,
      cache,
      outbox,
      server: stateServer,
      prefix,
      holdMs: 300_000,
      probe,
      onLeft: () => {},
      onConfirmed: follower.followSoon,
    }),
    reap: createReap({ queries, seatMaps, afterMs: reapAfterMs }),
    outbox,
    reconcile: createReconcile({
      bookings: queries,
      flightStats,
      writeBehind,
      seatMaps,
      exclusively: (work) => database.script((connection) => connection.withLock('reconcile', PATIENCE_MS, work)),
    }),
    close: async () => {
      await outbox.close()
      cacheServer.client.disconnect()
      stateServer.client.disconnect()
      await database.close()
    },
  }
}

function connect(url: string): Guarded {
  const guard = createGuard({ timeoutMs: PATIENCE_MS, onChange: () => {} })
  return { client: connectValkey({ url, name: 'recovery', onError: () => {} }), guard, patient: guard }
}
