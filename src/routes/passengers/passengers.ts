import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AppError } from '../../errors.ts'
import type { Passengers } from '../../services/passengers/passengers.ts'
import { ownerOrAdmin } from '../plugins/access.ts'
import * as schemas from './schemas.ts'

export const passengerRoutes: FastifyPluginAsyncTypebox<{ passengers: Passengers; workshop: boolean }> = async (
  app,
  { passengers, workshop },
) => {
  app.get('/passengers/sample', { schema: schemas.samplePassengers }, async (request, reply) => {
    if (!workshop) throw new AppError('not-found', 'Sample passengers need a service that runs with `WORKSHOP=true`.')
    reply.header('cache-control', 'no-store')
    return { data: await passengers.sample(request.query.limit) }
  })

  app.get(
    '/users/:passengerId/flights',
    ownerOrAdmin(schemas.passengerFlights),
    ({ params: { passengerId }, query }, reply) =>
      reply.sendCached(passengers.flights, { passengerId, ...query }, { personal: true }),
  )

  app.get('/users/:passengerId/profile', ownerOrAdmin(schemas.passengerProfile), (request, reply) =>
    reply.sendCached(passengers.profile, request.params, { personal: true }),
  )

  app.get(
    '/users/:passengerId/routes',
    ownerOrAdmin(schemas.passengerRoutes),
    ({ params: { passengerId }, query: { limit } }, reply) =>
      reply.sendCached(passengers.routes, { passengerId, limit }, { personal: true }),
  )
}
