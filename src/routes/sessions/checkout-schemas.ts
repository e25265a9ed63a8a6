import { Type } from 'typebox'
import { currency, money, nullable, oneOf, seatName, strict, words } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

export const checkoutStep = strict({
  step: oneOf(['passenger_details', 'payment', 'confirmation'], 'Steps in order. Each may be repeated.'),
  email: Type.Optional(
    Type.String({
      format: 'email',
      maxLength: 120,
      description: 'For `passenger_details`.',
      examples: ['buzz@example.org'],
    }),
  ),
  phone: Type.Optional(
    Type.String({
      pattern: '^\\+?[0-9 ()/-]{5,30}$',
      description: 'For `passenger_details`.',
      examples: ['+1 202 555 0100'],
    }),
  ),
  cardNumber: Type.Optional(
    Type.String({
      pattern: '^[0-9 -]{12,25}$',
      description: 'For `payment`. Nothing is charged. Only the last four digits are stored.',
      examples: ['4111 1111 1111 1111'],
    }),
  ),
  cardHolder: Type.Optional(words('For `payment`.', { maxLength: 100, examples: ['Buzz Aldrin'] })),
  expires: Type.Optional(
    Type.String({
      pattern: '^(0[1-9]|1[0-2])/[0-9]{2}$',
      description: 'For `payment`: month and year.',
      examples: ['12/29'],
    }),
  ),
  cvc: Type.Optional(Type.String({ pattern: '^[0-9]{3,4}$', description: 'For `payment`.', examples: ['123'] })),
})

const checkoutState = Type.Object({
  checkoutId: Type.String({ format: 'uuid' }),
  done: Type.Array(oneOf(['passenger_details', 'payment'], 'A step.'), { description: 'Completed steps.' }),
  next: oneOf(['payment', 'confirmation'], 'Next step.'),
  cardLast4: nullable(Type.String({ examples: ['1111'] })),
  total: money('Total of all items.'),
  currency,
})

const confirmation = Type.Object({
  bookingReference: Type.String({
    description: 'Short reference, made from the id of the first booking.',
    examples: ['0000RS'],
  }),
  bookings: Type.Array(
    Type.Object({
      bookingId: Type.Integer(),
      flightId: Type.Integer(),
      seat: nullable(seatName),
      price: money('Price paid.'),
    }),
  ),
  total: money('Total of all bookings.'),
  currency,
  cardLast4: Type.String({ examples: ['1111'] }),
})

export const checkout = {
  operationId: 'checkout',
  summary: 'Check out the cart in steps',
  description:
    '`passenger_details` (`email`, `phone`), `payment` (`cardNumber`, `cardHolder`, `expires`, `cvc`), `confirmation`. `confirmation` books all seats of the cart or none. Repeated, it returns the same bookings.',
  tags: ['sessions'],
  querystring: strict({}),
  body: checkoutStep,
  response: {
    200: { description: 'State of the checkout.', content: { 'application/json': { schema: checkoutState } } },
    201: { description: 'All items are booked.', content: { 'application/json': { schema: confirmation } } },
    ...problems(400, 401, 403, 404, 409, 422, 503),
  },
}
