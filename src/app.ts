import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { airlineRoutes } from './routes/airlines.ts'
import { airportRoutes } from './routes/airports.ts'
import { docsRoutes } from './routes/docs.ts'
import { flightRoutes } from './routes/flights.ts'
import { healthRoutes } from './routes/health.ts'
import { openapi } from './routes/openapi.ts'
import { adminToken } from './routes/plugins/admin.ts'
import { cachedReply } from './routes/plugins/cached-reply.ts'
import { problemReplies } from './routes/plugins/problems.ts'
import { requestId, requestLog } from './routes/plugins/request-log.ts'
import { serverTiming } from './routes/plugins/server-timing.ts'
import { routeNetworkRoutes } from './routes/route-network.ts'
import { problem } from './routes/schemas/problem.ts'
import type { Airlines } from './services/airlines.ts'
import type { Airports } from './services/airports.ts'
import type { Flights } from './services/flights.ts'
import type { CheckReadiness } from './services/readiness.ts'
import type { RouteNetwork } from './services/route-network.ts'

export interface Services {
  airports: Airports
  airlines: Airlines
  flights: Flights
  routeNetwork: RouteNetwork
  readiness: CheckReadiness
}

export interface AppOptions {
  log: FastifyBaseLogger
  adminToken: string
  /** `Server-Timing` on every response. */
  workshop: boolean
  honorClientCacheControl: boolean
  /** The day, `YYYY-MM-DD`, that examples in the documentation use. Default: today. */
  exampleDate?: () => string
}

/** The HTTP interface over the services. It is ready to `listen` or to `inject`. */
export async function buildApp(services: Services, options: AppOptions) {
  const app = Fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 128 },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true, allErrors: true } },
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.addSchema(problem)
  await app.register(requestLog)
  await app.register(problemReplies)
  await app.register(adminToken, { token: options.adminToken })
  await app.register(cachedReply, { honorClientCacheControl: options.honorClientCacheControl })
  if (options.workshop) await app.register(serverTiming)
  await app.register(openapi, { exampleDate: options.exampleDate ?? (() => new Date().toISOString().slice(0, 10)) })
  await app.register(docsRoutes)

  await app.register(healthRoutes, services)
  await app.register(
    async (v1) => {
      await v1.register(flightRoutes, services)
      await v1.register(routeNetworkRoutes, services)
      await v1.register(airportRoutes, services)
      await v1.register(airlineRoutes, services)
    },
    { prefix: '/v1' },
  )
  return app
}
