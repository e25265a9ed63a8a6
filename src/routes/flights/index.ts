import type { FastifyPluginAsync } from 'fastify'
import type { FlightServices } from '../../services/flights/wire.ts'
import { flightDetailRoutes } from './details.ts'
import { manifestRoutes } from './manifest.ts'
import { flightSearchRoutes } from './search.ts'

/** Search, details, changes and manifests of flights. */
export const flightRoutes: FastifyPluginAsync<FlightServices> = async (app, services) => {
  await app.register(flightSearchRoutes, services)
  await app.register(flightDetailRoutes, services)
  await app.register(manifestRoutes, services)
}
