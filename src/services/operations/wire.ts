import type { Queue } from 'bullmq'
import { warmQueries } from '../../db/queries/operations/warm.ts'
import type { QueryCounts } from '../../db/query-counts.ts'
import type { BookingServices } from '../booking/wire.ts'
import type { FlightServices } from '../flights/wire.ts'
import type { PassengerServices } from '../passengers/wire.ts'
import type { ReferenceServices } from '../reference/wire.ts'
import type { Wiring } from '../wiring.ts'
import { createCacheAdmin } from './cache-admin.ts'
import { createEviction } from './eviction.ts'
import { createReadiness, type Dependency } from './readiness.ts'
import { createAlerts } from './stats/alerts.ts'
import { createInstances } from './stats/instances.ts'
import { createKeyListing } from './stats/key-listing.ts'
import { createMemory } from './stats/memory.ts'
import { createMetrics } from './stats/metrics.ts'
import { createRequestCounts } from './stats/request-counts.ts'
import { createServers } from './stats/servers.ts'
import { createSlowLog } from './stats/slow-log.ts'
import { createStats } from './stats/stats.ts'
import { createTraces } from './traces.ts'
import { createWarm } from './warm.ts'
import { createWarmJobs } from './warm-jobs.ts'

export type OperationServices = ReturnType<typeof wireOperations>['services']

export interface OperationWiring extends Wiring {
  /** Servers that readiness pings. */
  dependencies: { database: Pick<Dependency, 'ping'> } & Record<
    'cache' | 'state',
    Pick<Dependency, 'ping' | 'refusals'>
  >
  /** Whether the state server has lost its data in the last seconds. */
  isStateLost: () => boolean
  /** Whether one URL is configured for cache and state. */
  sameUrl: boolean
  /** Query counts of each connection pool. */
  queryCounts: readonly QueryCounts[]
  queues: Record<'jobs' | 'warm' | 'boards', Queue>
  reference: Pick<ReferenceServices, 'searchCounts'>
  passengers: Pick<PassengerServices, 'passengers'>
  flights: Pick<FlightServices, 'flights'>
  booking: Pick<BookingServices, 'writeBehind'>
}

/** Wires readiness, stats, metrics, alerts, traces, warming and cache administration. */
export function wireOperations(wiring: OperationWiring) {
  const { config, servers, counters, booking } = wiring
  const { KEY_PREFIX: prefix } = config
  const { writeBehind } = booking
  const instances = createInstances({
    server: servers.state,
    prefix,
    counters,
    role: config.ROLE,
    openBreakers: () => Object.entries(servers).flatMap(([name, { guard }]) => (guard.healthy ? [] : [name])),
  })
  const serverStats = createServers(servers)
  const requests = createRequestCounts()
  const { queryCounts, dependencies } = wiring
  const { database, cache, state } = dependencies
  const readiness = createReadiness(
    [
      { name: 'database', ping: database.ping, refusals: () => [] },
      { name: 'cache', ping: cache.ping, refusals: cache.refusals },
      { name: 'state', ping: state.ping, refusals: state.refusals },
    ],
    wiring.isStateLost,
  )
  const causes = async () => (await readiness()).causes
  const alerts = createAlerts({ instances, servers: serverStats, writeBehind, causes })
  return {
    services: {
      readiness,
      traces: createTraces({ server: servers.cache, prefix }),
      queues: wiring.queues,
      stats: createStats({ instances }),
      servers: serverStats,
      requests,
      alerts,
      slowLogs: createSlowLog(servers),
      keys: createKeyListing({ servers, prefix }),
      memory: createMemory({ servers, prefix }),
      metrics: createMetrics({
        counters,
        requests,
        queryCounts,
        servers: serverStats,
        guarded: servers,
        writeBehind,
        causes,
      }),
      ...wireCacheAdministration(wiring),
    },
    close: async () => {
      alerts.close()
      await instances.close()
    },
  }
}

function wireCacheAdministration(wiring: OperationWiring) {
  const { database, cache, servers, sameUrl, queues, reference, passengers, flights } = wiring
  return {
    cacheAdmin: createCacheAdmin({ cache }),
    eviction: createEviction({ cacheServer: servers.cache, stateServer: servers.state, sameUrl }),
    warm: createWarm({
      flights: flights.flights,
      passengers: passengers.passengers,
      searchCounts: reference.searchCounts,
      queries: warmQueries(database),
    }),
    warmJobs: createWarmJobs({ queue: queues.warm, server: servers.state }),
  }
}
