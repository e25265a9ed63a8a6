import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Guarded } from '../../../cache/cache.ts'
import { bucketsOf, type Counters, type Counts, ended, outcomes, slots } from '../../../cache/counters.ts'
import type { QueryCounts } from '../../../db/query-counts.ts'
import { BUCKETS } from '../../../histogram.ts'
import type { WriteBehindStats } from '../../booking/write-behind-stats.ts'
import type { Cause } from '../readiness.ts'
import { counter, type Definition, gauge, registerHistogram, type Value } from './prometheus.ts'
import type { RequestCounts } from './request-counts.ts'
import type { ServerName, ServerStats, Servers } from './servers.ts'
import { targets } from './targets.ts'

export interface MetricsOptions {
  counters: Counters
  requests: RequestCounts
  /** Query counts of each connection pool of this process; the metrics are sums. */
  queryCounts: readonly QueryCounts[]
  servers: Servers
  guarded: Record<ServerName, Guarded>
  writeBehind: { stats(): Promise<WriteBehindStats> }
  /** Causes for which the service is degraded. */
  causes: () => Promise<Cause[]>
}

/** Metrics of this process; Prometheus sums those of several processes. */
export interface Metrics {
  /** Renders the text format. Omits the metrics of an unavailable server. */
  text(): Promise<{ body: string; contentType: string }>
  /** Lists every metric, with or without values. */
  definitions(): { name: string; help: string; type: string }[]
}

/** Creates the metrics on first use, because watching the event loop and the garbage collector has a cost. */
export function createMetrics(options: MetricsOptions): Metrics {
  let registered: Registry | undefined
  const registry = () => {
    registered ??= register(options)
    return registered
  }
  return {
    text: async () => ({ body: await registry().metrics(), contentType: registry().contentType }),
    definitions: () =>
      registry()
        .getMetricsAsArray()
        .map(({ name, help, type }) => ({ name, help, type: String(type) })),
  }
}

function register(options: MetricsOptions): Registry {
  const registry = new Registry()
  registerCache(registry, options.counters)
  registerRequests(registry, options.requests)
  registerDatabase(registry, options.queryCounts)
  registerServers(registry, options)
  registerWriteBehind(registry, options.writeBehind)
  collectDefaultMetrics({ register: registry })
  return registry
}

function registerCache(registry: Registry, counters: Counters): void {
  const kinds = () => [...counters.snapshot()]
  const at = (counts: Counts, slot: number) => counts[slot] ?? 0
  counter(
    registry,
    {
      name: 'cache_reads_total',
      help: 'Cache reads by kind of entry and outcome.',
      values: async () =>
        kinds().flatMap(([kind, counts]) =>
          outcomes.map((outcome) => [{ kind, outcome }, at(counts, ended[outcome])] as Value),
        ),
    },
    'kind',
    'outcome',
  )
  counter(
    registry,
    {
      name: 'cache_absent_total',
      help: 'Cache reads with the result "not found". They are included in the reads.',
      values: async () => kinds().map(([kind, counts]) => [{ kind }, at(counts, slots.absent)]),
    },
    'kind',
  )
  counter(
    registry,
    {
      name: 'cache_loads_total',
      help: 'Loads of entries, including those of background refreshes, warming and changes.',
      values: async () =>
        kinds().flatMap(([kind, counts]) => {
          const errors = at(counts, slots.loadErrors)
          return [
            [{ kind, result: 'ok' }, at(counts, slots.loads) - errors],
            [{ kind, result: 'error' }, errors],
          ] as Value[]
        }),
    },
    'kind',
    'result',
  )
  const durations = (what: 'hitTime' | 'loadTime') => () =>
    kinds().map(([kind, counts]) => ({
      labels: { kind },
      sumMs: at(counts, slots[what]),
      buckets: bucketsOf(counts, what),
    }))
  registerHistogram(registry, {
    name: 'cache_hit_seconds',
    help: 'Duration of cache hits in Valkey, for each read that waited.',
    collect: durations('hitTime'),
  })
  registerHistogram(registry, {
    name: 'cache_load_seconds',
    help: 'Duration of loads, including failed ones.',
    collect: durations('loadTime'),
  })
  gauge(
    registry,
    {
      name: 'cache_hit_ratio_target',
      help: 'Target hit ratio of a kind of entry.',
      values: async () =>
        targets.flatMap(({ name, kinds, hitRatio }) =>
          kinds.map((kind) => [{ target: name, kind }, hitRatio] as Value),
        ),
    },
    'target',
    'kind',
  )
}

