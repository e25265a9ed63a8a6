import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Static } from 'typebox'
import { AppError, type FieldError } from '../../errors.ts'
import { totalOf } from '../../services/sessions/cart.ts'
import type { Checkouts } from '../../services/sessions/checkout.ts'
import type { Checkout, SessionData } from '../../services/sessions/session.ts'
import type { Sessions } from '../../services/sessions/sessions.ts'
import { own } from '../booking/schemas.ts'
import { strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'
import { faultsOfCard } from './card.ts'
import { checkoutState, checkoutStep, confirmation } from './schemas.ts'

type Body = Static<typeof checkoutStep>

export const checkoutRoutes: FastifyPluginAsyncTypebox<{ checkouts: Checkouts; sessions: Sessions }> = async (
  app,
  { checkouts, sessions },
) => {
  app.post(
    '/sessions/current/checkout',
    {
      schema: {
        operationId: 'checkout',
        summary: 'From the cart to bookings, step by step',
        description:
          '`passenger_details` (`email`, `phone`), `payment` (`cardNumber`, `cardHolder`, `expires`, `cvc`), `confirmation`. The last one books the whole cart, all seats or none; sent again, it answers the same bookings.',
        tags: ['sessions'],
        security: own,
        querystring: strict({}),
        body: checkoutStep,
        response: {
          200: { description: 'How far it is.', content: { 'application/json': { schema: checkoutState } } },
          201: { description: 'Everything is booked.', content: { 'application/json': { schema: confirmation } } },
          ...problems(400, 401, 403, 404, 409, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const session = request.ownSession()
      reply.header('cache-control', 'no-store')
      switch (request.body.step) {
        case 'passenger_details': {
          const { email, phone = null } = request.body
          if (email === undefined) throw faulty([required('email')])
          const checkout = checkouts.passengerDetails(session.data, { email, phone })
          await session.save({ checkout })
          return reply.code(200).send(stateOf(checkout, session.data))
        }
        case 'payment': {
          // Before anything else, and nothing but this.
          const cardLast4 = cardLast4Of(request.body)
          const checkout = checkouts.payment(session.data, cardLast4)
          await session.save({ checkout })
          return reply.code(200).send(stateOf(checkout, session.data))
        }
        case 'confirmation': {
          const { checkout, booked } = await checkouts.confirm(session.data)
          if (booked.length > 0) {
            const cart = Object.fromEntries(
              Object.entries(session.data.cart).filter(([itemId]) => !booked.includes(itemId)),
            )
            // The seats are booked, whatever becomes of the session.
            await session.save({ cart, checkout }).catch((error) => sessions.left('end of a checkout', error))
            await sessions.keepCart(session)
          }
          return reply.code(201).send(checkout.confirmation)
        }
      }
    },
  )
}

function stateOf({ checkoutId, cardLast4 }: Checkout, { cart }: SessionData) {
  const paid = cardLast4 !== null
  return {
    checkoutId,
    done: paid ? (['passenger_details', 'payment'] as const) : (['passenger_details'] as const),
    next: paid ? ('confirmation' as const) : ('payment' as const),
    cardLast4,
    total: totalOf(Object.values(cart)),
    currency: 'USD',
  }
}

/** All that is kept of a card that can be one. */
function cardLast4Of({ cardNumber, cardHolder, expires, cvc }: Body): string {
  const missing = Object.entries({ cardNumber, cardHolder, expires, cvc }).filter(([, value]) => value === undefined)
  if (missing.length > 0) throw faulty(missing.map(([name]) => required(name)))
  const card = { cardNumber: cardNumber ?? '', expires: expires ?? '', cvc: cvc ?? '' }
  const faults = faultsOfCard(card)
  if (faults.length > 0) throw faulty(faults.map(([name, message]) => ({ path: `body.${name}`, message })))
  return card.cardNumber.replace(/\D/g, '').slice(-4)
}

const required = (name: string): FieldError => ({ path: `body.${name}`, message: 'is required in this step' })

const faulty = (errors: FieldError[]) =>
  new AppError('validation-failed', 'Some of the input is not valid.', { errors })
