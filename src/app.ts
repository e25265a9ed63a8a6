import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Queue } from 'bullmq'
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { airlineRoutes } from './routes/airlines.ts'
import { airportRoutes } from './routes/airports.ts'
import { bookingRoutes } from './routes/bookings.ts'
import { docsRoutes } from './routes/docs.ts'
import { flightRoutes } from './routes/flights.ts'
import { healthRoutes } from './routes/health.ts'
import { openapi } from './routes/openapi.ts'
import { passengerRoutes } from './routes/passengers.ts'
import { cachedReply } from './routes/plugins/cached-reply.ts'
import { callers } from './routes/plugins/caller.ts'
import { drain } from './routes/plugins/drain.ts'
import { problemReplies, refuseAddress } from './routes/plugins/problems.ts'
import { requestId, requestLog } from './routes/plugins/request-log.ts'
import { serverTiming } from './routes/plugins/server-timing.ts'
import { validation } from './routes/plugins/validation.ts'
import { queueRoutes } from './routes/queues.ts'
import { routeNetworkRoutes } from './routes/route-network.ts'
import { problem } from './routes/schemas/problem.ts'
import { seatRoutes } from './routes/seats.ts'
import { statsRoutes } from './routes/stats.ts'
import type { Airlines } from './services/airlines.ts'
import type { Airports } from './services/airports.ts'
import type { Bookings } from './services/bookings.ts'
import type { Flights } from './services/flights.ts'
import type { Passengers } from './services/passengers.ts'
import type { CheckReadiness } from './services/readiness.ts'
import type { RouteNetwork } from './services/route-network.ts'
import type { WriteBehind } from './services/write-behind.ts'

export interface Services {
  airports: Airports
  airlines: Airlines
  flights: Flights
  routeNetwork: RouteNetwork
  bookings: Bookings
  passengers: Passengers
  writeBehind: WriteBehind
  queue: Queue
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
    frameworkErrors: refuseAddress,
    forceCloseConnections: 'idle',
    // What still arrives on an open connection while the service ends is answered, and the connection closed after it.
    return503OnClosing: false,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 128 },
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.addSchema(problem)
  await app.register(validation)
  await app.register(requestLog)
  await app.register(drain)
  await app.register(problemReplies)
  await app.register(callers, { token: options.adminToken })
  await app.register(cachedReply, { honorClientCacheControl: options.honorClientCacheControl })
  if (options.workshop) await app.register(serverTiming)
  await app.register(openapi, { exampleDate: options.exampleDate ?? (() => new Date().toISOString().slice(0, 10)) })
  await app.register(docsRoutes)
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/docs'))

  await app.register(healthRoutes, services)
  await app.register(queueRoutes, services)
  await app.register(
    async (v1) => {
      await v1.register(flightRoutes, services)
      await v1.register(routeNetworkRoutes, services)
      await v1.register(airportRoutes, services)
      await v1.register(airlineRoutes, services)
      await v1.register(seatRoutes, services)
      await v1.register(bookingRoutes, services)
      await v1.register(passengerRoutes, services)
      await v1.register(statsRoutes, services)
    },
    { prefix: '/v1' },
  )
  return app
}
