import type { IncomingMessage } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { utcDay } from './domain/day.ts'
import { analyticsRoutes } from './routes/analytics/reports.ts'
import { bookingRoutes } from './routes/booking/bookings.ts'
import { holdRoutes } from './routes/booking/holds.ts'
import { seatRoutes } from './routes/booking/seats.ts'
import { flightDetailRoutes } from './routes/flights/details.ts'
import { manifestRoutes } from './routes/flights/manifest.ts'
import { flightRoutes } from './routes/flights/search.ts'
import { leaderboardAdminRoutes } from './routes/leaderboards/admin.ts'
import { leaderboardRoutes } from './routes/leaderboards/leaderboards.ts'
import { adminStatsRoutes } from './routes/operations/admin-stats.ts'
import { adminCacheRoutes } from './routes/operations/cache-admin.ts'
import { healthRoutes } from './routes/operations/health.ts'
import { metricsRoutes } from './routes/operations/metrics.ts'
import { queueRoutes } from './routes/operations/queues.ts'
import { statsRoutes } from './routes/operations/stats.ts'
import { traceRoutes } from './routes/operations/traces.ts'
import { consoleRoutes } from './routes/pages/console.ts'
import { docsRoutes } from './routes/pages/docs.ts'
import { openapi } from './routes/pages/openapi.ts'
import { passengerRoutes } from './routes/passengers/passengers.ts'
import { cachedReply } from './routes/plugins/cached-reply.ts'
import { callers } from './routes/plugins/caller.ts'
import { drain } from './routes/plugins/drain.ts'
import { eventStreams } from './routes/plugins/event-stream.ts'
import { createFastPath } from './routes/plugins/fast-path.ts'
import { privateReplies } from './routes/plugins/private-replies.ts'
import { problemReplies, refuseAddress } from './routes/plugins/problems.ts'
import { recorded } from './routes/plugins/recorded.ts'
import { requestId, requestLog } from './routes/plugins/request-log.ts'
import { requestSpans } from './routes/plugins/request-spans.ts'
import { sameOrigin } from './routes/plugins/same-origin.ts'
import { serverTiming } from './routes/plugins/server-timing.ts'
import { sessions } from './routes/plugins/session.ts'
import { signInLimits } from './routes/plugins/sign-in-limits.ts'
import { keptTraces } from './routes/plugins/trace.ts'
import { validation } from './routes/plugins/validation.ts'
import { airlineRoutes } from './routes/reference/airlines.ts'
import { airportRoutes } from './routes/reference/airports.ts'
import { routeNetworkRoutes } from './routes/reference/routes.ts'
import { problem } from './routes/schemas/problem.ts'
import { cartRoutes } from './routes/sessions/cart.ts'
import { checkoutRoutes } from './routes/sessions/checkout.ts'
import { sessionRoutes } from './routes/sessions/sessions.ts'
import type { Telemetry } from './telemetry/telemetry.ts'
import type { Services } from './wire.ts'

export interface AppOptions {
  log: FastifyBaseLogger
  adminToken: string
  /** `Server-Timing` on every response, and traces of requests that ask for one. */
  workshop: boolean
  honorClientCacheControl: boolean
  /** Gives requests spans, where a collector is configured. */
  telemetry?: Pick<Telemetry, 'requestSpan'> | undefined
  /** Which requests leave a line in the log. */
  logRequests: 'all' | 'notable'
  session: {
    /** How long it lives unused, milliseconds. */
    idleMs: number
    signInPerAddress: number
    signInPerPassport: number
  }
  /** How many streams of events may be open at a time. */
  streamsAtMost: number
  /** Where clients reach the service, when something before it ends TLS or has another name. */
  publicOrigin: string | undefined
  /** Whose `X-Forwarded-*` to believe, as Fastify's `trustProxy` understands it. */
  trustProxy: string | false
  /** The day, `YYYY-MM-DD`, that examples in the documentation use. Default: today. */
  exampleDate?: () => string
}

