import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Airports } from '../../services/reference/airports.ts'
import { adminOnly } from '../plugins/access.ts'
import * as schemas from './airports-schemas.ts'

export const airportRoutes: FastifyPluginAsyncTypebox<{ airports: Airports }> = async (app, { airports }) => {
  app.get('/airports', { schema: schemas.listAirports }, (request, reply) =>
    reply.sendCached(airports.list, request.query),
  )

  app.get('/airports/:iata', { schema: schemas.getAirport }, (request, reply) =>
    reply.sendCached(airports.get, request.params),
  )

  app.patch('/airports/:iata', adminOnly(schemas.renameAirport), ({ params, body }) =>
    airports.rename({ ...params, ...body }),
  )
}