function registerRequests(registry: Registry, requests: RequestCounts): void {
  counter(
    registry,
    {
      name: 'http_requests_total',
      help: 'HTTP responses by class of the status and by source: the routes, or the fast path before routing.',
      values: async () => [
        [{ status: '2xx', answered_by: 'fast-path' }, requests.fast],
        ...[...requests.byClass.entries()]
          .filter(([, count]) => count > 0)
          .map(([digit, count]) => [{ status: `${digit}xx`, answered_by: 'routes' }, count] as Value),
      ],
    },
    'status',
    'answered_by',
  )
  registerHistogram(registry, {
    name: 'http_request_seconds',
    help: 'Duration of requests in the routes until the response is ready. The fast path is not timed.',
    collect: () => [{ labels: {}, sumMs: requests.sumMs, buckets: requests.buckets }],
  })
}

function registerDatabase(registry: Registry, queryCounts: readonly QueryCounts[]): void {
  counter(
    registry,
    {
      name: 'database_queries_total',
      help: 'Database queries of this process by name. A transaction counts once; connecting does not count.',
      // Sums a query name over the pools.
      values: async () =>
        queryCounts
          .flatMap(({ byName }) => [...byName])
          .flatMap(([query, results]) =>
            Object.entries(results).map(([result, count]) => [{ query, result }, count] as Value),
          ),
    },
    'query',
    'result',
  )
  const sum = (of: (counts: QueryCounts) => number) => queryCounts.reduce((total, counts) => total + of(counts), 0)
  registerHistogram(registry, {
    name: 'database_query_seconds',
    help: 'Duration of database queries, including failed ones and the wait for a connection.',
    collect: () => [
      {
        labels: {},
        sumMs: sum(({ sumMs }) => sumMs),
        buckets: Float64Array.from({ length: BUCKETS }, (_, bucket) => sum(({ buckets }) => buckets[bucket] ?? 0)),
      },
    ],
  })
}

function registerServers(registry: Registry, { servers, guarded, causes }: MetricsOptions): void {
  const each = (of: (server: ServerStats) => number | undefined) => async () =>
    (await servers.read()).flatMap((server) => {
      const value = of(server)
      return value === undefined ? [] : [[{ server: server.name }, value] as Value]
    })
  const sum = (of: (primary: ServerStats['primaries'][number]) => number) =>
    each(({ primaries }) =>
      primaries.length === 0 ? undefined : primaries.reduce((total, primary) => total + of(primary), 0),
    )
  const define = (name: string, help: string, values: Definition['values']) =>
    gauge(registry, { name, help, values }, 'server')
  define(
    'valkey_up',
    '1 if a Valkey responds, otherwise 0.',
    each(({ status }) => (status === 'up' ? 1 : 0)),
  )
  define(
    'valkey_memory_used_bytes',
    'Memory in use on a Valkey, all primaries together. Bytes.',
    sum((one) => one.usedMemory),
  )
  define(
    'valkey_memory_limit_bytes',
    'Memory limit of a Valkey, all primaries together. Bytes; 0: no limit.',
    sum((one) => one.maxmemory),
  )
  define(
    'valkey_keys',
    'Keys on a Valkey, all primaries together.',
    sum((one) => one.keys),
  )
  define(
    'valkey_connected_clients',
    'Connections of a Valkey, all primaries together.',
    sum((one) => one.connectedClients),
  )
  counter(
    registry,
    {
      name: 'valkey_evicted_keys_total',
      help: 'Keys that a Valkey evicted because its memory was full.',
      values: sum((one) => one.evictedKeys),
    },
    'server',
  )
  gauge(
    registry,
    {
      name: 'breaker_open',
      help: '1 while the circuit breaker of a Valkey is open in this process, for reads or for changes.',
      values: async () =>
        Object.entries(guarded).flatMap(([server, { guard, patient }]) => [
          [{ server, asks: 'reads' }, guard.healthy ? 0 : 1],
          [{ server, asks: 'changes' }, patient.healthy ? 0 : 1],
        ]),
    },
    'server',
    'asks',
  )
  gauge(
    registry,
    {
      name: 'degraded',
      help: '1 for each cause for which this instance reports that it is degraded. No value without a cause.',
      values: async () => (await causes()).map(({ code, subject }) => [{ code, subject }, 1]),
    },
    'code',
    'subject',
  )
}

function registerWriteBehind(registry: Registry, writeBehind: MetricsOptions['writeBehind']): void {
  const define = (name: string, help: string, of: (stats: WriteBehindStats) => number) =>
    gauge(registry, {
      name,
      help,
      // Concurrent calls share one count.
      values: () =>
        writeBehind.stats().then(
          (stats) => [[{}, of(stats)]],
          () => [],
        ),
    })
  define(
    'write_behind_lag_seconds',
    'Age of the oldest booking that the counters in the database do not include yet.',
    ({ lagMs }) => lagMs / 1_000,
  )
  define(
    'write_behind_pending_bookings',
    'Bookings that the counters in the database do not include yet.',
    (s) => s.pendingBookings,
  )
  define('reservations_open', 'Open reservations.', (stats) => stats.openReservations)
}
