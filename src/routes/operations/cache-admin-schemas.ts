import { Type } from 'typebox'
import { policies, policyNames } from '../../cache/policies.ts'
import { entryKinds } from '../../services/operations/cache-admin.ts'
import { airportCode, nullable, oneOf, strict } from '../schemas/common.ts'

export const flush = strict({
  entry: Type.Optional(oneOf(entryKinds, 'Kind of entry, by its name in the catalogue; without it, all of them.')),
})

const dropped = Type.Integer({
  description: 'Keys that are deleted now, and keys whose load was under way.',
  examples: [12],
})

export const flushed = Type.Object({
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

export const invalidate = Type.Object(
  {
    keys: Type.Optional(Type.Array(key, { minItems: 1, maxItems: 1_000 })),
    tags: Type.Optional(Type.Array(tag, { minItems: 1, maxItems: 100 })),
  },
  { additionalProperties: false, minProperties: 1 },
)

export const invalidated = Type.Object({
  dropped: Type.Integer({
    description: 'Keys that are deleted: those named, and those with the tags; whether or not anything lay there.',
    examples: [3],
  }),
})

const route = strict({ from: airportCode('JFK'), to: airportCode('LAX') })

export const warm = strict({
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

export const ordered = Type.Object({ jobId })

const progress = {
  done: Type.Integer({ description: 'Entries that were read.' }),
  total: Type.Integer({ description: 'Entries that there are to read; 0 before it has begun.' }),
  loaded: Type.Integer({ description: 'Those read that were not in the cache.' }),
}

export const warmJob = Type.Object({
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

export const evictionChange = Type.Object(
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

export const evictions = Type.Object({ cache: eviction, state: eviction })
