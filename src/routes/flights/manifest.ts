import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Manifest } from '../../services/flights/manifest.ts'
import { admin, flightId } from '../booking/schemas.ts'
import { nullable, strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

const name = nullable(Type.String({ examples: ['Ada'] }))

const manifest = Type.Object({
  flightId: Type.Integer(),
  data: Type.Array(
    Type.Object({
      seat: nullable(Type.String({ description: 'Null for a booking without a seat.', examples: ['12A'] })),
      passengerId: Type.Integer(),
      firstName: name,
      lastName: name,
      bookingId: Type.Integer(),
    }),
    { description: 'By seat.' },
  ),
})

export const manifestRoutes: FastifyPluginAsyncTypebox<{ manifest: Manifest }> = async (app, { manifest: service }) => {
  app.get(
    '/flights/:flightId/manifest',
    {
      onRequest: async (request) => request.requireAdmin(),
      schema: {
        operationId: 'getManifest',
        summary: 'Who is on a flight',
        description: 'Straight from the database: names are kept in as few places as possible.',
        tags: ['flights'],
        security: admin,
        params: strict({ flightId }),
        querystring: strict({}),
        response: {
          200: { description: 'The passengers by seat.', content: { 'application/json': { schema: manifest } } },
          ...problems(400, 401, 403, 404, 503),
        },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'private, no-cache')
      return service.ofFlight(request.params.flightId)
    },
  )
}
