import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { rfc3339 } from '../../domain/rfc3339.ts'
import type { Bookings } from '../../services/booking/bookings.ts'
import { instant, strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'
import { flightId, ownOrAdmin, passengerId, seatName } from './schemas.ts'

const hold = Type.Object({
  holdId: Type.String({ format: 'uuid' }),
  seat: seatName,
  expiresAt: instant('When the seat is free again, UTC.'),
  price: Type.String({ description: 'What booking it costs now: decimal, in `currency`.', examples: ['299.00'] }),
  currency: Type.String({ examples: ['USD'] }),
})

const ofHold = strict({ flightId, holdId: Type.String({ format: 'uuid', description: 'Of the hold.' }) })

export const holdRoutes: FastifyPluginAsyncTypebox<{ bookings: Bookings }> = async (app, { bookings }) => {
  app.post(
    '/flights/:flightId/holds',
    {
      schema: {
        operationId: 'holdSeat',
        summary: 'Hold a seat for some minutes',
        description: 'Asked again for the same seat, the same passenger gets the same hold.',
        tags: ['seats and bookings'],
        security: ownOrAdmin,
        params: strict({ flightId }),
        querystring: strict({}),
        body: strict({ seat: seatName, passengerId }, { examples: [{ seat: '12A' }] }),
        response: {
          201: { description: 'The hold.', content: { 'application/json': { schema: hold } } },
          ...problems(400, 401, 403, 404, 409, 503),
        },
      },
    },
    async (request, reply) => {
      const { seat, passengerId: named } = request.body
      const { flightId } = request.params
      const { holdId, expiresAt, price, currency } = await bookings.hold({
        flightId,
        seat,
        passengerId: request.actsFor(named),
      })
      return reply.code(201).send({ holdId, seat, expiresAt: rfc3339(new Date(expiresAt)), price, currency })
    },
  )

  app.delete(
    '/flights/:flightId/holds/:holdId',
    {
      schema: {
        operationId: 'releaseHold',
        summary: 'Give a held seat back',
        tags: ['seats and bookings'],
        security: ownOrAdmin,
        params: ofHold,
        querystring: strict({}),
        response: { 204: { description: 'The seat is free.', type: 'null' }, ...problems(400, 401, 403, 404, 503) },
      },
    },
    async (request, reply) => {
      const caller = request.knownCaller()
      const passengerId = caller.is === 'admin' ? undefined : caller.passengerId
      await bookings.unhold({ ...request.params, passengerId })
      return reply.code(204).send(null)
    },
  )
}
