import { Type } from 'typebox'
import { nullable, strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

const at = Type.Number({ description: 'When it began: milliseconds after the request did.', examples: [0.412] })

const took = (description: string) => Type.Number({ description: `${description} Milliseconds.`, examples: [0.318] })

const command = Type.Object(
  {
    at,
    ms: nullable(took('How long it took; null: there was no answer yet.')),
    server: Type.String({ description: '`cache` or `state`.', examples: ['cache'] }),
    command: Type.String({ description: 'The command, or the name of the script.', examples: ['take-lease'] }),
    keys: Type.Array(Type.String({ examples: ['flight:search:JFK:LAX:2025-12-15'] })),
    of: Type.Optional(
      Type.Integer({
        description: 'How many keys were asked for at once, when some were asked for by other requests.',
      }),
    ),
  },
  { title: 'Command', description: 'What was asked of a Valkey.' },
)

const query = Type.Object(
  {
    at,
    ms: took('How long it took, the wait for a connection included.'),
    query: Type.String({ description: 'What the query is called.', examples: ['flights on route'] }),
    statements: Type.Array(
      Type.Object({
        sql: Type.String({ description: 'Without the values of its parameters.' }),
        ms: took('How long it took.'),
        rows: Type.Integer({ description: 'How many rows it answered, or changed.' }),
      }),
    ),
  },
  { title: 'Query', description: 'What was asked of the database.' },
)

const decision = Type.Object(
  {
    at,
    key: Type.String({ description: 'Of the entry.', examples: ['flight:search:JFK:LAX:2025-12-15'] }),
    decision: Type.String({ description: 'What was decided, or came about.', examples: ['hit'] }),
  },
  { title: 'Decision', description: 'What the cache made of it.' },
)

const trace = Type.Object({
  requestId: Type.String({ examples: ['my-request-1'] }),
  method: Type.String({ examples: ['GET'] }),
  route: Type.String({ examples: ['/v1/flights/search'] }),
  status: Type.Integer({ examples: [200] }),
  ms: took('How long it took until the answer was ready.'),
  cacheMs: took('What was spent waiting for Valkeys; waits at the same time count each.'),
  databaseMs: took('What was spent waiting for the database, likewise.'),
  queries: Type.Integer({ description: 'Queries to the database.' }),
  steps: Type.Array(Type.Union([command, query, decision]), { description: 'In the order in which they began.' }),
  stepsLeftOut: Type.Integer({ description: 'Steps for which there was no room.' }),
})

export const getTrace = {
  operationId: 'getTrace',
  summary: 'What a request did',
  description:
    'Of a request that was sent with `X-Trace: 1`, for ten minutes; `X-Request-Id` of its answer is the id. Only in a workshop (`WORKSHOP=true`).',
  tags: ['operations'],
  params: strict({
    requestId: Type.String({ pattern: '^[A-Za-z0-9._-]{1,128}$', examples: ['my-request-1'] }),
  }),
  querystring: strict({}),
  response: {
    200: { description: 'The trace.', content: { 'application/json': { schema: trace } } },
    ...problems(400, 404, 503),
  },
}
