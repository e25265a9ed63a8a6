import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Bookings } from '../../services/booking/bookings.ts'
import { oneOf, strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'
import { flightId, seatName } from './schemas.ts'

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

export const seatRoutes: FastifyPluginAsyncTypebox<{ bookings: Bookings }> = async (app, { bookings }) => {
  app.get(
    '/flights/:flightId/seats',
    {
      schema: {
        operationId: 'getSeats',
        summary: 'The seats of a flight, as they are now',
        description: 'From the seat map in Valkey: the bitmap `flight:{flightId}:seatmap:{shard}`.',
        tags: ['seats and bookings'],
        params: strict({ flightId }),
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
}
