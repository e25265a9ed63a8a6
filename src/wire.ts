import { setTimeout as sleep } from 'node:timers/promises'
import { type CopiesOptions, createCache, type Guarded } from './cache/cache.ts'
import { createCounters } from './cache/counters.ts'
import { createGuard } from './cache/guard.ts'
import { traceCommands } from './cache/traced-commands.ts'
import type { TtlClass } from './cache/ttl.ts'
import { connectValkey, type Valkey } from './cache/valkey.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import { inSlots } from './db/in-slots.ts'
import { openDatabase } from './db/open.ts'
import { analyticsQueries } from './db/queries/analytics.ts'
import { bookingQueries } from './db/queries/booking/bookings.ts'
import { flightStatsQueries } from './db/queries/booking/flight-stats.ts'
import { outboxQueries } from './db/queries/booking/outbox.ts'
import { flightChangeQueries } from './db/queries/flights/changes.ts'
import { flightDetailQueries } from './db/queries/flights/details.ts'
import { manifestQueries } from './db/queries/flights/manifest.ts'
import { flightQueries } from './db/queries/flights/search.ts'
import { leaderboardDefinitionQueries } from './db/queries/leaderboards/definitions.ts'
import { leaderboardScoreQueries } from './db/queries/leaderboards/scores.ts'
import { warmQueries } from './db/queries/operations/warm.ts'
import { passengerQueries } from './db/queries/passengers.ts'
import { airlineQueries } from './db/queries/reference/airlines.ts'
import { airportQueries } from './db/queries/reference/airports.ts'
import type { Log } from './log.ts'
import { createAnalytics } from './services/analytics/analytics.ts'
import { createKeepReports } from './services/analytics/keep.ts'
import { createBookings } from './services/booking/bookings.ts'
import { createOutbox } from './services/booking/outbox.ts'
import { createPurge } from './services/booking/purge.ts'
import { createReap } from './services/booking/reap.ts'
import { createReconcile } from './services/booking/reconcile.ts'
import { seatKeys } from './services/booking/seat-map/keys.ts'
import { createSeatMaps } from './services/booking/seat-map/seat-map.ts'
import { createWriteBehind } from './services/booking/write-behind.ts'
import { catalogue } from './services/catalogue/catalogue.ts'
import { createFlightChanges } from './services/flights/changes.ts'
import { createFlightDetails } from './services/flights/details.ts'
import { createManifest } from './services/flights/manifest.ts'
import { createFlights } from './services/flights/search.ts'
import { createBoardChanges } from './services/leaderboards/board-changes.ts'
import { createMoves } from './services/leaderboards/follow.ts'
import { createLabels } from './services/leaderboards/labels.ts'
import { createLeaderboards, definitionsIn } from './services/leaderboards/leaderboards.ts'
import { createLiveBoards } from './services/leaderboards/live-boards.ts'
import { createFill, FILLS_AT_ONCE } from './services/leaderboards/rebuild.ts'
import { createBoardStore } from './services/leaderboards/store/board-store.ts'
import { createCacheAdmin } from './services/operations/cache-admin.ts'
import { createEviction } from './services/operations/eviction.ts'
import { createReadiness } from './services/operations/readiness.ts'
import { createAlerts } from './services/operations/stats/alerts.ts'
import { createInstances } from './services/operations/stats/instances.ts'
import { createKeys } from './services/operations/stats/keys.ts'
import { createMemory } from './services/operations/stats/memory.ts'
import { createMetrics } from './services/operations/stats/metrics.ts'
import { createRequestCounts } from './services/operations/stats/request-counts.ts'
import { createServers } from './services/operations/stats/servers.ts'
import { createSlowLog } from './services/operations/stats/slow-log.ts'
import { createStats } from './services/operations/stats/stats.ts'
import { SEATS } from './services/operations/stats/targets.ts'
import { createTraces } from './services/operations/traces.ts'
import { createWarm } from './services/operations/warm.ts'
import { createWarmJobs } from './services/operations/warm-jobs.ts'
import { createPassengers } from './services/passengers/passengers.ts'
import { createAirlines } from './services/reference/airlines.ts'
import { createAirports } from './services/reference/airports.ts'
import { createRouteNetwork } from './services/reference/routes.ts'
import { createSearchCounts } from './services/reference/search-counts.ts'
import { createAttempts } from './services/sessions/attempts.ts'
import { createCarts } from './services/sessions/cart.ts'
import { createCartBackups } from './services/sessions/cart-backup.ts'
import { createCheckouts } from './services/sessions/checkout.ts'
import { sessionKeys } from './services/sessions/keys.ts'
import { createSessionStore } from './services/sessions/session-store.ts'
import { createSessions } from './services/sessions/sessions.ts'
import { createSignIn } from './services/sessions/sign-in.ts'
import type { Telemetry } from './telemetry/telemetry.ts'
import { boardJobs } from './workers/board-jobs.ts'
import { type RecurringJob, recurringJobs } from './workers/jobs.ts'
import { openQueue } from './workers/queue.ts'
import { warmJob } from './workers/warm-job.ts'
import { startWorker } from './workers/worker.ts'

