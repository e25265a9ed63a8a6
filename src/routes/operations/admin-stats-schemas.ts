import { type TSchema, Type } from 'typebox'
import { cursor, instant, limit, named, nullable, oneOf, pageOf, strict, withExample } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'
import { bytes, count, serverName } from './stats-schemas.ts'

const keyQuery = strict({
  server: { ...serverName, default: 'cache' },
  prefix: Type.String({
    pattern: '^[!-~]*$',
    maxLength: 200,
    default: '',
    examples: ['flight:search:'],
    description: 'Literal prefix of the keys, without the namespace.',
  }),
  limit: limit(20),
  cursor,
})

const keys = pageOf(
  'KeyPage',
  named(
    'KeyOnServer',
    Type.Object({
      key: Type.String({ description: 'Key without the namespace.', examples: ['flight:search:JFK:LAX:2025-12-15'] }),
      type: Type.String({ examples: ['string'] }),
      ttlMs: nullable(Type.Integer({ description: 'TTL in milliseconds. Null: no expiry.', examples: [287_000] })),
      bytes: nullable(bytes('Size, as the server estimates it from a few elements. Null if unknown.', 1240)),
      entry: nullable(Type.String({ description: 'Kind of entry. Null for other keys.', examples: ['flight-search'] })),
      header: Type.Unsafe<Record<string, unknown> | null>({
        type: ['object', 'null'],
        additionalProperties: true,
        description: 'First line of an entry: validator, whether it was found, time of storage, end of freshness.',
        examples: [
          {
            etag: 'mY0yBQyCk6jTQ3sWn2kJzw',
            found: 1,
            gzip: 0,
            stored: 1_765_785_600_000,
            fresh: 1_765_785_900_000,
            until: 1_765_789_500_000,
            cost: 12,
            gen: 7_301_984_415,
          },
        ],
      }),
    }),
  ),
)

const memory = named(
  'MemoryByKind',
  Type.Object({
    data: Type.Array(
      named(
        'MemoryOfServer',
        Type.Object({
          name: serverName,
          keys: count('Keys of the server.', 18230),
          walked: count('Keys of the service that were scanned.', 18230),
          complete: Type.Boolean({
            description: 'Whether all keys were scanned. Otherwise the estimates cover the scanned part.',
          }),
          kinds: Type.Array(
            named(
              'MemoryOfKind',
              Type.Object({
                kind: Type.String({
                  description: 'Kind of entry, or the first word of other keys.',
                  examples: ['flight-search'],
                }),
                keys: count('Scanned keys.', 18230),
                weighed: count('Keys with a measured size.', 50),
                averageBytes: bytes('Mean size of a key.', 1240),
                estimatedBytes: bytes('Estimated size of all keys.', 22605200),
              }),
            ),
            { description: 'Largest first.' },
          ),
        }),
      ),
    ),
  }),
)

const slowLog = named(
  'SlowLog',
  Type.Object({
    data: Type.Array(
      named(
        'SlowLogOfServer',
        Type.Object({
          name: serverName,
          commands: Type.Array(
            named(
              'SlowCommand',
              Type.Object({
                at: instant('Time of the command.'),
                ms: Type.Number({ description: 'Duration on the server. Milliseconds.', examples: [12.4] }),
                command: Type.String({ examples: ['SCAN'] }),
                keys: Type.Array(Type.String({ examples: ['flight:search:JFK:LAX:2025-12-15'] })),
                argumentBytes: Type.Integer({
                  description: 'Total size of the hidden arguments in bytes.',
                  examples: [48],
                }),
              }),
            ),
            { description: 'Newest first.' },
          ),
        }),
      ),
    ),
  }),
)

const alerts = named(
  'Alerts',
  Type.Object({
    data: Type.Array(
      named(
        'Alert',
        Type.Object({
          code: named(
            'AlertCode',
            withExample(
              oneOf(
                [
                  'server-unavailable',
                  'server-full',
                  'commands-refused',
                  'state-lost',
                  'memory-high',
                  'evictions',
                  'hit-ratio-low',
                  'write-behind-lag',
                  'breaker-open',
                ],
                'Kind of alert.',
              ),
              'memory-high',
            ),
          ),
          subject: Type.String({ description: 'Subject of the alert.', examples: ['cache'] }),
          severity: named('AlertSeverity', oneOf(['warning', 'critical'], 'Severity. `critical` needs attention now.')),
          message: Type.String({ examples: ['The cache Valkey uses 91 % of its memory.'] }),
          value: Type.Number({ examples: [0.91] }),
          limit: Type.Number({ examples: [0.8] }),
          since: instant('Time of the first report by this instance.'),
        }),
      ),
    ),
  }),
)

const operation = { tags: ['operations'], querystring: strict({}) }

const json = <T extends TSchema>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

const answers = <T extends TSchema>(schema: T, description: string) => ({
  200: json(schema, description),
  ...problems(400, 401, 503),
})

export const listKeys = {
  ...operation,
  operationId: 'listKeys',
  summary: 'Keys of a Valkey with a prefix',
  description:
    'Uses SCAN, so the order is undefined. A page may have fewer keys than `limit`, even none, or a few more. A key may appear twice.',
  querystring: keyQuery,
  response: answers(keys, 'The keys without their values.'),
}

export const sampleMemory = {
  ...operation,
  operationId: 'sampleMemory',
  summary: 'Memory by kind of key',
  description:
    'Estimates from a sample: scans 50,000 keys of a server and measures 50 of each kind, in at most two seconds.',
  response: answers(memory, 'The estimates, by server.'),
}

export const readSlowLog = {
  ...operation,
  operationId: 'readSlowLog',
  summary: 'Slow commands of the Valkeys',
  querystring: strict({ limit: limit(20) }),
  response: answers(slowLog, 'Commands and keys by server, without values.'),
}

export const listAlerts = {
  ...operation,
  operationId: 'listAlerts',
  summary: 'Current alerts',
  response: { 200: json(alerts, 'The alerts. Empty if all is well.'), ...problems(400, 401) },
}
