import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { RouteNetwork } from '../../services/reference/routes.ts'
import * as schemas from './routes-schemas.ts'

export const routeNetworkRoutes: FastifyPluginAsyncTypebox<{ routeNetwork: RouteNetwork }> = async (
  app,
  { routeNetwork },
) => {
  app.get('/routes/popular', { schema: schemas.popularRoutes }, (request, reply) =>
    reply.sendCached(routeNetwork.popular, request.query),
  )

  app.get('/routes/:from/:to/distance', { schema: schemas.routeDistance }, (request, reply) =>
    reply.sendCached(routeNetwork.distance, request.params),
  )
}
