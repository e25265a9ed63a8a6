import { Type } from 'typebox'
import { named, nullable, strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

const at = Type.Number({ description: 'Start, relative to the start of the request. Milliseconds.', examples: [0.412] })

const took = (description: string, example = 0.318) =>
  Type.Number({ description: `${description} Milliseconds.`, examples: [example] })

const command = Type.Object(
  {
    at,
    ms: nullable(took('Duration. Null: no reply yet.')),
    server: Type.String({ description: '`cache` or `state`.', examples: ['cache'] }),
    command: Type.String({ description: 'The command, or the name of the script.', examples: ['take-lease'] }),
    keys: Type.Array(Type.String({ examples: ['flight:search:JFK:LAX:2025-12-15'] })),
    of: Type.Optional(
      Type.Integer({
        description: 'Number of keys of the command, if it also served other requests.',
        examples: [2],
      }),
    ),
  },
  { title: 'TraceCommand', description: 'A command to a Valkey.' },
)

const query = Type.Object(
  {
    at,
    ms: took('Duration, including the wait for a connection.'),
    query: Type.String({ description: 'Name of the query.', examples: ['flights on route'] }),
    statements: Type.Array(
      named(
        'TraceStatement',
        Type.Object({
          sql: Type.String({ description: 'Without the values of its parameters.', examples: ['select 1'] }),
          ms: took('Duration.'),
          rows: Type.Integer({ description: 'Number of rows returned or changed.', examples: [8] }),
        }),
      ),
    ),
  },
  { title: 'TraceQuery', description: 'A query to the database.' },
)

const decision = Type.Object(
  {
    at,
    key: Type.String({ description: 'Key of the entry.', examples: ['flight:search:JFK:LAX:2025-12-15'] }),
    decision: Type.String({ description: 'Decision or event.', examples: ['hit'] }),
  },
  { title: 'TraceDecision', description: 'A decision of the cache.' },
)

const traceId = Type.String({
  pattern: '^[0-9a-f]{32}$',
  description: '`X-Trace-Id` of the response.',
  examples: ['0af7651916cd43dd8448eb211c80319c'],
})

const trace = named(
  'Trace',
  Type.Object({
    traceId,
    requestId: Type.String({ examples: ['my-request-1'] }),
    method: Type.String({ examples: ['GET'] }),
    route: Type.String({ examples: ['/v1/flights/search'] }),
    status: Type.Integer({ examples: [200] }),
    ms: took('Duration until the response was ready.', 5.204),
    cacheMs: took('Sum of the waits for Valkeys. Parallel waits count each.', 0.637),
    databaseMs: took('Sum of the waits for the database. Parallel waits count each.', 3.92),
    queries: Type.Integer({ description: 'Number of database queries.', examples: [1] }),
    steps: Type.Array(Type.Union([command, query, decision]), { description: 'In the order in which they began.' }),
    stepsLeftOut: Type.Integer({ description: 'Number of steps above the limit.', examples: [0] }),
  }),
)

export const getTrace = {
  operationId: 'getTrace',
  summary: 'Trace of a request',
  description:
    'Traces of requests with `X-Trace: 1`, kept for ten minutes. The id is the `X-Trace-Id` of the response; a request id opens no trace. Needs `WORKSHOP=true`.',
  tags: ['operations'],
  params: strict({ traceId }),
  querystring: strict({}),
  response: {
    200: { description: 'The trace.', content: { 'application/json': { schema: trace } } },
    ...problems(400, 404, 503),
  },
}
