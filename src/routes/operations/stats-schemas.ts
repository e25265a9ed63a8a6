import { type TSchema, Type } from 'typebox'
import { countedKinds } from '../../services/operations/stats/stats.ts'
import { instant, named, nullable, oneOf, strict, withExample } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

export const count = (description: string, example: number) => Type.Integer({ description, examples: [example] })
const ratio = (description: string) => nullable(Type.Number({ description, examples: [0.9731] }))
const ms = (description: string, example: number) =>
  nullable(Type.Number({ description: `${description} Milliseconds.`, examples: [example] }))

const figures = named(
  'CacheFigures',
  Type.Object({
    hits: count('Reads that the cache served: fresh or stale, from Valkey or from an in-process copy.', 97310),
    localHits: count('Hits from an in-process copy.', 41200),
    staleHits: count('Stale hits: during a refresh, or because a load failed or was slow.', 120),
    misses: count('Reads that waited for a load, or failed.', 2690),
    hitRatio: ratio('Hits divided by hits and misses. Null without reads.'),
    collapsed: count('Misses that joined the load of another reader.', 310),
    bypassed: count('Misses that bypassed the cache, because it was unavailable or the request asked for it.', 12),
    failed: count('Misses that failed: the load failed, exceeded the concurrency limit, or was forbidden.', 3),
    requested: count('Reads that asked for a fresh load. Neither hits nor misses.', 25),
    absent: count('Reads with the result "not found".', 140),
    loads: count('Loads for reads, for refreshes, for warming and after changes.', 2405),
    loadErrors: count('Failed loads.', 3),
    avgHitMs: ms('Mean duration of a hit. Null without measured hits.', 0.318),
    p99HitMs: ms('99th percentile of the duration of a hit, within a tenth.', 0.92),
    avgLoadMs: ms('Mean duration of a load.', 6.41),
    p99LoadMs: ms('99th percentile of the duration of a load, within a tenth.', 31.5),
    databaseQueriesAvoided: count('Reads minus loads. Without the cache, each read would be a query.', 97620),
  }),
)

const periods = {
  sinceStart: { ...figures, description: 'Since the start of each instance.' },
  lastMinute: { ...figures, description: 'Of the last minute.' },
}

const stats = named(
  'Stats',
  Type.Object({
    at: instant('Time of the statistics.'),
    instances: Type.Array(
      named(
        'Instance',
        Type.Object({
          id: Type.String({ format: 'uuid', examples: ['3f2504e0-4f89-41d3-9a0c-0305e82c3301'] }),
          role: named(
            'InstanceRole',
            oneOf(
              ['all', 'api', 'worker'],
              'Role. Workers warm the cache: their loads are counted, their reads are not.',
            ),
          ),
          startedAt: instant('Start of the instance.'),
        }),
      ),
      { description: 'Live instances, whose counters are added up.' },
    ),
    complete: Type.Boolean({
      description: 'False if the counters are of this instance only, because the others are unreachable.',
    }),
    databaseQueriesAvoided: count('Reads minus loads since start. A load needs at least one database query.', 97620),
    ...periods,
    entries: Type.Array(
      named(
        'EntryFigures',
        Type.Object({
          entry: named(
            'CountedKind',
            withExample(oneOf(countedKinds, 'Kind of entry; `seats`: seat maps.'), 'flight-search'),
          ),
          ...periods,
        }),
      ),
      {
        description: 'By kind of entry.',
      },
    ),
    targets: Type.Array(
      named(
        'HitRatioTarget',
        Type.Object({
          name: oneOf(['search', 'history', 'seats', 'analytics'], 'Name of the target.'),
          hitRatio: Type.Number({ description: 'Target hit ratio.', examples: [0.95] }),
          kinds: Type.Array(Type.String({ examples: ['flight-search'] }), {
            description: 'Kinds of entry that it covers.',
          }),
          lastMinute: ratio('Hit ratio of the last minute. Null without reads.'),
          sinceStart: ratio('Hit ratio since start.'),
          met: Type.Unsafe<boolean | null>({
            type: ['boolean', 'null'],
            description: 'Whether the last minute meets the target. Null without reads.',
          }),
        }),
      ),
    ),
  }),
)

