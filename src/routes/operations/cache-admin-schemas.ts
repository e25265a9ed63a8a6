import { type TSchema, Type } from 'typebox'
import { policies, policyNames } from '../../cache/policies.ts'
import { entryKinds } from '../../services/operations/cache-admin.ts'
import { airportCode, nullable, oneOf, strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

const flush = strict({
  entry: Type.Optional(oneOf(entryKinds, 'Kind of entry, by its name in the catalogue; without it, all of them.')),
})

const dropped = Type.Integer({
  description: 'Keys that are deleted now, and keys whose load was under way.',
  examples: [12],
})

const flushed = Type.Object({
  dropped,
  entries: Type.Array(Type.Object({ entry: Type.String({ examples: ['flight-search'] }), dropped }), {
    description: 'Each kind that was asked for.',
  }),
})

/** Braces would decide the slot of a key on a cluster: no entry has them. */
const key = Type.String({
  maxLength: 4_096,
  pattern: '^[!-z|~]+$',
  description: 'Of an entry, without the namespace.',
  examples: ['flight:search:JFK:LAX:2025-12-15'],
})

const tag = Type.String({ maxLength: 200, pattern: '^[!-~]+$', examples: ['route:JFK:LAX:2025-12-15'] })

const invalidate = Type.Object(
  {
    keys: Type.Optional(Type.Array(key, { minItems: 1, maxItems: 1_000 })),
    tags: Type.Optional(Type.Array(tag, { minItems: 1, maxItems: 100 })),
  },
  { additionalProperties: false, minProperties: 1 },
)

const invalidated = Type.Object({
  dropped: Type.Integer({
    description: 'Keys that are deleted: those named, and those with the tags; whether or not anything lay there.',
    examples: [3],
  }),
})

const route = strict({ from: airportCode('JFK'), to: airportCode('LAX') })

const warm = strict({
  routes: Type.Optional(
    Type.Array(route, {
      minItems: 1,
      maxItems: 100,
      description:
        'Without them, the twenty that are searched most; while nobody has searched, the twenty with the most flights.',
    }),
  ),
  days: Type.Integer({ minimum: 1, maximum: 30, default: 7, description: 'From today on, UTC.' }),
  users: Type.Integer({
    minimum: 0,
    maximum: 1_000,
    default: 0,
    description: 'Of how many frequent passengers flights and profile are loaded, too.',
  }),
})

const jobId = Type.String({ format: 'uuid' })

const ordered = Type.Object({ jobId })

const progress = {
  done: Type.Integer({ description: 'Entries that were read.' }),
  total: Type.Integer({ description: 'Entries that there are to read; 0 before it has begun.' }),
  loaded: Type.Integer({ description: 'Those read that were not in the cache.' }),
}

const warmJob = Type.Object({
  jobId,
  state: oneOf(
    ['waiting', 'delayed', 'active', 'completed', 'failed'],
    '`delayed`: it failed, and is tried again; `failed`: it is not.',
  ),
  progress: Type.Object(progress),
  result: nullable(
    Type.Object(
      {
        routes: Type.Integer({ description: 'How many routes were warmed.' }),
        days: Type.Integer(),
        users: Type.Integer({ description: 'How many passengers.' }),
        ...progress,
      },
      { description: 'Null until it is completed.' },
    ),
  ),
})

const policy = oneOf(
  policyNames,
  ['What is evicted.', ...policyNames.map((name) => `\`${name}\`: ${policies[name].evicts}`)].join(' '),
)

const maxmemory = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, examples: [268_435_456] })

const evictionChange = Type.Object(
  {
    policy: Type.Optional(policy),
    maxmemory: Type.Optional({
      ...maxmemory,
      description:
        'Of each primary, bytes; 0 is no limit. Less than is used is allowed: what is too much is evicted, or writes are refused, as `meaning` will say.',
    }),
  },
  { additionalProperties: false, minProperties: 1 },
)

const figures = {
  policy: nullable(Type.String({ description: 'Null when the server does not tell.', examples: ['allkeys-lfu'] })),
  maxmemory: { ...maxmemory, description: 'Bytes; 0 is no limit.' },
  usedMemory: Type.Integer({ description: 'Bytes.' }),
  evictedKeys: Type.Integer({ description: 'Since the server was started.' }),
}

const eviction = Type.Object({
  shared: Type.Boolean({ description: 'One server is cache and state at once.' }),
  ...figures,
  maxmemory: { ...maxmemory, description: 'Bytes, of all primaries together; 0 when one of them has no limit.' },
  primaries: Type.Array(Type.Object(figures), { description: 'Each server that holds keys: on a cluster several.' }),
  meaning: Type.String({ description: 'What that means for what the server holds.' }),
  warnings: Type.Array(Type.String(), { description: 'What is wrong with it.' }),
})

const evictions = Type.Object({ cache: eviction, state: eviction })

const operation = { tags: ['operations'], querystring: strict({}) }

const answers = <T extends TSchema>(schema: T, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  ...problems(400, 401, 403, 503),
})

export const flushCache = {
  ...operation,
  operationId: 'flushCache',
  summary: 'Flush every entry, or those of one kind',
  description:
    'What is being loaded meanwhile is not stored either. Nothing else on the servers is touched. Walks through all keys with SCAN.',
  body: flush,
  response: answers(flushed, 'What was dropped, by kind.'),
}

export const invalidateCache = {
  ...operation,
  operationId: 'invalidateCache',
  summary: 'Make entries stale by key or by tag',
  body: invalidate,
  response: answers(invalidated, 'How many were dropped.'),
}

export const warmCache = {
  ...operation,
  operationId: 'warmCache',
  summary: 'Load what will be asked for next',
  description:
    'Ordered of a worker, which warms one thing at a time. What is fresh is left as it is. Frequent passengers are those with the most of the 100,000 newest bookings.',
  body: warm,
  response: {
    202: {
      description: 'It is ordered.',
      headers: { Location: { type: 'string', description: 'Where to see how far it is.' } },
      content: { 'application/json': { schema: ordered } },
    },
    ...problems(400, 401, 403, 503),
  },
}

export const getWarming = {
  ...operation,
  operationId: 'getWarming',
  summary: 'How far a warming is',
  description: 'Why one failed stands in the log of the worker.',
  params: strict({ jobId: Type.String({ format: 'uuid', description: 'Of the order.' }) }),
  response: { ...answers(warmJob, 'The warming.'), ...problems(404) },
}

export const getEviction = {
  ...operation,
  operationId: 'getEviction',
  summary: 'What goes when memory is full',
  response: answers(evictions, 'The policy of each server, and what it means.'),
}

export const setEviction = {
  ...operation,
  operationId: 'setEviction',
  summary: 'Change what goes when the memory of the cache server is full',
  description:
    'On every primary, until it is started again. The state server is never changed, and one that is cache and state at once evicts nothing. `forbidden` also when the server does not let itself be configured, as managed ones.',
  body: evictionChange,
  response: answers(evictions, 'The policies as they are now.'),
}
