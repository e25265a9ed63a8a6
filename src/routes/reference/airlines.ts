import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Airlines } from '../../services/reference/airlines.ts'
import { adminOnly } from '../plugins/access.ts'
import * as schemas from './airlines-schemas.ts'

export const airlineRoutes: FastifyPluginAsyncTypebox<{ airlines: Airlines }> = async (app, { airlines }) => {
  app.get('/airlines', { schema: schemas.listAirlines }, (request, reply) =>
    reply.sendCached(airlines.list, request.query),
  )

  app.get('/airlines/top-routes', { schema: schemas.topRoutes }, (request, reply) =>
    reply.sendCached(airlines.topRoutes, request.query),
  )

  app.get('/airlines/:iata', { schema: schemas.getAirline }, (request, reply) =>
    reply.sendCached(airlines.get, request.params),
  )

  app.patch('/airlines/:iata', adminOnly(schemas.renameAirline), ({ params, body }) =>
    airlines.rename({ ...params, ...body }),
  )
}
