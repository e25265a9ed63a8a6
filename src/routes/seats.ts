import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Bookings } from '../services/bookings.ts'
import { rfc3339 } from '../services/rfc3339.ts'
import { admin, flightId, passengerId, seatName } from './schemas/bookings.ts'
import { instant, oneOf, strict } from './schemas/common.ts'
import { problems } from './schemas/problem.ts'

const seatMap = Type.Object({
  flightId: Type.Integer(),
  totalSeats: Type.Integer(),
  bookedSeats: Type.Integer(),
  heldSeats: Type.Integer(),
  availableSeats: Type.Integer(),
  seats: Type.Array(
    Type.Object({ seat: seatName, status: oneOf(['free', 'held', 'booked'], 'Whether it can be had.') }),
  ),
})

const hold = Type.Object({
  holdId: Type.String({ format: 'uuid' }),
  seat: seatName,
  expiresAt: instant('When the seat is free again, UTC.'),
})

const ofFlight = strict({ flightId })
const ofHold = strict({ flightId, holdId: Type.String({ format: 'uuid', description: 'Of the hold.' }) })

export const seatRoutes: FastifyPluginAsyncTypebox<{ bookings: Bookings }> = async (app, { bookings }) => {
  app.get(
    '/flights/:flightId/seats',
    {
      schema: {
        operationId: 'getSeats',
        summary: 'The seats of a flight, as they are now',
        description: 'From the seat map in Valkey: the bitmap `flight:{flightId}:seats:{shard}`.',
        tags: ['seats and bookings'],
        params: ofFlight,
        querystring: strict({}),
        response: {
          200: { description: 'The seats.', content: { 'application/json': { schema: seatMap } } },
          ...problems(400, 404, 503),
        },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return bookings.seats(request.params.flightId)
    },
  )

  app.post(
    '/flights/:flightId/holds',
    {
      schema: {
        operationId: 'holdSeat',
        summary: 'Hold a seat for some minutes',
        description: 'Asked again for the same seat, the same passenger gets the same hold.',
        tags: ['seats and bookings'],
        security: admin,
        params: ofFlight,
        querystring: strict({}),
        body: strict({ seat: seatName, passengerId }),
        response: {
          201: { description: 'The hold.', content: { 'application/json': { schema: hold } } },
          ...problems(400, 401, 403, 404, 409, 503),
        },
      },
    },
    async (request, reply) => {
      const { seat, passengerId: named } = request.body
      const { flightId } = request.params
      const held = await bookings.hold({ flightId, seat, passengerId: request.actsFor(named) })
      return reply.code(201).send({ ...held, expiresAt: rfc3339(new Date(held.expiresAt)) })
    },
  )

  app.delete(
    '/flights/:flightId/holds/:holdId',
    {
      schema: {
        operationId: 'releaseHold',
        summary: 'Give a held seat back',
        tags: ['seats and bookings'],
        security: admin,
        params: ofHold,
        querystring: strict({}),
        response: { 204: { description: 'The seat is free.', type: 'null' }, ...problems(400, 401, 404, 503) },
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
