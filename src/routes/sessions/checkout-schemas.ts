import { Type } from 'typebox'
import { currency, money, nullable, oneOf, seatName, strict, words } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

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

const checkoutState = Type.Object({
  checkoutId: Type.String({ format: 'uuid' }),
  done: Type.Array(oneOf(['passenger_details', 'payment'], 'A step.'), { description: 'Steps that are done.' }),
  next: oneOf(['payment', 'confirmation'], 'The step that comes next.'),
  cardLast4: nullable(Type.String({ examples: ['1111'] })),
  total: money('Of all items.'),
  currency,
})

const confirmation = Type.Object({
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

export const checkout = {
  operationId: 'checkout',
  summary: 'From the cart to bookings, step by step',
  description:
    '`passenger_details` (`email`, `phone`), `payment` (`cardNumber`, `cardHolder`, `expires`, `cvc`), `confirmation`. The last one books the whole cart, all seats or none; sent again, it answers the same bookings.',
  tags: ['sessions'],
  querystring: strict({}),
  body: checkoutStep,
  response: {
    200: { description: 'How far it is.', content: { 'application/json': { schema: checkoutState } } },
    201: { description: 'Everything is booked.', content: { 'application/json': { schema: confirmation } } },
    ...problems(400, 401, 403, 404, 409, 422, 503),
  },
}