/** Where the servers are, whether they were configured or are private ones. */
export interface Urls {
  database: string
  cache: string
  state: string
}

/** The database, as the settings want it. */
export function wireDatabase(config: Config, url: string, log: Log): Database {
  return openDatabase({
    url,
    poolSize: config.DB_POOL_SIZE,
    statementTimeoutMs: config.DB_TIMEOUT_MS,
    onConnectionError: (error) => log.warn({ err: error }, 'a database connection broke'),
  })
}

/** The same database for what takes long: by connections of their own, so that nothing else waits for one. */
function wireHeavyDatabase(
  config: Config,
  { url, connections, log }: { url: string; connections: number; log: Log },
): Database {
  return openDatabase({
    url,
    poolSize: connections,
    statementTimeoutMs: config.DB_REPORT_TIMEOUT_MS,
    onConnectionError: (error) => log.warn({ err: error }, 'a database connection broke'),
  })
}

export interface WireOptions {
  config: Config
  urls: Urls
  log: Log
  database: Database
  /** Gives reads, loads and jobs spans, where a collector is configured. */
  telemetry?: Telemetry | undefined
}

/** Constructs everything that serves requests. Nothing here waits for a server. `close` ends it all in reverse. */
export function wire({ config, urls, log, database, telemetry }: WireOptions) {
  const cacheServer = guarded('cache', urls.cache)
  const stateServer = guarded('state', urls.state)
  const counters = createCounters()
  const untraced = createCache({
    counters,
    cacheServer,
    stateServer,
    prefix: config.KEY_PREFIX,
    ttls: ttlsOf(config),
    leaseMs: config.CACHE_LEASE_MS,
    waitMs: config.CACHE_WAIT_MS,
    gzipBytes: config.CACHE_GZIP_BYTES,
    stampedeProtection: config.CACHE_STAMPEDE_PROTECTION,
    // A report's lease outlives its load by as much as any other.
    longLeaseMs: config.DB_REPORT_TIMEOUT_MS + config.CACHE_LEASE_MS - config.DB_TIMEOUT_MS,
    loadsAtMost: config.CACHE_LOADS_AT_MOST,
    softTimeoutMs: config.CACHE_SOFT_TIMEOUT_MS,
    grace: {
      whileRevalidate: config.CACHE_STALE_WHILE_REVALIDATE * 1000,
      ifError: config.CACHE_STALE_IF_ERROR * 1000,
    },
    ...(config.CACHE_LOCAL_TTL_MS === 0 ? {} : { copies: copiesOf(config) }),
    onRefreshFailed: (key, err) => log.warn({ err, key }, 'a refresh failed'),
  })
  const cache = telemetry ? telemetry.cache(untraced) : untraced

  const searchCounts = createSearchCounts({ server: stateServer, prefix: config.KEY_PREFIX })
  const onLeft = (what: string, err: unknown) => log.warn({ err, what }, 'left to the reaper and the outbox')
  const airports = createAirports({ cache, queries: airportQueries(database), onLeft })
  const airlines = createAirlines({ cache, queries: airlineQueries(database), onLeft })
  const flights = createFlights({ cache, queries: flightQueries(database), airports, searchCounts })
  const flightDetails = createFlightDetails({ cache, queries: flightDetailQueries(database) })
  const { DB_REPORT_CONNECTIONS: connections, DB_REPORT_TIMEOUT_MS: reportMs } = config
  const reportDatabase = wireHeavyDatabase(config, { url: urls.database, connections, log })
  const reportSlots = inSlots(reportDatabase, { slots: connections, timeoutMs: reportMs })
  const analytics = createAnalytics({
    cache,
    queries: analyticsQueries(reportSlots),
    boundMs: reportMs,
  })
  const flightChanges = createFlightChanges({
    queries: flightChangeQueries(database),
    flightDetails,
    onLeft,
    onChanged: (before, after) => leaderboards.flightChanged(before, after),
  })
  const manifest = createManifest({ queries: manifestQueries(database) })
  const routeNetwork = createRouteNetwork({ cache, airports, searchCounts })
  const passengerRows = passengerQueries(database)
  const warmRows = warmQueries(database)
  const passengers = createPassengers({ cache, queries: passengerRows, frequent: warmRows.frequentPassengers })

  // Booking asks the same server with more patience: a slow answer is worth more than a refused booking.
  const seatServer: Guarded = { ...stateServer, guard: stateServer.patient }
  const keys = seatKeys(config.KEY_PREFIX)
  const bookingRows = bookingQueries(database)
  const flightStats = flightStatsQueries(database)
  const seatMaps = createSeatMaps({
    server: seatServer,
    keys,
    ttlMs: config.TTL_SEATS * 1000,
    leaseMs: config.CACHE_LEASE_MS,
    load: bookingRows.seatsOf,
    counts: counters.of(SEATS),
  })
  const bookings = createBookings({
    queries: bookingRows,
    seatMaps,
    cache,
    server: seatServer,
    prefix: config.KEY_PREFIX,
    holdMs: config.HOLD_SECONDS * 1000,
    passengerExists: passengerRows.exists,
    onConfirmed: (flightId) => moves.followSoon(flightId),
    onLeft,
  })
  const writeBehind = createWriteBehind({ server: seatServer, keys, queries: flightStats })
  const reap = createReap({ queries: bookingRows, seatMaps, afterMs: config.REAP_AFTER_SECONDS * 1000 })
  const drainOutbox = createOutbox({ queries: outboxQueries(database), cache, afterMs: 5_000 })
  const reconcile = createReconcile({
    bookings: bookingRows,
    flightStats,
    writeBehind,
    seatMaps,
    alone: (work) => database.script((connection) => connection.withLock('reconcile', 60_000, work)),
  })
  const purge = createPurge({ queries: bookingRows })
  const traces = createTraces({ server: cacheServer, prefix: config.KEY_PREFIX })

  const carts = createCarts({ bookings })
  const idleMs = config.SESSION_IDLE_SECONDS * 1000
  const backups = createCartBackups({ server: stateServer, keys: sessionKeys(config.KEY_PREFIX), idleMs })
  const sessionStore = createSessionStore({
    server: stateServer,
    prefix: config.KEY_PREFIX,
    idleMs,
    absoluteMs: config.SESSION_ABSOLUTE_SECONDS * 1000,
    onNoted: (handle, data) => void sessions.keepCart({ handle, data }),
  })
  const sessions = createSessions({
    store: sessionStore,
    backups,
    signIn: createSignIn({ queries: passengerRows }),
    holdAgain: carts.holdAgain,
    onLeft,
  })
  const attempts = createAttempts({ server: stateServer, prefix: config.KEY_PREFIX })

  const boardStore = createBoardStore({ server: stateServer, prefix: config.KEY_PREFIX })
  const onBehind = (err: unknown) => log.warn({ err }, 'a leaderboard is behind')
  const moves = createMoves({
    server: stateServer,
    seatKeys: keys,
    store: boardStore,
    onFailed: onBehind,
  })
  // To fill a board reads all bookings, in one transaction: nobody else is to wait for its connection.
  const boardDatabase = wireHeavyDatabase(config, { url: urls.database, connections: FILLS_AT_ONCE, log })
  const boardRows = leaderboardDefinitionQueries(database)
  const leaderboards = createLeaderboards({
    cache,
    store: boardStore,
    queries: boardRows,
    onFailed: onBehind,
    fill: createFill({
      store: boardStore,
      moves,
      queries: leaderboardScoreQueries(boardDatabase),
      definitionOf: definitionsIn(boardRows),
    }),
    label: createLabels({ cache, airports, airlines, passengers: passengerRows }),
  })
  const boardChanges = createBoardChanges({
    channel: boardStore.keys.changed,
    connect: () => connectValkey({ url: urls.state, name: 'cache-me-boards', patient: true, onError: () => {} }),
  })
  const watchBoard = createLiveBoards({ leaderboards, changes: boardChanges })

  const readiness = createReadiness([
    { name: 'database', ping: database.ping },
    { name: 'cache', ping: cacheServer.ping },
    { name: 'state', ping: stateServer.ping },
  ])

  const both = { cache: cacheServer, state: stateServer }
  const instances = createInstances({
    server: stateServer,
    prefix: config.KEY_PREFIX,
    counters,
    role: config.ROLE,
    openBreakers: () => Object.entries(both).flatMap(([name, { guard }]) => (guard.healthy ? [] : [name])),
  })
  const servers = createServers(both)
  const requests = createRequestCounts()
  const databases = [database, reportDatabase, boardDatabase]
  const questions = databases.map((one) => one.questions)
  const alerts = createAlerts({ instances, servers, writeBehind })

  function guarded(name: 'cache' | 'state', url: string) {
    let reported = false
    const client = connectValkey({
      url,
      name: `cache-me-${name}`,
      silenceMs: Math.max(2_000, 2 * config.STATE_TIMEOUT_MS),
      onError: (error) => {
        if (!reported) log.warn({ server: name, why: error.message }, 'a Valkey is unavailable')
        reported = true
      },
    })
    if (config.WORKSHOP || telemetry) traceCommands(client, name)
    client.on('ready', () => {
      if (reported) log.info({ server: name }, 'a Valkey is back')
      reported = false
    })
    const onChange = (open: boolean) => log.warn({ server: name }, open ? 'breaker open' : 'breaker closed')
    const guard = createGuard({ timeoutMs: config.CACHE_TIMEOUT_MS, onChange })
    const patient = createGuard({ timeoutMs: config.STATE_TIMEOUT_MS, onChange })
    const ping = async () => {
      await guard.ask(() => client.ping())
    }
    return { client, guard, patient, ping }
  }

  const spanned = (jobs: RecurringJob[]) => (telemetry ? jobs.map(telemetry.job) : jobs)
  const jobQueue = openQueue({ name: 'jobs', url: urls.state, prefix: config.KEY_PREFIX })
  // A queue of its own: warming takes long, and no other job is to wait for it.
  const warmQueue = openQueue({ name: 'warm', url: urls.state, prefix: config.KEY_PREFIX })
  const boardQueue = openQueue({ name: 'boards', url: urls.state, prefix: config.KEY_PREFIX })
  const warm = createWarm({ flights, passengers, searchCounts, queries: warmRows })
  const warmJobs = createWarmJobs({ queue: warmQueue.queue, server: stateServer })
  const cacheAdmin = createCacheAdmin({ cache })
  const eviction = createEviction({ cacheServer, stateServer, sameUrl: urls.cache === urls.state })
  const services = {
    airports,
    airlines,
    flights,
    flightDetails,
    flightChanges,
    manifest,
    routeNetwork,
    passengers,
    readiness,
    queue: jobQueue.queue,
    searchCounts,
    bookings,
    seatMaps,
    writeBehind,
    reap,
    drainOutbox,
    reconcile,
    purge,
    traces,
    leaderboards,
    watchBoard,
    moves,
    sessionStore,
    sessions,
    carts,
    checkouts: createCheckouts({ bookings }),
    attempts,
    cacheAdmin,
    eviction,
    warm,
    warmJobs,
    warmQueue: warmQueue.queue,
    boardQueue: boardQueue.queue,
    analytics,
    keepReports: createKeepReports({ analytics }),
    stats: createStats({ instances }),
    servers,
    alerts,
    slowLogs: createSlowLog(both),
    keys: createKeys({ servers: both, prefix: config.KEY_PREFIX }),
    requests,
    metrics: createMetrics({ counters, requests, questions, servers, guarded: both, writeBehind }),
    memory: createMemory({ servers: both, prefix: config.KEY_PREFIX }),
  }
  return {
    services,
    startWorker: () => {
      const workers = [
        startWorker(jobQueue, spanned(recurringJobs(services)), log),
        startWorker(warmQueue, spanned([warmJob(warm)]), log),
        startWorker(boardQueue, spanned(boardJobs(services)), log),
      ]
      return { close: async () => void (await Promise.all(workers.map((worker) => worker.close()))) }
    },
    servers: { cache: cacheServer.client, state: stateServer.client },
    close: async () => {
      cache.close()
      alerts.close()
      boardChanges.close()
      await Promise.all([searchCounts.close(), sessionStore.close(), instances.close()])
      await Promise.all([jobQueue.close(), warmQueue.close(), boardQueue.close()])
      // A job that was given up may still wait for an answer: what it does is safe to break off.
      const ended = Promise.all(databases.map(({ close }) => close()))
      const closed = Promise.race([ended, sleep(1_000, undefined, { ref: false })])
      await Promise.all([end(stateServer.client), end(cacheServer.client), closed])
    },
  }
}

