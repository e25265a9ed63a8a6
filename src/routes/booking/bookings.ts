import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { AppError } from '../../errors.ts'
import type { Bookings } from '../../services/booking/bookings.ts'
import type { Wish } from '../../services/booking/seat-map/seat-map.ts'
import { nullable, strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'
import { bookingId, flightId, ownOrAdmin, passengerId, seatName } from './schemas.ts'

const booking = Type.Object({
  bookingId: Type.Integer(),
  flightId: Type.Integer(),
  seat: nullable(seatName),
  passengerId: Type.Integer(),
  price: Type.String({ description: 'Decimal, in `currency`.', examples: ['299.00'] }),
  currency: Type.String({ examples: ['USD'] }),
})

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/

const createdHeaders = {
  Location: { type: 'string', description: 'Where the booking is.' },
  'Idempotency-Replayed': { type: 'string', description: '`true` when this is the answer to an earlier request.' },
} as const

export const bookingRoutes: FastifyPluginAsyncTypebox<{ bookings: Bookings }> = async (app, { bookings }) => {
  app.post(
    '/flights/:flightId/bookings',
    {
      schema: {
        operationId: 'bookSeat',
        summary: 'Book a seat',
        description: 'A seat by name, one that is held, or any free one when the body names none.',
        tags: ['seats and bookings'],
        security: ownOrAdmin,
        params: strict({ flightId }),
        querystring: strict({}),
        headers: Type.Object({
          'idempotency-key': Type.Optional(
            Type.String({
              pattern: IDEMPOTENCY_KEY.source,
              description: 'The same key with the same request is answered with the same booking, for 24 hours.',
            }),
          ),
        }),
        body: strict(
          {
            seat: Type.Optional(seatName),
            holdId: Type.Optional(Type.String({ format: 'uuid', description: 'Of a hold of the same passenger.' })),
            passengerId,
          },
          { examples: [{ seat: '12A' }] },
        ),
        response: {
          201: {
            description: 'The booking.',
            headers: createdHeaders,
            content: { 'application/json': { schema: booking } },
          },
          ...problems(400, 401, 403, 404, 409, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const { flightId } = request.params
      const passengerId = request.actsFor(request.body.passengerId)
      const key = request.headers['idempotency-key']
      const { bookings: booked, replayed } = await bookings.book({
        flightId,
        passengerId,
        wishes: [wishOf(request.body)],
        ...(key === undefined
          ? {}
          : {
              idempotency: {
                caller: request.caller().is === 'admin' ? 'admin' : `passenger:${passengerId}`,
                route: 'POST /v1/flights/{flightId}/bookings',
                key,
                request: { flightId, passengerId, ...request.body },
              },
            }),
      })
      const [made] = booked
      if (!made) throw new Error('a booking of one seat made none')
      if (replayed) reply.header('idempotency-replayed', 'true')
      return reply.code(201).header('location', `/v1/bookings/${made.bookingId}`).send(made)
    },
  )

  app.get(
    '/bookings/:bookingId',
    {
      schema: {
        operationId: 'getBooking',
        summary: 'One booking',
        tags: ['seats and bookings'],
        security: ownOrAdmin,
        params: strict({ bookingId }),
        querystring: strict({}),
        response: {
          200: { description: 'The booking.', content: { 'application/json': { schema: booking } } },
          ...problems(400, 401, 403, 404, 503),
        },
      },
    },
    async (request, reply) => {
      const found = await ownBooking(request)
      reply.header('cache-control', 'private, no-cache')
      return found
    },
  )

  app.delete(
    '/bookings/:bookingId',
    {
      schema: {
        operationId: 'cancelBooking',
        summary: 'Cancel a booking',
        description: 'Until the flight has left.',
        tags: ['seats and bookings'],
        security: ownOrAdmin,
        params: strict({ bookingId }),
        querystring: strict({}),
        response: {
          204: { description: 'Cancelled: the seat is free.', type: 'null' },
          ...problems(400, 401, 403, 404, 409, 503),
        },
      },
    },
    async (request, reply) => {
      await ownBooking(request)
      await bookings.cancel(request.params.bookingId)
      return reply.code(204).send(null)
    },
  )

  /** A stranger learns nothing about a booking, not even whether it exists, before saying who they are. */
  async function ownBooking(request: {
    params: { bookingId: number }
    knownCaller: () => unknown
    requirePassenger: (passengerId: number) => void
  }) {
    request.knownCaller()
    const found = await bookings.get(request.params.bookingId)
    request.requirePassenger(found.passengerId)
    return found
  }
}

function wishOf({ seat, holdId }: { seat?: string; holdId?: string }): Wish {
  if (seat !== undefined && holdId !== undefined) {
    throw new AppError('validation-failed', 'A seat or a hold, not both.', {
      errors: [{ path: 'body.holdId', message: 'must not stand beside seat' }],
    })
  }
  if (holdId !== undefined) return { holdId }
  return seat === undefined ? 'any' : { seat }
}
