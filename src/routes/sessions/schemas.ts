import { Type } from 'typebox'
import { airportCode, day, instant, nullable, passengerId, strict, words } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

const tags = ['sessions']

/** Names a session without opening it. */
const sessionId = Type.String({
  pattern: '^[0-9a-f]{64}$',
  description: 'Names the session and does not open it: a digest of its id.',
  examples: ['6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b'],
})

const credentials = {
  passportNo: Type.String({ pattern: '^[A-Za-z0-9]{1,9}$', description: 'Of the passport.', examples: ['P103014'] }),
  lastName: words('As in the passport; case does not matter.', { maxLength: 100, examples: ['Aldrin'] }),
}

const lives = {
  expiresAt: instant('When it ends if it is not used.'),
  absoluteExpiresAt: instant('When it ends at the latest.'),
}

const begun = Type.Object({
  passengerId: Type.Integer(),
  name: Type.String({ examples: ['Buzz Aldrin'] }),
  csrfToken: Type.String({
    description: 'To be sent as `x-csrf-token` with changes, by clients that do not say where they come from.',
  }),
  ...lives,
})

const used = {
  sessionId,
  device: nullable(Type.String({ description: 'What the client calls itself.', examples: ['My phone'] })),
  createdAt: instant('When somebody signed in.'),
  lastSeenAt: instant('When it was last used, to the minute.'),
}

const device = Type.Object({
  ...used,
  ...lives,
  current: Type.Boolean({ description: 'Whether it is this one.' }),
})

const preferences = Type.Record(
  Type.String({ pattern: '^[a-z][A-Za-z0-9_-]{0,39}$' }),
  Type.Unsafe<string | number | boolean>({ type: ['string', 'number', 'boolean'], maxLength: 200 }),
  { description: 'What the client wants to find again.', examples: [{ theme: 'dark', seat: 'window' }] },
)

const search = Type.Object({
  from: airportCode('JFK'),
  to: airportCode('LAX'),
  date: day('Day of departure, UTC.', 0),
})

const current = Type.Object({
  ...begun.properties,
  ...used,
  preferences,
  search: nullable(Type.Object(search.properties, { description: 'The last one that was to be remembered.' })),
  pageViews: Type.Integer({ description: 'Requests with this session, to the minute.' }),
  searches: Type.Integer({ description: 'Searches that were to be remembered, to the minute.' }),
})

const remembered = strict({
  preferences: Type.Optional(
    Type.Unsafe<Record<string, string | number | boolean | null>>({
      type: 'object',
      description: 'Those that are named; null takes one away.',
      maxProperties: 50,
      propertyNames: { pattern: '^[a-z][A-Za-z0-9_-]{0,39}$' },
      additionalProperties: { type: ['string', 'number', 'boolean', 'null'], maxLength: 200 },
      examples: [{ theme: 'dark' }],
    }),
  ),
  search: Type.Optional(
    Type.Unsafe<{ from: string; to: string; date: string } | null>({
      ...strict(search.properties),
      type: ['object', 'null'],
      description: 'The last search; null forgets it.',
    }),
  ),
})

const activeOn = Type.Object({
  date: Type.String({ format: 'date' }),
  activeSessions: Type.Integer({ description: 'Sessions that were used; an estimate within one percent.' }),
  uniqueUsers: Type.Integer({ description: 'Passengers who used one; likewise.' }),
})

export const signIn = {
  operationId: 'signIn',
  summary: 'Sign in',
  description:
    'With a passport and the name in it. Begins a session under a new id, whatever cookie came with the request. `GET /v1/passengers/sample` names some passengers.',
  tags,
  security: [],
  querystring: strict({}),
  body: strict({
    ...credentials,
    device: Type.Optional(
      words('What the client calls itself, for the list of devices. Default: its `User-Agent`.', {
        maxLength: 100,
        examples: ['My phone'],
      }),
    ),
  }),
  response: {
    201: {
      description: 'Signed in.',
      headers: { 'Set-Cookie': { type: 'string', description: 'The session.' } },
      content: { 'application/json': { schema: begun } },
    },
    ...problems(400, 401, 403, 429, 503),
  },
}

export const currentSession = {
  operationId: 'currentSession',
  summary: 'The session',
  tags,
  querystring: strict({}),
  response: {
    200: { description: 'The session.', content: { 'application/json': { schema: current } } },
    ...problems(400, 401, 503),
  },
}

export const remember = {
  operationId: 'remember',
  summary: 'Have preferences or a search remembered',
  description: 'Each preference is a field of its own: who changes another one at the same time undoes nothing.',
  tags,
  querystring: strict({}),
  body: remembered,
  response: {
    200: { description: 'The session as it is now.', content: { 'application/json': { schema: current } } },
    ...problems(400, 401, 403, 503),
  },
}

export const signOut = {
  operationId: 'signOut',
  summary: 'Sign out',
  description: 'What is still under way with this session cannot bring it back. Its cart is kept for an hour.',
  tags,
  querystring: strict({}),
  response: { 204: { description: 'Signed out.', type: 'null' }, ...problems(400, 401, 403, 503) },
}

export const listSessions = {
  operationId: 'listSessions',
  summary: "A person's devices",
  tags,
  querystring: strict({}),
  response: {
    200: {
      description: 'Their sessions, newest first; there are 20 at most.',
      content: {
        'application/json': {
          schema: Type.Object({ data: Type.Array(device), nextCursor: Type.Null() }),
        },
      },
    },
    ...problems(400, 401, 503),
  },
}

export const endSession = {
  operationId: 'endSession',
  summary: 'End one session',
  tags,
  params: strict({ sessionId }),
  querystring: strict({}),
  response: { 204: { description: 'It has ended.', type: 'null' }, ...problems(400, 401, 403, 404, 503) },
}

export const endAllSessions = {
  operationId: 'endAllSessions',
  summary: 'Sign out everywhere',
  tags,
  querystring: strict({ passengerId }),
  response: { 204: { description: 'All have ended.', type: 'null' }, ...problems(400, 401, 403, 503) },
}

export const sessionStats = {
  operationId: 'sessionStats',
  summary: 'How many were active on a day',
  tags,
  querystring: strict({ date: Type.Optional(day('Of the last 35 days, UTC. Default: today.', 0)) }),
  response: {
    200: { description: 'The figures.', content: { 'application/json': { schema: activeOn } } },
    ...problems(400, 401, 403, 503),
  },
}