export const serverName = named('ServerRole', oneOf(['cache', 'state'], 'Which Valkey.'))
export const bytes = (description: string, example: number) =>
  Type.Integer({ description: `${description} Bytes.`, examples: [example] })

const servers = named(
  'ServerStats',
  Type.Object({
    data: Type.Array(
      named(
        'ServerFigures',
        Type.Object({
          name: serverName,
          status: named('ServerStatus', oneOf(['up', 'down'], 'Whether it replies.')),
          primaries: Type.Array(
            named(
              'PrimaryFigures',
              Type.Object({
                version: nullable(Type.String({ examples: ['valkey 8.0.1'] })),
                uptimeSeconds: nullable(Type.Integer({ examples: [86_400] })),
                usedMemory: bytes('Memory in use.', 48211968),
                peakMemory: nullable(bytes('Peak of the memory in use.', 52428800)),
                maxmemory: bytes('Memory limit. 0: no limit.', 268435456),
                policy: nullable(Type.String({ description: 'Eviction policy.', examples: ['allkeys-lfu'] })),
                fragmentation: nullable(
                  Type.Number({ description: 'Allocated memory divided by memory in use.', examples: [1.08] }),
                ),
                hitRatio: ratio('Hit ratio of all look-ups on the server since its start, including other clients.'),
                keyspaceHits: count('Look-ups that found a key. Counters start with the server.', 812340),
                keyspaceMisses: count('Look-ups that found no key.', 20110),
                evictedKeys: count('Keys evicted because memory was full.', 0),
                expiredKeys: count('Expired keys.', 5120),
                opsPerSecond: count('Current commands per second.', 2100),
                connectedClients: count('Connections.', 14),
                blockedClients: count('Connections in a blocking command.', 1),
                keys: count('Number of keys.', 18230),
              }),
            ),
            { description: 'Servers that hold keys: several on a cluster, none while it is unavailable.' },
          ),
        }),
      ),
    ),
  }),
)

const writeBehindStats = named(
  'WriteBehindStats',
  Type.Object({
    pendingBookings: Type.Integer({
      description: 'Bookings minus cancellations that are not in `flight_stats` yet.',
      examples: [12],
    }),
    pendingFlights: Type.Integer({ description: 'Flights of these bookings.', examples: [9] }),
    batches: Type.Integer({
      description: 'Batches that a worker has taken but not yet written and deleted.',
      examples: [0],
    }),
    openReservations: Type.Integer({ description: 'Reservations with an open outcome.', examples: [1] }),
    lastFlushAt: nullable(instant('Time of the last written batch.')),
    lagMs: Type.Integer({
      description: 'Age of the oldest booking that is not in `flight_stats` yet, else 0. Milliseconds.',
      examples: [840],
    }),
  }),
)

const operation = { tags: ['operations'], querystring: strict({}) }

const json = <T extends TSchema>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

export const getStats = {
  ...operation,
  operationId: 'getStats',
  summary: 'Cache figures by kind of entry',
  description: 'Sums of all live instances, since start and for the last minute.',
  response: { 200: json(stats, 'The figures.'), ...problems(400) },
}

export const streamStats = {
  ...operation,
  operationId: 'streamStats',
  summary: 'Cache figures once a second',
  description: 'Server-Sent Events `stats` with the body of `GET /v1/stats`. A slow client skips events.',
  response: {
    200: {
      description: 'The events.',
      content: {
        'text/event-stream': {
          schema: Type.String({ examples: ['event: stats\ndata: {"at":"2025-12-15T08:00:00Z"}\n\n'] }),
        },
      },
    },
    ...problems(400, 503),
  },
}

export const getServerStats = {
  ...operation,
  operationId: 'getServerStats',
  summary: 'Figures of the Valkey servers',
  description: 'Each server is queried at most once a second.',
  response: { 200: json(servers, 'The servers.'), ...problems(400) },
}

export const getWriteBehindStats = {
  ...operation,
  operationId: 'writeBehindStats',
  summary: 'Lag of the counters in the database',
  response: { 200: json(writeBehindStats, 'The figures.'), ...problems(400, 503) },
}
