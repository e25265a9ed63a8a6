import { Type } from 'typebox'
import { flightId, seatName } from '../booking/schemas.ts'
import { airportCode, day, instant, nullable, oneOf, strict, words } from '../schemas/common.ts'

/** Names a session without opening it. */
export const sessionId = Type.String({
  pattern: '^[0-9a-f]{64}$',
  description: 'Names the session and does not open it: a digest of its id.',
  examples: ['6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b'],
})

export const credentials = {
  passportNo: Type.String({ pattern: '^[A-Za-z0-9]{1,9}$', description: 'Of the passport.', examples: ['P103014'] }),
  lastName: words('As in the passport; case does not matter.', { maxLength: 100, examples: ['Aldrin'] }),
}

const lives = {
  expiresAt: instant('When it ends if it is not used.'),
  absoluteExpiresAt: instant('When it ends at the latest.'),
}

export const begun = Type.Object({
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

export const device = Type.Object({
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

export const current = Type.Object({
  ...begun.properties,
  ...used,
  preferences,
  search: nullable(Type.Object(search.properties, { description: 'The last one that was to be remembered.' })),
  pageViews: Type.Integer({ description: 'Requests with this session, to the minute.' }),
  searches: Type.Integer({ description: 'Searches that were to be remembered, to the minute.' }),
})

export const remembered = strict({
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

export const itemId = Type.String({
  pattern: '^[1-9][0-9]{0,9}-[1-9][0-9]{0,2}[A-K]$',
  description: 'Flight and seat.',
  examples: ['1001-12A'],
})

const money = (description: string) =>
  Type.String({ description: `${description} Decimal, in \`currency\`.`, examples: ['299.00'] })
const currency = Type.String({ examples: ['USD'] })

export const cartItem = Type.Object({
  itemId,
  flightId: Type.Integer(),
  flightNo: Type.String({ examples: ['AA101'] }),
  from: Type.String({ description: 'IATA code of the airport.', examples: ['JFK'] }),
  to: Type.String({ description: 'IATA code of the airport.', examples: ['LAX'] }),
  departure: instant('When it is to leave, UTC.'),
  seat: seatName,
  status: oneOf(
    ['held', 'expired'],
    'Whether the seat is kept; one that has expired is to be put in again, or taken out.',
  ),
  heldUntil: nullable(instant('Until when.')),
  price: money('What it costs.'),
  currency,
})

export const cart = Type.Object({ items: Type.Array(cartItem), total: money('Of all items.'), currency })

export const wanted = strict({ flightId, seat: seatName })

export const checkoutStep = strict({
  step: oneOf(['passenger_details', 'payment', 'confirmation'], 'In this order; each may be repeated.'),
  email: Type.Optional(
    Type.String({
      format: 'email',
      maxLength: 120,
      description: 'Of `passenger_details`.',
      examples: ['buzz@example.org'],
    }),
  ),
  phone: Type.Optional(
    Type.String({
      pattern: '^\\+?[0-9 ()/-]{5,30}$',
      description: 'Of `passenger_details`.',
      examples: ['+1 202 555 0100'],
    }),
  ),
  cardNumber: Type.Optional(
    Type.String({
      pattern: '^[0-9 -]{12,25}$',
      description: 'Of `payment`. Nothing is charged, and nothing but the last four digits is kept.',
      examples: ['4111 1111 1111 1111'],
    }),
  ),
  cardHolder: Type.Optional(words('Of `payment`.', { maxLength: 100, examples: ['Buzz Aldrin'] })),
  expires: Type.Optional(
    Type.String({
      pattern: '^(0[1-9]|1[0-2])/[0-9]{2}$',
      description: 'Of `payment`: month and year.',
      examples: ['12/29'],
    }),
  ),
  cvc: Type.Optional(Type.String({ pattern: '^[0-9]{3,4}$', description: 'Of `payment`.', examples: ['123'] })),
})

export const checkoutState = Type.Object({
  checkoutId: Type.String({ format: 'uuid' }),
  done: Type.Array(oneOf(['passenger_details', 'payment'], 'A step.'), { description: 'Steps that are done.' }),
  next: oneOf(['payment', 'confirmation'], 'The step that comes next.'),
  cardLast4: nullable(Type.String({ examples: ['1111'] })),
  total: money('Of all items.'),
  currency,
})

export const confirmation = Type.Object({
  bookingReference: Type.String({
    description: 'For the telephone: made of the first booking’s number.',
    examples: ['0000RS'],
  }),
  bookings: Type.Array(
    Type.Object({
      bookingId: Type.Integer(),
      flightId: Type.Integer(),
      seat: nullable(seatName),
      price: money('What was paid.'),
    }),
  ),
  total: money('Of all bookings.'),
  currency,
  cardLast4: Type.String({ examples: ['1111'] }),
})

export const activeOn = Type.Object({
  date: Type.String({ format: 'date' }),
  activeSessions: Type.Integer({ description: 'Sessions that were used; an estimate within one percent.' }),
  uniqueUsers: Type.Integer({ description: 'Passengers who used one; likewise.' }),
})
