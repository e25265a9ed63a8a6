import { Type } from 'typebox'
import { builtInBoards } from '../../services/leaderboards/built-in-boards.ts'
import { windowNames } from '../../services/leaderboards/windows.ts'
import { airlineCode, airportCode, instant, limit, named, nullable, oneOf, words } from '../schemas/common.ts'
import { anyCase } from '../schemas/upper-case.ts'

export const board = Type.String({
  pattern: '^[a-z][a-z0-9-]{1,62}[a-z0-9]$',
  description: `Name of a board. Built in: ${[...builtInBoards.keys()]
    .map((name) => `\`${name}\``)
    .join(', ')}; others are made by the admin.`,
  examples: ['passengers-most-flights'],
})

export const member = Type.String({
  pattern: '^[A-Za-z0-9]{1,10}(:[A-Za-z0-9]{3,4})?$',
  ...anyCase,
  description:
    'Id of a passenger, IATA code of an airport or airline, or a route such as `JFK:LAX`. An airport without an IATA code has its ICAO code.',
  examples: ['7'],
})

const window = named('LeaderboardWindow', oneOf(windowNames, 'All time, or the day, ISO week or month (UTC) of `at`.'))

const score = (description: string) => Type.Number({ minimum: -1e12, maximum: 1e12, description })

export const windowQuery = {
  window: { ...window, default: 'all' as const },
  at: Type.Optional(
    Type.String({
      anyOf: [{ format: 'date' }, { format: 'date-time' }],
      description: 'Day, or time with its zone, in the window to read. Default: now.',
      examples: ['2025-12-15'],
    }),
  ),
}

export const pageQuery = {
  ...windowQuery,
  limit: limit(10),
  offset: Type.Integer({
    minimum: 0,
    maximum: 1_000_000,
    default: 0,
    description: 'Number of members to skip.',
  }),
  min: Type.Optional(score('Least score.')),
  max: Type.Optional(score('Greatest score.')),
}

const span = Type.String({ description: 'Name of the window.', examples: ['all'] })

const standingProperties = {
  rank: Type.Integer({
    description: 'From 1. Equal scores are in the reverse order of the bytes of `member`.',
    examples: [1],
  }),
  member,
  label: nullable(
    Type.String({
      description: 'Display name; for a passenger the first name and an initial. null: unknown member.',
      examples: ['Buzz A.'],
    }),
  ),
  score: Type.Number({
    description: 'In bookings, flights, US dollars, miles or percent; see the definition.',
    examples: [64],
  }),
}

const standing = named('Standing', Type.Object(standingProperties))

export const page = named(
  'Leaderboard',
  Type.Object({
    board,
    window,
    span,
    total: Type.Integer({ description: 'Number of members with a score from `min` to `max`.', examples: [36094] }),
    filledAt: instant('Time of the last rebuild from the database, or of the last comparison without drift.'),
    data: Type.Array(standing),
  }),
)

export const memberStanding = named(
  'MemberStanding',
  Type.Object({
    board,
    window,
    span,
    total: Type.Integer({ description: 'Number of members in the window.', examples: [36094] }),
    ...standingProperties,
    neighbours: Type.Array(standing, { description: 'Members around this one, including it.' }),
  }),
)

const topSpenders = {
  title: 'Top spenders',
  source: 'bookings',
  member: 'passenger',
  metric: 'revenue',
  windows: ['all', 'monthly'],
}

export const definition = named(
  'LeaderboardDefinition',
  Type.Object(
    {
      title: words('Display name.', { maxLength: 100, examples: ['Top spenders'] }),
      source: named(
        'LeaderboardSource',
        oneOf(
          ['bookings', 'flights'],
          'Rows to count: bookings or flights. Each counts in the windows of the departure.',
        ),
      ),
      member: named(
        'LeaderboardMemberKind',
        oneOf(
          ['passenger', 'airport', 'airline', 'route'],
          'Kind of the members. A booking or flight counts for both of its airports. Flights have no passengers.',
        ),
      ),
      metric: named(
        'LeaderboardMetric',
        oneOf(
          ['count', 'revenue', 'miles', 'ontime'],
          'Of bookings: `count`, `revenue` (US dollars), `miles` (whole statute miles). Of flights: `count` (without cancelled ones), `ontime` (percentage neither cancelled nor 15 or more minutes late; flights count once their scheduled departure has passed).',
        ),
      ),
      filter: Type.Optional(
        named(
          'LeaderboardFilter',
          Type.Object(
            {
              domestic: Type.Optional(Type.Boolean({ description: 'Whether both airports are in one country.' })),
              airline: Type.Optional(airlineCode('AA')),
              from: Type.Optional(airportCode('JFK')),
              to: Type.Optional(airportCode('LAX')),
            },
            { additionalProperties: false, description: 'A row counts if it has all of these properties.' },
          ),
        ),
      ),
      windows: Type.Array(window, { minItems: 1, uniqueItems: true, description: 'Windows of the board.' }),
    },
    {
      additionalProperties: false,
      examples: [topSpenders],
    },
  ),
)

export const definedBoard = named(
  'DefinedLeaderboard',
  Type.Object(
    {
      board,
      ...definition.properties,
      standing: Type.Boolean({ description: 'Whether the board is built in.' }),
    },
    { examples: [{ board: 'top-spenders', ...topSpenders, standing: false }] },
  ),
)

export const scoreChange = named(
  'ScoreChange',
  Type.Object(
    {
      member,
      delta: Type.Optional(score('Amount to add to the score.')),
      score: Type.Optional(score('New score.')),
    },
    { additionalProperties: false, minProperties: 2, maxProperties: 2, examples: [{ member: '7', delta: 1 }] },
  ),
)

const drift = named(
  'LeaderboardDrift',
  Type.Object({
    board,
    window: span,
    members: Type.Integer({ description: 'Number of members in the database.', examples: [36094] }),
    drifted: Type.Integer({
      description: 'Number of members with a wrong score, which has been repaired.',
      examples: [1],
    }),
    examples: Type.Array(
      named(
        'ScoreRepair',
        Type.Object({
          member,
          was: nullable(Type.Number({ description: 'Score before. null: not a member.', examples: [65] })),
          is: nullable(Type.Number({ description: 'Score of the database. null: not a member.', examples: [64] })),
        }),
      ),
      { description: 'Some of the repaired members.' },
    ),
  }),
)

export const reconciled = named(
  'LeaderboardReconciliation',
  Type.Object({
    data: Type.Array(drift, { description: 'Drift of each window.' }),
    left: Type.Array(span, { description: 'Windows that were not compared.', examples: [[]] }),
  }),
)
