import { Type } from 'typebox'
import { builtInBoards } from '../../services/leaderboards/built-in-boards.ts'
import { windowNames } from '../../services/leaderboards/windows.ts'
import { airlineCode, airportCode, instant, limit, nullable, oneOf, words } from '../schemas/common.ts'

export const board = Type.String({
  pattern: '^[a-z][a-z0-9-]{1,62}[a-z0-9]$',
  description: `Always there: ${[...builtInBoards.keys()]
    .map((name) => `\`${name}\``)
    .join(', ')}; and what somebody has defined.`,
  examples: ['passengers-most-flights'],
})

export const member = Type.String({
  pattern: '^[A-Z0-9]{1,10}(:[A-Z0-9]{3})?$',
  description: 'A passenger’s id, the IATA code of an airport or of an airline, or a route: `JFK:LAX`.',
  examples: ['7'],
})

const window = oneOf(windowNames, 'Of all time, or the day, the ISO week or the month that `at` is in.')

const score = (description: string) => Type.Number({ minimum: -1e12, maximum: 1e12, description })

export const windowQuery = {
  window: { ...window, default: 'all' as const },
  at: Type.Optional(
    Type.String({
      anyOf: [{ format: 'date' }, { format: 'date-time' }],
      description: 'A day, or a moment with its zone, in the window that is asked for. Default: now.',
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
    description: 'How many members to pass over.',
  }),
  min: Type.Optional(score('Only members with at least this score.')),
  max: Type.Optional(score('Only members with at most this score.')),
}

const span = Type.String({ description: 'Which window it is, as its key says.', examples: ['weekly:2025-W51'] })

const standing = {
  rank: Type.Integer({
    description: 'From 1. Members with the same score are in the reverse order of the bytes of `member`.',
  }),
  member,
  label: nullable(
    Type.String({
      description: 'For people; of a passenger the first name and an initial. null: nobody of this name is known.',
      examples: ['Buzz A.'],
    }),
  ),
  score: Type.Number({ description: 'Bookings or flights, US dollars, miles, or percent; see the definition.' }),
}

export const page = Type.Object({
  board,
  window,
  span,
  total: Type.Integer({ description: 'How many members have a score between `min` and `max`.' }),
  filledAt: instant('When the window was filled from the database, or last found to be right.'),
  data: Type.Array(Type.Object(standing)),
})

export const memberStanding = Type.Object({
  board,
  window,
  span,
  total: Type.Integer({ description: 'How many members the window has.' }),
  ...standing,
  neighbours: Type.Array(Type.Object(standing), { description: 'Who stands around it, and the member itself.' }),
})

export const definition = Type.Object(
  {
    title: words('For people.', { maxLength: 100, examples: ['Who spends most'] }),
    source: oneOf(
      ['bookings', 'flights'],
      'What is counted: every booking, or every flight, in the window that the flight’s departure is in.',
    ),
    member: oneOf(
      ['passenger', 'airport', 'airline', 'route'],
      'For whom. A booking or a flight counts for both of its airports. Flights have no passengers.',
    ),
    metric: oneOf(
      ['count', 'revenue', 'miles', 'ontime'],
      'Of bookings: `count`, `revenue` (US dollars), `miles` (whole statute miles). Of flights: `count` (those that are not cancelled), `ontime` (percent of all that were neither cancelled nor 15 minutes late).',
    ),
    filter: Type.Optional(
      Type.Object(
        {
          domestic: Type.Optional(Type.Boolean({ description: 'Whether both ends are in one country.' })),
          airline: Type.Optional(airlineCode('AA')),
          from: Type.Optional(airportCode('JFK')),
          to: Type.Optional(airportCode('LAX')),
        },
        { additionalProperties: false, description: 'Only what has all of these properties counts.' },
      ),
    ),
    windows: Type.Array(window, { minItems: 1, uniqueItems: true, description: 'Which windows the board has.' }),
  },
  {
    additionalProperties: false,
    examples: [
      {
        title: 'Who spends most',
        source: 'bookings',
        member: 'passenger',
        metric: 'revenue',
        windows: ['all', 'monthly'],
      },
    ],
  },
)

export const definedBoard = Type.Object({
  board,
  ...definition.properties,
  standing: Type.Boolean({ description: 'Whether it always exists.' }),
})

export const scoreChange = Type.Object(
  {
    member,
    delta: Type.Optional(score('By how much the score changes.')),
    score: Type.Optional(score('What the score is to be.')),
  },
  { additionalProperties: false, minProperties: 2, maxProperties: 2, examples: [{ member: '7', delta: 1 }] },
)

const drift = Type.Object({
  board,
  window: span,
  members: Type.Integer({ description: 'How many members the database knows.' }),
  drifted: Type.Integer({ description: 'How many of them had another score than they should; now they have it.' }),
  examples: Type.Array(
    Type.Object({
      member,
      was: nullable(Type.Number({ description: 'null: it was not a member.' })),
      is: nullable(Type.Number({ description: 'null: it is none.' })),
    }),
    { description: 'Some of them.' },
  ),
})

export const reconciled = Type.Object({
  data: Type.Array(drift, { description: 'What was found, by window.' }),
  left: Type.Array(span, { description: 'Windows that have not been compared.' }),
})
