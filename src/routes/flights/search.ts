import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Flights } from '../../services/flights/search.ts'
import * as schemas from './schemas.ts'

export const flightSearchRoutes: FastifyPluginAsyncTypebox<{ flights: Flights }> = async (
  app,
  { flights: service },
) => {
  app.get('/flights/search', { schema: schemas.searchFlights }, (request, reply) =>
    reply.sendCached(service.search, request.query),
  )

  app.get('/flights/round-trip', { schema: schemas.searchRoundTrip }, (request, reply) =>
    reply.sendCachedParts(service.roundTrip(request.query, request.cacheOptions()).then((trip) => ({ ...trip }))),
  )
}