/** What the settings say to the HTTP interface. */
export function appSettings(config: Config) {
  return {
    workshop: config.WORKSHOP,
    logRequests: config.LOG_REQUESTS,
    honorClientCacheControl: config.HONOR_CLIENT_CACHE_CONTROL,
    session: {
      idleMs: config.SESSION_IDLE_SECONDS * 1000,
      signInPerAddress: config.SIGN_IN_PER_ADDRESS,
      signInPerPassport: config.SIGN_IN_PER_PASSPORT,
    },
    streamsAtMost: config.STREAMS_AT_MOST,
    publicOrigin: config.PUBLIC_ORIGIN,
    trustProxy: config.TRUST_PROXY ?? (false as const),
  }
}

/**
 * The way to the collector, if the settings name one. Nothing of OpenTelemetry is loaded otherwise. Whoever opens it closes
 * it after everything else.
 */
export async function wireTelemetry(config: Config, log: Log): Promise<Telemetry | undefined> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: ratio } = config
  if (endpoint === undefined) return undefined
  const { openTelemetry } = await import('./telemetry/open.ts')
  const onFailure = (err: unknown) => log.warn({ err }, 'spans could not be sent')
  return openTelemetry({ endpoint, ratio, onFailure })
}

export type Wired = ReturnType<typeof wire>

function ttlsOf(config: Config): Record<TtlClass, number> {
  return {
    static: config.TTL_STATIC * 1000,
    'semi-static': config.TTL_SEMI_STATIC * 1000,
    business: config.TTL_BUSINESS * 1000,
    search: config.TTL_SEARCH * 1000,
    seats: config.TTL_SEATS * 1000,
    personal: config.TTL_PERSONAL * 1000,
    'real-time': config.TTL_REAL_TIME * 1000,
    negative: config.TTL_NEGATIVE * 1000,
    raw: config.TTL_RAW * 1000,
    aggregated: config.TTL_AGGREGATED * 1000,
    analytics: config.TTL_ANALYTICS * 1000,
  }
}

function copiesOf(config: Config): CopiesOptions {
  return {
    entries: catalogue,
    ttlMs: config.CACHE_LOCAL_TTL_MS,
    bytesAtMost: config.CACHE_LOCAL_BYTES,
  }
}

/** Waits for answers that are under way, at most a second; not at all while the server is unavailable. */
async function end(client: Valkey): Promise<void> {
  if (client.status === 'ready')
    await Promise.race([client.quit().catch(() => {}), sleep(1_000, undefined, { ref: false })])
  client.disconnect()
}
