import { setTimeout as sleep } from 'node:timers/promises'
import { createCounters } from './cache/counters.ts'
import type { Config } from './config.ts'
import { connectForLongQueries, connectServer, disconnect, type Server, type Urls } from './connections.ts'
import type { Database } from './db/database.ts'
import type { Log } from './log.ts'
import { wireAnalytics } from './services/analytics/wire.ts'
import { wireBooking, wireOutbox } from './services/booking/wire.ts'
import { wireCache } from './services/catalogue/wire.ts'
import { wireFlights } from './services/flights/wire.ts'
import { REBUILDS_AT_ONCE } from './services/leaderboards/rebuild-queue.ts'
import { wireLeaderboards } from './services/leaderboards/wire.ts'
import { createRecoverState } from './services/operations/recover-state.ts'
import { wireOperations } from './services/operations/wire.ts'
import { type StateServices, wireState } from './services/operations/wire-state.ts'
import { wirePassengers } from './services/passengers/wire.ts'
import { wireReference } from './services/reference/wire.ts'
import { wireSessions } from './services/sessions/wire.ts'
import type { Wiring } from './services/wiring.ts'
import type { Telemetry } from './telemetry/telemetry.ts'
import { boardJobs, recurringJobs } from './workers/jobs.ts'
import { openQueue } from './workers/queue.ts'
import type { RecurringJob } from './workers/recurring-job.ts'
import { warmJob } from './workers/warm-job.ts'
import { startWorker } from './workers/worker.ts'

export interface WireOptions {
  config: Config
  urls: Urls
  log: Log
  database: Database
  /** Adds spans to reads, loads and jobs. Undefined without a collector. */
  telemetry?: Telemetry | undefined
}

/**
 * Connects to the servers and creates the services of each feature. Does not wait for any server. `close` ends everything in
 * reverse order.
 */
export function wire({ config, urls, log, database, telemetry }: WireOptions) {
  const traced = config.WORKSHOP || telemetry !== undefined
  const servers = {
    cache: connectServer(config, { name: 'cache', url: urls.cache, log, traced }),
    state: connectServer(config, { name: 'state', url: urls.state, log, traced }),
  }
  const longQueries = (connections: number) => connectForLongQueries(config, { url: urls.database, connections, log })
  const databases = {
    requests: database,
    reports: longQueries(config.DB_REPORT_CONNECTIONS),
    rebuilds: longQueries(REBUILDS_AT_ONCE),
  }
  const queues = openQueues(config, urls.state)

  const counters = createCounters()
  const schedules: (() => Promise<void>)[] = []
  const state = wireState({ config, log, database, servers, recover: () => recoverState() })
  const untraced = wireCache({ config, log, servers, counters, generation: state.generation })
  const cache = telemetry ? telemetry.cache(untraced) : untraced
  const onLeft = (what: string, err: unknown) =>
    log.warn({ err, what }, 'a step failed; the reaper, the outbox or an expiry completes it')
  const outbox = wireOutbox({ database, cache, onLeft })
  const wiring = { config, log, database, cache, outbox, servers, counters, onLeft }
  const { services, closeFeatures } = wireFeatures(wiring, { urls, servers, databases, queues, state })

  const recoverState = createRecoverState({
    schedule: () => Promise.all(schedules.map((schedule) => schedule())),
    reconcile: services.booking.reconcile,
    leaderboards: services.leaderboards.leaderboards,
  })

  const spanned = (jobs: RecurringJob[]) => (telemetry ? jobs.map(telemetry.job) : jobs)
  return {
    services,
    startWorker: () => {
      const workers = [
        startWorker(queues.jobs, spanned(recurringJobs(services)), log),
        startWorker(queues.warm, spanned([warmJob(services.operations.warm)]), log),
        startWorker(queues.boards, spanned(boardJobs(services.leaderboards)), log),
      ]
      schedules.push(...workers.map((worker) => worker.schedule))
      return { close: async () => void (await Promise.all(workers.map((worker) => worker.close()))) }
    },
    servers: { cache: servers.cache.client, state: servers.state.client },
    close: async () => {
      state.close()
      await Promise.all([closeFeatures(), cache.close(), outbox.close()])
      await Promise.all(Object.values(queues).map((queue) => queue.close()))
      // An abandoned job may still wait for a reply. It is safe to interrupt it.
      const ended = Promise.all(Object.values(databases).map((one) => one.close()))
      const closed = Promise.race([ended, sleep(1_000, undefined, { ref: false })])
      await Promise.all([disconnect(servers.state.client), disconnect(servers.cache.client), closed])
    },
  }
}

interface Opened {
  urls: Urls
  servers: Record<'cache' | 'state', Server>
  databases: Record<'requests' | 'reports' | 'rebuilds', Database>
  queues: ReturnType<typeof openQueues>
  state: StateServices
}

/** Wires the features in order: each may use the services of those above it. */
function wireFeatures(wiring: Wiring, { urls, servers, databases, queues, state }: Opened) {
  const reference = wireReference(wiring)
  const passengers = wirePassengers(wiring)
  const leaderboards = wireLeaderboards({
    ...wiring,
    rebuildDatabase: databases.rebuilds,
    stateUrl: urls.state,
    reference: reference.services,
    passengers: passengers.queries,
  })
  const flights = wireFlights({
    ...wiring,
    reference: reference.services,
    leaderboards: leaderboards.services.leaderboards,
  })
  const booking = wireBooking({
    ...wiring,
    onConfirmed: (flightId) => leaderboards.services.follower.followSoon(flightId),
  })
  const sessions = wireSessions({ ...wiring, booking: booking.services, passengers: passengers.queries })
  const analytics = wireAnalytics({
    ...wiring,
    reportDatabase: databases.reports,
    airlinesOnTime: leaderboards.services.leaderboards.airlinesOnTime,
  })
  const operations = wireOperations({
    ...wiring,
    sameUrl: urls.cache === urls.state,
    dependencies: { database: databases.requests, ...servers },
    isStateLost: state.isLost,
    queryCounts: Object.values(databases).map((one) => one.queryCounts),
    queues: { jobs: queues.jobs.queue, warm: queues.warm.queue, boards: queues.boards.queue },
    reference: reference.services,
    passengers: passengers.services,
    flights: flights.services,
    booking: booking.services,
  })
  return {
    services: {
      reference: reference.services,
      passengers: passengers.services,
      leaderboards: leaderboards.services,
      flights: flights.services,
      booking: booking.services,
      sessions: sessions.services,
      analytics: analytics.services,
      operations: operations.services,
    },
    closeFeatures: () => Promise.all([operations, sessions, leaderboards, reference].map((feature) => feature.close())),
  }
}

export type Wired = ReturnType<typeof wire>

/** The services of every feature. */
export type Services = Wired['services']

/** Opens a queue for jobs that must run on time, and one each for the two kinds of long jobs: no other job waits for those. */
function openQueues({ KEY_PREFIX: prefix }: Config, url: string) {
  return {
    jobs: openQueue({ name: 'jobs', url, prefix }),
    warm: openQueue({ name: 'warm', url, prefix }),
    boards: openQueue({ name: 'boards', url, prefix }),
  }
}
