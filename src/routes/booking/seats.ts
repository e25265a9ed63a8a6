import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Bookings } from '../../services/booking/bookings.ts'
import * as schemas from './schemas.ts'

export const seatRoutes: FastifyPluginAsyncTypebox<{ bookings: Bookings }> = async (app, { bookings }) => {
  app.get('/flights/:flightId/seats', { schema: schemas.getSeats }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return bookings.seats(request.params.flightId)
  })
}
