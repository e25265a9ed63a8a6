import type { FastifyPluginAsync } from 'fastify'
import type { ReferenceServices } from '../../services/reference/wire.ts'
import { airlineRoutes } from './airlines.ts'
import { airportRoutes } from './airports.ts'
import { routeNetworkRoutes } from './routes.ts'

/** Routes between airports, airports and airlines. */
export const referenceRoutes: FastifyPluginAsync<ReferenceServices> = async (app, services) => {
  await app.register(routeNetworkRoutes, services)
  await app.register(airportRoutes, services)
  await app.register(airlineRoutes, services)
}
