import { Type } from 'typebox'
import { airportCode, day, ids, instant, named, nullable, passengerId, strict, words } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

const tags = ['sessions']

/** Public id of a session. It does not grant access to the session. */
const sessionId = Type.String({
  pattern: '^[0-9a-f]{64}$',
  description: 'Digest of the session id. It identifies the session, but does not grant access to it.',
  examples: ['6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b'],
})

const credentials = {
  passportNo: Type.String({
    pattern: '^[A-Za-z0-9]{1,9}$',
    description: 'Number of the passport.',
    examples: ['P103014'],
  }),
  lastName: words('Last name as in the passport, in any letter case.', { maxLength: 100, examples: ['Aldrin'] }),
}

const lives = {
  expiresAt: instant('End of the session if it stays unused.', '2025-12-15T08:30:00Z'),
  absoluteExpiresAt: instant('Latest end of the session.', '2025-12-15T20:00:00Z'),
}

const begun = named(
  'SignedIn',
  Type.Object({
    passengerId: ids.passenger,
    name: Type.String({ examples: ['Buzz Aldrin'] }),
    csrfToken: Type.String({
      description:
        'Value of `x-csrf-token`, for changes from other origins, and by clients that send neither `Sec-Fetch-Site` nor `Origin`.',
      examples: ['kx0Vd4mZyq1bq3oV2cXyH0u7dJm8m3pV3m0b0o5p6qE'],
    }),
    ...lives,
  }),
)

const used = {
  sessionId,
  device: nullable(Type.String({ description: 'Name of the client.', examples: ['My phone'] })),
  createdAt: instant('Time of the sign-in.'),
  lastSeenAt: instant('Time of the last request, to the minute.'),
}

const device = named(
  'DeviceSession',
  Type.Object({
    ...used,
    ...lives,
    current: Type.Boolean({ description: 'Whether it is the session of this request.' }),
  }),
)

const preferences = named(
  'Preferences',
  Type.Record(
    Type.String({ pattern: '^[a-z][A-Za-z0-9_-]{0,39}$' }),
    Type.Unsafe<string | number | boolean>({ type: ['string', 'number', 'boolean'], maxLength: 200 }),
    { description: 'Preferences of the client.', examples: [{ theme: 'dark', seat: 'window' }] },
  ),
)

const search = named(
  'RememberedSearch',
  Type.Object({
    from: airportCode('JFK'),
    to: airportCode('LAX'),
    date: day('Day of departure, local time of `from`.', 0),
  }),
)

const current = named(
  'Session',
  Type.Object({
    ...begun.properties,
    ...used,
    preferences,
    search: nullable(search),
    pageViews: Type.Integer({ description: 'Number of requests. Updated once a minute.', examples: [17] }),
    searches: Type.Integer({ description: 'Number of remembered searches. Updated once a minute.', examples: [3] }),
  }),
)

const remembered = named(
  'SessionChange',
  strict({
    preferences: Type.Optional(
      Type.Unsafe<Record<string, string | number | boolean | null>>({
        type: 'object',
        description: 'Preferences to change. Null removes one.',
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
        description: 'The last search. Null removes it.',
      }),
    ),
  }),
)

const activeOn = named(
  'SessionStats',
  Type.Object({
    date: Type.String({ format: 'date', examples: ['2025-12-15'] }),
    activeSessions: Type.Integer({ description: 'Active sessions. An estimate within one percent.', examples: [118] }),
    uniqueUsers: Type.Integer({ description: 'Active passengers. An estimate within one percent.', examples: [97] }),
  }),
)

export const signIn = {
  operationId: 'signIn',
  summary: 'Sign in',
  description:
    'Takes a passport number and the last name. Begins a session under a new id, even if the request has a cookie. `GET /v1/passengers/sample` lists some passengers.',
  tags,
  security: [],
  querystring: strict({}),
  body: named(
    'SignIn',
    strict({
      ...credentials,
      device: Type.Optional(
        words('Name of the client in the list of devices. Default: `User-Agent`.', {
          maxLength: 100,
          examples: ['My phone'],
        }),
      ),
    }),
  ),
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
  summary: 'Remember preferences or a search',
  description: 'Each preference is a separate field, so concurrent changes of other preferences are kept.',
  tags,
  querystring: strict({}),
  body: remembered,
  response: {
    200: { description: 'The changed session.', content: { 'application/json': { schema: current } } },
    ...problems(400, 401, 403, 409, 503),
  },
}

export const signOut = {
  operationId: 'signOut',
  summary: 'Sign out',
  description: 'Requests in progress cannot restore the session. The cart is kept for an hour.',
  tags,
  querystring: strict({}),
  response: { 204: { description: 'Signed out.', type: 'null' }, ...problems(400, 401, 403, 503) },
}

export const listSessions = {
  operationId: 'listSessions',
  summary: 'Sessions of the passenger',
  tags,
  querystring: strict({}),
  response: {
    200: {
      description: 'Sessions, newest first, at most 20.',
      content: {
        'application/json': {
          schema: named('DeviceSessionList', Type.Object({ data: Type.Array(device), nextCursor: Type.Null() })),
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
  response: { 204: { description: 'Ended.', type: 'null' }, ...problems(400, 401, 403, 404, 503) },
}

export const endAllSessions = {
  operationId: 'endAllSessions',
  summary: 'Sign out everywhere',
  tags,
  querystring: strict({ passengerId }),
  response: { 204: { description: 'All sessions have ended.', type: 'null' }, ...problems(400, 401, 403, 503) },
}

export const sessionStats = {
  operationId: 'sessionStats',
  summary: 'Active sessions of a day',
  tags,
  querystring: strict({ date: Type.Optional(day('One of the last 35 days, UTC. Default: today.', 0)) }),
  response: {
    200: { description: 'The figures.', content: { 'application/json': { schema: activeOn } } },
    ...problems(400, 401, 403, 503),
  },
}
