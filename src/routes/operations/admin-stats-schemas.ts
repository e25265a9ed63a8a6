import { type TSchema, Type } from 'typebox'
import { cursor, instant, limit, nullable, oneOf, pageOf, strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'
import { bytes, count, serverName } from './stats-schemas.ts'

const keyQuery = strict({
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

const keys = pageOf(
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

const memory = Type.Object({
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

const slowLog = Type.Object({
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

const alerts = Type.Object({
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

const operation = { tags: ['operations'], querystring: strict({}) }

const answers = <T extends TSchema>(schema: T, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  ...problems(400, 401, 403, 503),
})

export const listKeys = {
  ...operation,
  operationId: 'listKeys',
  summary: 'The keys on a Valkey that begin with a prefix',
  description:
    'In no particular order, by SCAN: a page may have fewer keys than were asked for, none even, or a few more; a key may come twice.',
  querystring: keyQuery,
  response: answers(keys, 'The keys, without what they hold.'),
}

export const sampleMemory = {
  ...operation,
  operationId: 'sampleMemory',
  summary: 'What each kind of key takes',
  description:
    'From a sample: 50,000 keys of a server are looked at, and 50 of each kind weighed, in two seconds at most.',
  response: answers(memory, 'The estimates, by server.'),
}

export const readSlowLog = {
  ...operation,
  operationId: 'readSlowLog',
  summary: 'What took the Valkeys long',
  querystring: strict({ limit: limit(20) }),
  response: answers(slowLog, 'Commands and keys, by server, without values.'),
}

export const listAlerts = {
  ...operation,
  operationId: 'listAlerts',
  summary: 'What is wrong now, and since when',
  response: answers(alerts, 'The alerts; none is well.'),
}
