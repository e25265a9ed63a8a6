import { type TSchema, Type } from 'typebox'
import { meaningOf, policies, policyNames } from '../../cache/eviction-policies.ts'
import { entryKinds } from '../../services/operations/cache-admin.ts'
import { airportCode, named, nullable, oneOf, strict, uuid, withExample } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

const flush = named(
  'CacheFlush',
  strict({
    entry: Type.Optional(
      named('EntryKind', oneOf(entryKinds, 'Kind of entry, by its name in the catalogue. Default: all kinds.')),
    ),
  }),
)

const dropped = Type.Integer({
  description: 'Number of deleted keys and of keys with a load in progress.',
  examples: [12],
})

const flushed = named(
  'CacheFlushed',
  Type.Object({
    dropped,
    entries: Type.Array(
      named('FlushedKind', Type.Object({ entry: Type.String({ examples: ['flight-search'] }), dropped })),
      {
        description: 'Result for each requested kind.',
      },
    ),
  }),
)

/** No entry has braces in its key, because they would determine its cluster slot. */
const key = Type.String({
  maxLength: 4_096,
  pattern: '^[!-z|~]+$',
  description: 'Key of an entry, without the namespace.',
  examples: ['flight:search:JFK:LAX:2025-12-15'],
})

const tag = Type.String({ maxLength: 200, pattern: '^[!-~]+$', examples: ['route:JFK:LAX:2025-12-15'] })

const invalidate = named(
  'CacheInvalidation',
  Type.Object(
    {
      keys: Type.Optional(Type.Array(key, { minItems: 1, maxItems: 1_000 })),
      tags: Type.Optional(Type.Array(tag, { minItems: 1, maxItems: 100 })),
    },
    { additionalProperties: false, minProperties: 1 },
  ),
)

const invalidated = named(
  'CacheInvalidated',
  Type.Object({
    dropped: Type.Integer({
      description: 'Number of invalidated keys: the named ones and those with the tags, whether or not they existed.',
      examples: [3],
    }),
  }),
)

const route = named('RouteToWarm', strict({ from: airportCode('JFK'), to: airportCode('LAX') }))

const warm = named(
  'CacheWarming',
  strict({
    routes: Type.Optional(
      Type.Array(route, {
        minItems: 1,
        maxItems: 100,
        description: 'Default: the twenty most searched routes. Without searches, the twenty with the most flights.',
      }),
    ),
    days: Type.Integer({
      minimum: 1,
      maximum: 30,
      default: 7,
      description: 'Number of days from today, local time of each departure airport.',
    }),
    users: Type.Integer({
      minimum: 0,
      maximum: 1_000,
      default: 0,
      description: 'Number of frequent passengers whose flights and profile are loaded, too.',
    }),
  }),
)

const jobId = uuid('Id of the job.')

const ordered = named('WarmingQueued', Type.Object({ jobId }))

const progress = {
  done: Type.Integer({ description: 'Entries read.', examples: [140] }),
  total: Type.Integer({ description: 'Entries to read. 0 before the start.', examples: [140] }),
  loaded: Type.Integer({ description: 'Entries that were loaded because they were not cached.', examples: [96] }),
}

const warmJob = named(
  'WarmingJob',
  Type.Object({
    jobId,
    state: named(
      'WarmingState',
      withExample(
        oneOf(
          ['waiting', 'delayed', 'active', 'completed', 'failed'],
          '`delayed`: failed and will be retried. `failed`: will not be retried.',
        ),
        'completed',
      ),
    ),
    progress: named('WarmingProgress', Type.Object(progress)),
    result: nullable(
      named(
        'WarmingResult',
        Type.Object(
          {
            routes: Type.Integer({ description: 'Number of warmed routes.', examples: [20] }),
            days: Type.Integer({ examples: [7] }),
            users: Type.Integer({ description: 'Number of passengers.', examples: [0] }),
            ...progress,
          },
          { description: 'Null until completed.' },
        ),
      ),
    ),
  }),
)

const policy = named(
  'EvictionPolicy',
  oneOf(
    policyNames,
    ['Eviction policy.', ...policyNames.map((name) => `\`${name}\`: ${policies[name].evicts}`)].join(' '),
  ),
)

