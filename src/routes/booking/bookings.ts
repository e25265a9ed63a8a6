import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AppError } from '../../errors.ts'
import type { Bookings } from '../../services/booking/bookings.ts'
import type { Wish } from '../../services/booking/seat-map/types.ts'
import { signedInOrAdmin } from '../plugins/access.ts'
import * as schemas from './schemas.ts'

export const bookSeatRoutes: FastifyPluginAsyncTypebox<{ bookings: Bookings }> = async (app, { bookings }) => {
  app.post('/flights/:flightId/bookings', signedInOrAdmin(schemas.bookSeat), async (request, reply) => {
    const { flightId } = request.params
    const passengerId = request.actsFor(request.body.passengerId)
    const isExempt = request.caller().is === 'admin'
    const caller = isExempt ? 'admin' : `passenger:${passengerId}`
    const key = request.headers['idempotency-key']
    const { bookings: booked, replayed } = await bookings.book({
      flightId,
      passengerId,
      isExempt,
      wishes: [wishOf(request.body)],
      ...(key !== undefined && {
        idempotency: {
          caller,
          route: 'POST /v1/flights/{flightId}/bookings',
          key,
          request: { flightId, passengerId, ...request.body },
        },
      }),
    })
    const [made] = booked
    if (!made) throw new Error('the booking of one seat returned no booking')
    if (replayed) reply.header('idempotency-replayed', 'true')
    return reply.code(201).header('location', `/v1/bookings/${made.bookingId}`).send(made)
  })

  app.get('/bookings/:bookingId', signedInOrAdmin(schemas.getBooking), async (request, reply) => {
    const booking = await bookings.get(request.params.bookingId)
    request.requirePassenger(booking.passengerId)
    reply.header('cache-control', 'private, no-cache')
    return booking
  })

  app.delete('/bookings/:bookingId', signedInOrAdmin(schemas.cancelBooking), async (request, reply) => {
    const { bookingId } = request.params
    const booking = await bookings.get(bookingId)
    request.requirePassenger(booking.passengerId)
    await bookings.cancel(bookingId)
    return reply.code(204).send(null)
  })
}

function wishOf({ seat, holdId }: { seat?: string; holdId?: string }): Wish {
  if (seat !== undefined && holdId !== undefined) {
    throw new AppError('validation-failed', 'Send `seat` or `holdId`, not both.', {
      errors: [{ path: 'body.holdId', message: 'must not be sent with `seat`' }],
    })
  }
  if (holdId !== undefined) return { holdId }
  return seat === undefined ? 'any' : { seat }
}
