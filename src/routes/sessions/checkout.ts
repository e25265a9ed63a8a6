import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { invalidInput } from '../../errors.ts'
import { totalOf } from '../../services/sessions/cart.ts'
import type { Checkouts } from '../../services/sessions/checkout.ts'
import type { Checkout, SessionData } from '../../services/sessions/session.ts'
import type { Sessions } from '../../services/sessions/sessions.ts'
import { signedIn } from '../plugins/access.ts'
import type { OwnSession } from '../plugins/own-session.ts'
import { faultOfCard } from './card.ts'
import * as schemas from './checkout-schemas.ts'

export interface CheckoutRouteOptions {
  checkouts: Checkouts
  sessions: Sessions
}

export const checkoutRoutes: FastifyPluginAsyncTypebox<CheckoutRouteOptions> = async (app, { checkouts, sessions }) => {
  app.post('/sessions/current/checkout', signedIn(schemas.checkout), async (request, reply) => {
    const session = request.ownSession()
    reply.header('cache-control', 'no-store')
    switch (request.body.step) {
      case 'passenger_details':
        return reply.code(200).send(await passengerDetails(session, request.body))
      case 'payment':
        return reply.code(200).send(await payment(session, request.body))
      case 'confirmation':
        return reply.code(201).send(await confirmation(session))
    }
  })

  async function passengerDetails(session: OwnSession, { email, phone }: schemas.PassengerDetailsStep) {
    const checkout = checkouts.passengerDetails(session.data, { email, phone: phone ?? null })
    await session.save({ checkout })
    return stateOf(checkout, session.data)
  }

  async function payment(session: OwnSession, step: schemas.PaymentStep) {
    // The card is reduced to its last four digits before anything else sees it.
    const cardLast4 = cardLast4Of(step)
    const checkout = checkouts.payment(session.data, cardLast4)
    await session.save({ checkout })
    return stateOf(checkout, session.data)
  }

  async function confirmation(session: OwnSession) {
    const { checkout, booked } = await checkouts.confirm(session.data)
    if (booked.length > 0) {
      const cart = Object.fromEntries(Object.entries(session.data.cart).filter(([itemId]) => !booked.includes(itemId)))
      // The seats are booked, even when the session cannot be saved.
      await session.save({ cart, checkout }).catch((error) => sessions.left('end of a checkout', error))
      await sessions.keepCart(session)
    }
    return checkout.confirmation
  }
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

/** Returns the last four digits of a valid card number. Throws `validation-failed` otherwise. */
function cardLast4Of({ cardNumber, expires, cvc }: schemas.PaymentStep): string {
  const fault = faultOfCard({ cardNumber, expires, cvc })
  if (fault) throw invalidInput(fault)
  return cardNumber.replace(/\D/g, '').slice(-4)
}