const maxmemory = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, examples: [268_435_456] })

const evictionChange = named(
  'EvictionChange',
  Type.Object(
    {
      policy: Type.Optional(policy),
      maxmemory: Type.Optional({
        ...maxmemory,
        description:
          'Limit of each primary in bytes. 0: no limit. A limit below the memory in use evicts keys or refuses writes; see `meaning`.',
      }),
    },
    { additionalProperties: false, minProperties: 1 },
  ),
)

const figures = {
  policy: nullable(Type.String({ description: 'Null if unknown.', examples: ['allkeys-lfu'] })),
  maxmemory: { ...maxmemory, description: 'Bytes. 0: no limit.' },
  usedMemory: Type.Integer({ description: 'Bytes.', examples: [48_211_968] }),
  evictedKeys: Type.Integer({ description: 'Since the start of the server.', examples: [0] }),
}

const eviction = named(
  'ServerEviction',
  Type.Object({
    shared: Type.Boolean({ description: 'One server has both roles, cache and state.', examples: [false] }),
    ...figures,
    maxmemory: { ...maxmemory, description: 'Sum of all primaries in bytes. 0 if one of them has no limit.' },
    primaries: Type.Array(named('PrimaryEviction', Type.Object(figures)), {
      description: 'Servers that hold keys: several on a cluster.',
    }),
    meaning: Type.String({
      description: 'Consequence for the keys of the server.',
      examples: [policies['allkeys-lfu'].forCache],
    }),
    warnings: Type.Array(Type.String(), { description: 'Problems of the configuration.', examples: [[]] }),
  }),
)

const ofState = { policy: 'noeviction', maxmemory: 268_435_456, usedMemory: 9_437_184, evictedKeys: 0 }

const evictions = named(
  'Eviction',
  Type.Object({
    cache: eviction,
    state: withExample(eviction, {
      shared: false,
      ...ofState,
      primaries: [ofState],
      meaning: meaningOf('state', ofState.policy),
      warnings: [],
    }),
  }),
)

const operation = { tags: ['operations'], querystring: strict({}) }

const answers = <T extends TSchema>(schema: T, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  ...problems(400, 401, 503),
})

export const flushCache = {
  ...operation,
  operationId: 'flushCache',
  summary: 'Flush every entry, or those of one kind',
  description: 'Results of loads in progress are not stored. Other keys are untouched. Scans all keys.',
  body: flush,
  response: answers(flushed, 'Dropped keys by kind.'),
}

export const invalidateCache = {
  ...operation,
  operationId: 'invalidateCache',
  summary: 'Invalidate entries by key or by tag',
  body: invalidate,
  response: answers(invalidated, 'Number of dropped keys.'),
}

export const warmCache = {
  ...operation,
  operationId: 'warmCache',
  summary: 'Warm the cache',
  description:
    'Queues a job. A worker runs one warming at a time and skips fresh entries. Frequent passengers have the most of the 100,000 newest bookings.',
  body: warm,
  response: {
    202: {
      description: 'The job is queued.',
      headers: { Location: { type: 'string', description: 'Address of the progress.' } },
      content: { 'application/json': { schema: ordered } },
    },
    ...problems(400, 401, 503),
  },
}

export const getWarming = {
  ...operation,
  operationId: 'getWarming',
  summary: 'Progress of a warming',
  description: 'The log of the worker has the reason of a failure.',
  params: strict({ jobId: jobId }),
  response: { ...answers(warmJob, 'The warming.'), ...problems(404) },
}

export const getEviction = {
  ...operation,
  operationId: 'getEviction',
  summary: 'Eviction policies',
  response: { ...answers(evictions, 'The policy of each server and its consequence.'), ...problems(403) },
}

export const setEviction = {
  ...operation,
  operationId: 'setEviction',
  summary: 'Change the eviction policy of the cache server',
  description:
    'Changes every primary until its restart. The state server is never changed. A server with both roles must not evict. `forbidden` also if the server rejects `CONFIG`, as managed servers do.',
  body: evictionChange,
  response: { ...answers(evictions, 'The changed policies.'), ...problems(403) },
}
