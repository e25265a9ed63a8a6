import { type TSchema, Type } from 'typebox'
import { countedKinds } from '../../services/operations/stats/stats.ts'
import { instant, nullable, oneOf, strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

export const count = (description: string) => Type.Integer({ description })
const ratio = (description: string) => nullable(Type.Number({ description, examples: [0.9731] }))
const ms = (description: string) =>
  nullable(Type.Number({ description: `${description} Milliseconds.`, examples: [0.318] }))

const figures = {
  hits: count('Reads that the cache answered, whichever way: fresh or stale, from Valkey or by a copy in the process.'),
  localHits: count('Those of the hits that a copy in the process answered.'),
  staleHits: count('Those of the hits that were stale: while loaded anew, or because loading failed or was slow.'),
  misses: count('Reads that had to wait for a load, or were not answered.'),
  hitRatio: ratio('Of hits and misses; null when there are none.'),
  collapsed: count('Those of the misses that joined the load of another reader.'),
  bypassed: count('Those of the misses that went past the cache: it was unavailable, or not to be used.'),
  failed: count('Those of the misses that were not answered: the load failed, was one too many, or was forbidden.'),
  requested: count('Reads that wanted it loaded anew; neither hits nor misses.'),
  absent: count('Reads whose answer was that there is no such thing.'),
  loads: count('Loads for these reads, in the background, for warming and after changes.'),
  loadErrors: count('Those of them that failed.'),
  avgHitMs: ms('How long a hit took on average; null when none was timed.'),
  p99HitMs: ms('What 99 of 100 hits did not exceed, to a tenth.'),
  avgLoadMs: ms('How long a load took on average.'),
  p99LoadMs: ms('What 99 of 100 loads did not exceed, to a tenth.'),
  databaseQueriesAvoided: count('Reads less loads: without the cache, each read would have been one.'),
}

const periods = {
  sinceStart: Type.Object(figures, { description: 'Since each of the instances was started.' }),
  lastMinute: Type.Object(figures, { description: 'Of the last minute.' }),
}

const stats = Type.Object({
  at: instant('When.'),
  instances: Type.Array(
    Type.Object({
      id: Type.String(),
      role: oneOf(
        ['all', 'api', 'worker'],
        'What it does. Reads of workers warm, and are not counted; their loads are.',
      ),
      startedAt: instant('When it was started.'),
    }),
    { description: 'Those that live, and are added up here.' },
  ),
  complete: Type.Boolean({
    description: 'False while the others cannot be heard of: all figures are this instance’s.',
  }),
  databaseQueriesAvoided: count('Since start: reads less loads. A load asks the database at least once.'),
  ...periods,
  entries: Type.Array(Type.Object({ entry: oneOf(countedKinds, 'Kind of entry; `seats`: seat maps.'), ...periods }), {
    description: 'By kind of entry.',
  }),
  targets: Type.Array(
    Type.Object({
      name: oneOf(['search', 'history', 'seats', 'analytics'], 'What it is about.'),
      hitRatio: Type.Number({ description: 'What is to be reached.', examples: [0.95] }),
      kinds: Type.Array(Type.String(), { description: 'The kinds that it is about.' }),
      lastMinute: ratio('What was reached in the last minute; null when nothing was read.'),
      sinceStart: ratio('What was reached since start.'),
      met: Type.Unsafe<boolean | null>({
        type: ['boolean', 'null'],
        description: 'Whether the last minute reaches it; null when nothing was read.',
      }),
    }),
  ),
})

export const serverName = oneOf(['cache', 'state'], 'Which Valkey.')
export const bytes = (description: string) => Type.Integer({ description: `${description} Bytes.` })

const servers = Type.Object({
  data: Type.Array(
    Type.Object({
      name: serverName,
      status: oneOf(['up', 'away'], 'Whether it answers.'),
      primaries: Type.Array(
        Type.Object({
          version: nullable(Type.String({ examples: ['valkey 8.0.1'] })),
          uptimeSeconds: nullable(Type.Integer()),
          usedMemory: bytes('What it uses.'),
          peakMemory: nullable(bytes('The most that it has used.')),
          maxmemory: bytes('What it may use; 0 is no limit.'),
          policy: nullable(Type.String({ description: 'What is evicted.', examples: ['allkeys-lfu'] })),
          fragmentation: nullable(Type.Number({ description: 'What the allocator holds, to what is used.' })),
          hitRatio: ratio('Of all its look-ups, by whomever, since its start.'),
          keyspaceHits: count('Since its start, like all counters here.'),
          keyspaceMisses: count('Look-ups that found nothing.'),
          evictedKeys: count('Keys that went because memory was full.'),
          expiredKeys: count('Keys whose time was over.'),
          opsPerSecond: count('Commands a second, now.'),
          connectedClients: count('Connections.'),
          blockedClients: count('Connections that wait for something.'),
          keys: count('Keys that there are.'),
        }),
        { description: 'Each server that holds keys: on a cluster several; none while it is unavailable.' },
      ),
    }),
  ),
})

const writeBehindStats = Type.Object({
  pendingBookings: Type.Integer({
    description: 'Bookings, less cancellations, that `flight_stats` does not show yet.',
  }),
  pendingFlights: Type.Integer({ description: 'Flights that they are of.' }),
  batches: Type.Integer({ description: 'Batches taken, and not written or not deleted yet.' }),
  openReservations: Type.Integer({ description: 'Reservations whose outcome is open.' }),
  lastFlushAt: nullable(instant('When the last batch was written.')),
  lagMs: Type.Integer({ description: 'Age of the oldest booking that `flight_stats` does not show, else 0.' }),
})

const operation = { tags: ['operations'], querystring: strict({}) }

const json = <T extends TSchema>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

export const getStats = {
  ...operation,
  operationId: 'getStats',
  summary: 'What the cache did, by kind of entry',
  description: 'Over all instances that live, since they were started and in the last minute.',
  response: { 200: json(stats, 'The figures.'), ...problems(400) },
}

export const streamStats = {
  ...operation,
  operationId: 'streamStats',
  summary: 'The same, once a second',
  description:
    'Server-Sent Events: `stats`, whose data is what `GET /v1/stats` answers. A client that reads slowly misses some.',
  response: {
    200: { description: 'The events.', content: { 'text/event-stream': { schema: Type.String() } } },
    ...problems(400, 503),
  },
}

export const getServerStats = {
  ...operation,
  operationId: 'getServerStats',
  summary: 'What the Valkeys say of themselves',
  description: 'Each is asked once a second at most.',
  response: { 200: json(servers, 'The servers.'), ...problems(400) },
}

export const getWriteBehindStats = {
  ...operation,
  operationId: 'writeBehindStats',
  summary: 'How far the counters in the database are behind',
  response: { 200: json(writeBehindStats, 'The figures.'), ...problems(400, 503) },
}
