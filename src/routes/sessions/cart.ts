import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { rfc3339 } from '../../domain/rfc3339.ts'
import { type Carts, totalOf } from '../../services/sessions/cart.ts'
import type { CartItem, SessionData } from '../../services/sessions/session.ts'
import type { Sessions } from '../../services/sessions/sessions.ts'
import { signedIn } from '../plugins/access.ts'
import * as schemas from './cart-schemas.ts'

export const cartRoutes: FastifyPluginAsyncTypebox<{ carts: Carts; sessions: Sessions }> = async (app, options) => {
  const { carts, sessions } = options
  app.get('/sessions/current/cart', signedIn(schemas.getCart), (request, reply) => {
    reply.header('cache-control', 'no-store')
    return shownCart(request.ownSession().data)
  })

  app.post('/sessions/current/cart/items', signedIn(schemas.addToCart), async (request, reply) => {
    const session = request.ownSession()
    const item = await carts.add(session, request.body)
    await sessions.keepCart(session)
    reply.header('location', `/v1/sessions/current/cart/items/${item.itemId}`)
    return reply.code(201).send(shownItem(item))
  })

  app.delete('/sessions/current/cart/items/:itemId', signedIn(schemas.removeFromCart), async (request, reply) => {
    const session = request.ownSession()
    await session.save({ cart: await carts.remove(session.data, request.params.itemId) })
    await sessions.keepCart(session)
    return reply.code(204).send(null)
  })
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
