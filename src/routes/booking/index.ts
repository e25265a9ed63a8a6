import type { FastifyPluginAsync } from 'fastify'
import type { BookingServices } from '../../services/booking/wire.ts'
import { bookSeatRoutes } from './bookings.ts'
import { holdRoutes } from './holds.ts'

/** Holds and bookings. For a context with sessions; seat maps are public, see `seatRoutes`. */
export const bookingRoutes: FastifyPluginAsync<BookingServices> = async (app, services) => {
  await app.register(holdRoutes, services)
  await app.register(bookSeatRoutes, services)
}
