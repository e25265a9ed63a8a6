import { type Static, Type } from 'typebox'
import {
  currency,
  ids,
  money,
  named,
  nullable,
  oneOf,
  seatName,
  strict,
  unionOf,
  uuid,
  withExample,
  words,
} from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

const passengerDetailsStep = named(
  'PassengerDetailsStep',
  strict({
    step: oneOf(['passenger_details'], 'The first step.'),
    email: Type.String({ format: 'email', maxLength: 120, examples: ['buzz@example.org'] }),
    phone: Type.Optional(Type.String({ pattern: '^\\+?[0-9 ()/-]{5,30}$', examples: ['+1 202 555 0100'] })),
  }),
)

const paymentStep = named(
  'PaymentStep',
  strict({
    step: oneOf(['payment'], 'The second step. Nothing is charged.'),
    cardNumber: Type.String({
      pattern: '^[0-9 -]{12,25}$',
      description: 'Only the last four digits are stored.',
      examples: ['4111 1111 1111 1111'],
    }),
    cardHolder: words('Name on the card.', { maxLength: 100, examples: ['Buzz Aldrin'] }),
    expires: Type.String({
      pattern: '^(0[1-9]|1[0-2])/[0-9]{2}$',
      description: 'Month and year.',
      examples: ['12/29'],
    }),
    cvc: Type.String({ pattern: '^[0-9]{3,4}$', description: 'Code on the card.', examples: ['123'] }),
  }),
)

const confirmationStep = named(
  'ConfirmationStep',
  strict({ step: oneOf(['confirmation'], 'The last step. It books all seats of the cart, or none.') }),
)

export type PassengerDetailsStep = Static<typeof passengerDetailsStep>
export type PaymentStep = Static<typeof paymentStep>

export const checkoutStep = named(
  'CheckoutStep',
  unionOf<PassengerDetailsStep | PaymentStep | Static<typeof confirmationStep>>('step', [
    passengerDetailsStep,
    paymentStep,
    confirmationStep,
  ]),
)

const checkoutState = named(
  'CheckoutState',
  Type.Object({
    checkoutId: uuid('Id of the checkout.'),
    done: Type.Array(oneOf(['passenger_details', 'payment'], 'A step.'), {
      description: 'Completed steps.',
      examples: [['passenger_details', 'payment']],
    }),
    next: withExample(oneOf(['payment', 'confirmation'], 'Next step.'), 'confirmation'),
    cardLast4: nullable(Type.String({ examples: ['1111'] })),
    total: money('Total of all items.'),
    currency,
  }),
)

const confirmation = named(
  'CheckoutConfirmation',
  Type.Object({
    bookingReference: Type.String({
      description: 'Short reference, made from the id of the first booking.',
      examples: ['000001'],
    }),
    bookings: Type.Array(
      named(
        'BookedItem',
        Type.Object({
          bookingId: ids.booking,
          flightId: ids.flight,
          seat: nullable(seatName),
          price: money('Price paid.'),
        }),
      ),
    ),
    total: money('Total of all bookings.'),
    currency,
    cardLast4: Type.String({ examples: ['1111'] }),
  }),
)

export const checkout = {
  operationId: 'checkout',
  summary: 'Check out the cart in steps',
  description:
    '`passenger_details`, `payment`, `confirmation`, in this order. Each may be repeated; a repeated `confirmation` returns the same bookings.',
  tags: ['sessions'],
  querystring: strict({}),
  body: checkoutStep,
  response: {
    200: { description: 'State of the checkout.', content: { 'application/json': { schema: checkoutState } } },
    201: { description: 'All items are booked.', content: { 'application/json': { schema: confirmation } } },
    ...problems(400, 401, 403, 404, 409, 422, 503),
  },
}
