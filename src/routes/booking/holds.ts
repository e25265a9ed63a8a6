import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { rfc3339 } from '../../domain/rfc3339.ts'
import type { Bookings } from '../../services/booking/bookings.ts'
import { signedInOrAdmin } from '../plugins/access.ts'
import * as schemas from './schemas.ts'

export const holdRoutes: FastifyPluginAsyncTypebox<{ bookings: Bookings }> = async (app, { bookings }) => {
  app.post('/flights/:flightId/holds', signedInOrAdmin(schemas.holdSeat), async (request, reply) => {
    const { seat, passengerId: named } = request.body
    const { flightId } = request.params
    const { holdId, expiresAt, price, currency } = await bookings.hold({
      flightId,
      seat,
      passengerId: request.actsFor(named),
      isExempt: request.caller().is === 'admin',
    })
    return reply.code(201).send({ holdId, seat, expiresAt: rfc3339(new Date(expiresAt)), price, currency })
  })

  app.delete('/flights/:flightId/holds/:holdId', signedInOrAdmin(schemas.releaseHold), async (request, reply) => {
    const caller = request.knownCaller()
    const passengerId = caller.is === 'admin' ? undefined : caller.passengerId
    await bookings.unhold({ ...request.params, passengerId })
    return reply.code(204).send(null)
  })
}