/** The HTTP interface over the services. It is ready to `listen` or to `inject`. */
export async function buildApp(services: Services, options: AppOptions) {
  // Where every request is to be seen, in the log or in a workshop, it is seen by the routes' hooks.
  const { telemetry, workshop } = options
  const { operations } = services
  const isSeen = telemetry && ((request: IncomingMessage) => telemetry.requestSpan(request).recorded)
  const fastPath =
    workshop || options.logRequests !== 'notable' ? undefined : createFastPath(operations.requests, isSeen)
  const app = Fastify({
    ...(fastPath && { serverFactory: fastPath.serve }),
    // Not `loggerInstance`: that makes a logger for each request and listens to the end of each response. What is logged
    // names its request itself.
    childLoggerFactory: () => options.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    frameworkErrors: refuseAddress,
    forceCloseConnections: 'idle',
    // What still arrives on an open connection while the service ends is answered, and the connection closed after it.
    return503OnClosing: false,
    requestTimeout: 30_000,
    trustProxy: options.trustProxy,
    routerOptions: { maxParamLength: 128 },
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.addSchema(problem)
  app.addHook('preClose', async () => fastPath?.end())
  await app.register(validation)
  if (telemetry) await app.register(requestSpans, { telemetry })
  await app.register(requestLog, { requests: options.logRequests, counts: operations.requests })
  await app.register(drain)
  await app.register(eventStreams, { maximum: options.streamsAtMost })
  await app.register(problemReplies)
  await app.register(callers, { token: options.adminToken })
  await app.register(cachedReply, { fastPath, honorClientCacheControl: options.honorClientCacheControl })
  if (workshop || telemetry) await app.register(recorded, { workshop })
  if (workshop) {
    await app.register(serverTiming)
    await app.register(keptTraces, operations)
  }
  await app.register(openapi, { exampleDate: options.exampleDate ?? (() => utcDay(new Date())) })
  await app.register(docsRoutes)
  await app.register(consoleRoutes)

  await app.register(healthRoutes, operations)
  await app.register(metricsRoutes, operations)
  await app.register(queueRoutes, operations)
  await app.register(
    async (v1) => {
      await v1.register(flightRoutes, services.flights)
      await v1.register(flightDetailRoutes, services.flights)
      await v1.register(manifestRoutes, services.flights)
      await v1.register(routeNetworkRoutes, services.reference)
      await v1.register(airportRoutes, services.reference)
      await v1.register(airlineRoutes, services.reference)
      await v1.register(analyticsRoutes, services.analytics)
      await v1.register(seatRoutes, services.booking)
      await v1.register((personal) => registerPersonal(personal, services, options))
      await v1.register(leaderboardRoutes, services.leaderboards)
      await v1.register(leaderboardAdminRoutes, services.leaderboards)
      await v1.register(statsRoutes, { ...operations, writeBehind: services.booking.writeBehind })
      await v1.register(adminStatsRoutes, operations)
      await v1.register(traceRoutes, { traces: options.workshop ? operations.traces : undefined })
      await v1.register(adminCacheRoutes, operations)
    },
    { prefix: '/v1' },
  )
  return app
}

/** The routes on which a caller may be somebody who has signed in. Sessions cost: nothing else has them. */
async function registerPersonal(app: FastifyInstance, services: Services, options: AppOptions): Promise<void> {
  const { sessionStore: store, sessions: service, attempts } = services.sessions
  const { idleMs, signInPerAddress: perAddress, signInPerPassport: perPassport } = options.session
  const tls = options.publicOrigin?.startsWith('https:') ?? false
  await app.register(privateReplies)
  await app.register(sessions, { store, sessions: service, tls })
  await app.register(sameOrigin, { origin: options.publicOrigin })
  const limits = await signInLimits(app, { attempts, perAddress, perPassport })
  await app.register(sessionRoutes, { sessions: service, limits, idleMs, tls })
  await app.register(cartRoutes, services.sessions)
  await app.register(checkoutRoutes, services.sessions)
  await app.register(holdRoutes, services.booking)
  await app.register(bookingRoutes, services.booking)
  await app.register(passengerRoutes, { ...services.passengers, workshop: options.workshop })
}
