import { Type } from 'typebox'
import { countedKinds } from '../../services/operations/stats/stats.ts'
import { cursor, instant, limit, nullable, oneOf, pageOf, strict } from '../schemas/common.ts'

const count = (description: string) => Type.Integer({ description })
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

export const stats = Type.Object({
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

const serverName = oneOf(['cache', 'state'], 'Which Valkey.')
const bytes = (description: string) => Type.Integer({ description: `${description} Bytes.` })

export const servers = Type.Object({
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

export const keyQuery = strict({
  server: { ...serverName, default: 'cache' },
  prefix: Type.String({
    pattern: '^[!-~]*$',
    maxLength: 200,
    default: '',
    examples: ['flight:search:'],
    description: 'How the keys begin, without the namespace; taken literally.',
  }),
  limit: limit(20),
  cursor,
})

export const keys = pageOf(
  Type.Object({
    key: Type.String({ description: 'Without the namespace.', examples: ['flight:search:JFK:LAX:2025-12-15'] }),
    type: Type.String({ examples: ['string'] }),
    ttlMs: nullable(Type.Integer({ description: 'Until it expires, milliseconds; null: it does not.' })),
    bytes: nullable(bytes('What it takes, as the server reckons from a few elements; null: it does not tell.')),
    entry: nullable(Type.String({ description: 'The kind of entry; null when it is none.' })),
    header: Type.Unsafe<Record<string, unknown> | null>({
      type: ['object', 'null'],
      additionalProperties: true,
      description:
        'The first line of an entry: validator, whether it was found, when it was stored, until when it is fresh.',
    }),
  }),
)

export const memory = Type.Object({
  data: Type.Array(
    Type.Object({
      name: serverName,
      keys: count('Keys of the server.'),
      walked: count('Keys of the service that were looked at.'),
      complete: Type.Boolean({ description: 'Whether all were; else the estimates are of the part that was.' }),
      kinds: Type.Array(
        Type.Object({
          kind: Type.String({
            description: 'Kind of entry, or the first word of other keys.',
            examples: ['flight-search'],
          }),
          keys: count('Keys that were seen.'),
          weighed: count('Those of them that were weighed.'),
          averageBytes: bytes('What one takes.'),
          estimatedBytes: bytes('What all take.'),
        }),
        { description: 'What takes most comes first.' },
      ),
    }),
  ),
})

export const slowLog = Type.Object({
  data: Type.Array(
    Type.Object({
      name: serverName,
      commands: Type.Array(
        Type.Object({
          at: instant('When it was done.'),
          ms: Type.Number({ description: 'How long the server was busy with it. Milliseconds.', examples: [12.4] }),
          command: Type.String({ examples: ['SCAN'] }),
          keys: Type.Array(Type.String()),
          argumentBytes: Type.Integer({ description: 'Size of its other arguments. What they say is not shown.' }),
        }),
        { description: 'The latest first.' },
      ),
    }),
  ),
})

export const alerts = Type.Object({
  data: Type.Array(
    Type.Object({
      code: oneOf(
        ['server-away', 'memory-high', 'evictions', 'hit-ratio-low', 'write-behind-lag', 'breaker-open'],
        'What it is.',
      ),
      subject: Type.String({ description: 'What it is about.', examples: ['cache'] }),
      severity: oneOf(['warning', 'critical'], 'Whether somebody is to look at it now.'),
      message: Type.String({ examples: ['The cache Valkey uses 91 % of its memory.'] }),
      value: Type.Number({ examples: [0.91] }),
      limit: Type.Number({ examples: [0.8] }),
      since: instant('When this instance first told of it.'),
    }),
  ),
})
