import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { rfc3339 } from '../../domain/rfc3339.ts'
import { type Carts, totalOf } from '../../services/sessions/cart.ts'
import type { CartItem, SessionData } from '../../services/sessions/session.ts'
import type { Sessions } from '../../services/sessions/sessions.ts'
import { own } from '../booking/schemas.ts'
import { strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'
import { cart, cartItem, itemId, wanted } from './schemas.ts'

const tags = ['sessions']

export const cartRoutes: FastifyPluginAsyncTypebox<{ carts: Carts; sessions: Sessions }> = async (app, options) => {
  const { carts, sessions } = options
  app.get(
    '/sessions/current/cart',
    {
      schema: {
        operationId: 'getCart',
        summary: 'The cart',
        tags,
        security: own,
        querystring: strict({}),
        response: {
          200: { description: 'What is in it.', content: { 'application/json': { schema: cart } } },
          ...problems(400, 401, 503),
        },
      },
    },
    (request, reply) => {
      reply.header('cache-control', 'no-store')
      return shownCart(request.ownSession().data)
    },
  )

  app.post(
    '/sessions/current/cart/items',
    {
      schema: {
        operationId: 'addToCart',
        summary: 'Put a seat into the cart',
        description: 'It is held from now on, for some minutes. Put in again, it is held anew when its hold has ended.',
        tags,
        security: own,
        querystring: strict({}),
        body: wanted,
        response: {
          201: {
            description: 'The item.',
            headers: { Location: { type: 'string', description: 'Where it is taken out again.' } },
            content: { 'application/json': { schema: cartItem } },
          },
          ...problems(400, 401, 403, 404, 409, 503),
        },
      },
    },
    async (request, reply) => {
      const session = request.ownSession()
      const { cart, item } = await carts.add(session.data, request.body)
      await session.save({ cart })
      await sessions.keepCart(session)
      reply.header('location', `/v1/sessions/current/cart/items/${item.itemId}`)
      return reply.code(201).send(shownItem(item))
    },
  )

  app.delete(
    '/sessions/current/cart/items/:itemId',
    {
      schema: {
        operationId: 'removeFromCart',
        summary: 'Take a seat out of the cart',
        tags,
        security: own,
        params: strict({ itemId }),
        querystring: strict({}),
        response: { 204: { description: 'It is free again.', type: 'null' }, ...problems(400, 401, 403, 404, 503) },
      },
    },
    async (request, reply) => {
      const session = request.ownSession()
      await session.save({ cart: await carts.remove(session.data, request.params.itemId) })
      await sessions.keepCart(session)
      return reply.code(204).send(null)
    },
  )
}

function shownCart({ cart }: Pick<SessionData, 'cart'>) {
  const items = Object.values(cart).sort((a, b) => a.departure.localeCompare(b.departure) || (a.seat < b.seat ? -1 : 1))
  return { items: items.map(shownItem), total: totalOf(items), currency: 'USD' }
}

function shownItem({ holdId, heldUntil, ...item }: CartItem) {
  const isHeld = heldUntil > Date.now()
  const status = isHeld ? ('held' as const) : ('expired' as const)
  return { ...item, status, heldUntil: isHeld ? rfc3339(new Date(heldUntil)) : null }
}
