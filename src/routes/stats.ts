import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { WriteBehind } from '../services/write-behind.ts'
import { instant, nullable, strict } from './schemas/common.ts'
import { problems } from './schemas/problem.ts'

const writeBehindStats = Type.Object({
  pendingBookings: Type.Integer({
    description: 'Bookings, less cancellations, that `flight_stats` does not show yet.',
  }),
  pendingFlights: Type.Integer({ description: 'Flights that they are of.' }),
  batches: Type.Integer({ description: 'Batches taken, and not written or not forgotten yet.' }),
  openReservations: Type.Integer({ description: 'Reservations whose outcome is open.' }),
  lastFlushAt: nullable(instant('When the last batch was written.')),
  lagMs: Type.Integer({ description: 'Age of the oldest booking that `flight_stats` does not show, else 0.' }),
})

export const statsRoutes: FastifyPluginAsyncTypebox<{ writeBehind: WriteBehind }> = async (app, { writeBehind }) => {
  app.get(
    '/stats/write-behind',
    {
      schema: {
        operationId: 'writeBehindStats',
        summary: 'How far the counters in the database are behind',
        tags: ['operations'],
        querystring: strict({}),
        response: {
          200: { description: 'The figures.', content: { 'application/json': { schema: writeBehindStats } } },
          ...problems(400, 503),
        },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'no-store')
      return writeBehind.stats()
    },
  )
}
