import type { IncomingMessage } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { utcDay } from './domain/day.ts'
import { analyticsRoutes } from './routes/analytics/reports.ts'
import { bookingRoutes } from './routes/booking/index.ts'
import { seatRoutes } from './routes/booking/seats.ts'
import { flightRoutes } from './routes/flights/index.ts'
import { leaderboardRoutes } from './routes/leaderboards/index.ts'
import { monitoringRoutes, operationRoutes } from './routes/operations/index.ts'
import { consoleRoutes } from './routes/pages/console.ts'
import { docsRoutes } from './routes/pages/docs.ts'
import { openapi } from './routes/pages/openapi.ts'
import { passengerRoutes } from './routes/passengers/passengers.ts'
import { addresses } from './routes/plugins/addresses.ts'
import { BODY_BYTES_AT_MOST, bodies } from './routes/plugins/bodies.ts'
import { cachedReply } from './routes/plugins/cached-reply.ts'
import { callers } from './routes/plugins/caller.ts'
import { trustIn } from './routes/plugins/client-address.ts'
import { crossOrigin } from './routes/plugins/cross-origin.ts'
import { drain } from './routes/plugins/drain.ts'
import { eventStreams } from './routes/plugins/event-stream.ts'
import { createFastPath, type FastPath, withoutHostCheck } from './routes/plugins/fast-path.ts'
import { REQUEST_TIMEOUT_MS, refuseUnparsed } from './routes/plugins/parser-problems.ts'
import { problemReplies, refuseAddress } from './routes/plugins/problems.ts'
import { recorded } from './routes/plugins/recorded.ts'
import { requestId, requestLog } from './routes/plugins/request-log.ts'
import { requestSpans } from './routes/plugins/request-spans.ts'
import { buildSerializer } from './routes/plugins/serializers.ts'
import { serverTiming } from './routes/plugins/server-timing.ts'
import { withSessions } from './routes/plugins/session-context.ts'
import { keptTraces } from './routes/plugins/trace.ts'
import { validation } from './routes/plugins/validation.ts'
import { referenceRoutes } from './routes/reference/index.ts'
import { problem } from './routes/schemas/problem.ts'
import { sessionRoutes } from './routes/sessions/index.ts'
import type { Telemetry } from './telemetry/telemetry.ts'
import type { Services } from './wire.ts'

export interface AppOptions {
  log: FastifyBaseLogger
  adminToken: string
  /** Sends `Server-Timing` with every response, and keeps traces on request. */
  workshop: boolean
  /** Obeys the `Cache-Control` of every request, not only of the admin's. */
  honorClientCacheControl: boolean
  /** Creates a span for each request. Undefined without a collector. */
  telemetry?: Pick<Telemetry, 'requestSpan'> | undefined
  /** Requests that are logged. */
  logRequests: 'all' | 'notable'
  session: {
    /** Idle TTL in milliseconds. */
    idleMs: number
    /** Failed sign-ins per minute from one address. */
    signInPerAddress: number
    /** Failed sign-ins per minute with one passport from one address. */
    signInPerPassport: number
    /** Whether browsers send its cookie with requests of pages of other sites: `none`. */
    sameSite: 'lax' | 'none'
  }
  /** Maximum number of open event streams: of all clients, and of one address. */
  streamsAtMost: number
  streamsPerAddress: number
  /** Wrong admin tokens per minute from one address. */
  wrongTokensPerAddress: number
  /** Origin that clients see, if a proxy terminates TLS or has another name. */
  publicOrigin: string | undefined
  /** Other origins whose pages may call the service, with credentials. */
  corsOrigins: ReadonlySet<string>
  /** Proxies with trusted `X-Forwarded-*` headers: addresses or networks, separated by commas. */
  trustProxy: string | false
  /** Returns the day, `YYYY-MM-DD`, for examples in the documentation. Default: today. */
  exampleDate?: () => string
}

/** Builds the HTTP interface over the services, ready to `listen` or to `inject`. */
export async function buildApp(services: Services, options: AppOptions) {
  const fastPath = fastPathFor(services, options)
  const app = createServer(fastPath, options)
  await registerPlugins(app, { services, options, fastPath })
  await app.register(docsRoutes)
  await app.register(consoleRoutes)
  await app.register(monitoringRoutes, { ...services.operations, publicOrigin: options.publicOrigin })
  await app.register((v1) => registerFeatures(v1, services, options), { prefix: '/v1' })
  return app
}

/** Creates the fast path, unless the hooks of the routes must see every request, for logging or for teaching aids. */
function fastPathFor(services: Services, options: AppOptions): FastPath | undefined {
  const { telemetry, workshop, logRequests, trustProxy } = options
  if (workshop || logRequests !== 'notable') return undefined
  const isSeen = telemetry && ((request: IncomingMessage) => telemetry.requestSpan(request).recorded)
  return createFastPath({
    requests: services.operations.requests,
    trustProxy: trustIn(trustProxy),
    crossOrigin: options.corsOrigins.size > 0,
    isSeen,
  })
}

function createServer(fastPath: FastPath | undefined, options: AppOptions) {
  return Fastify({
    ...(fastPath && { serverFactory: fastPath.serve }),
    http: withoutHostCheck,
    // Not `loggerInstance`: it creates a logger per request and listens to the end of each response. Log lines name
    // their request themselves.
    childLoggerFactory: () => options.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    frameworkErrors: refuseAddress(options.corsOrigins),
    clientErrorHandler: refuseUnparsed,
    bodyLimit: BODY_BYTES_AT_MOST,
    forceCloseConnections: 'idle',
    // A request that arrives on an open connection during shutdown is served. Its connection closes afterwards.
    return503OnClosing: false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: trustIn(options.trustProxy),
    routerOptions: { maxParamLength: 128 },
    schemaController: { compilersFactory: { buildSerializer } },
  }).withTypeProvider<TypeBoxTypeProvider>()
}

interface PluginOptions {
  services: Services
  options: AppOptions
  fastPath: FastPath | undefined
}

/** Registers the plugins that every route uses. Their order is the order of their hooks. */
async function registerPlugins(app: FastifyInstance, { services, options, fastPath }: PluginOptions): Promise<void> {
  const { telemetry, workshop } = options
  const { operations } = services
  const allowsOthers = options.corsOrigins.size > 0
  app.addSchema(problem)
  if (allowsOthers) await app.register(crossOrigin, { origins: options.corsOrigins })
  await app.register(validation)
  await app.register(bodies)
  await app.register(addresses)
  if (telemetry) await app.register(requestSpans, { telemetry })
  await app.register(requestLog, { requests: options.logRequests, counts: operations.requests })
  await app.register(eventStreams, { maximum: options.streamsAtMost, perAddress: options.streamsPerAddress })
  await app.register(drain, { onBegin: () => fastPath?.end() })
  await app.register(problemReplies)
  await app.register(callers, { token: options.adminToken, wrongPerAddress: options.wrongTokensPerAddress })
  await app.register(cachedReply, {
    fastPath,
    honorClientCacheControl: options.honorClientCacheControl,
    crossOrigin: allowsOthers,
  })
  if (workshop || telemetry) await app.register(recorded, { workshop })
  if (workshop) {
    await app.register(serverTiming)
    await app.register(keptTraces, operations)
  }
  await app.register(openapi, { exampleDate: options.exampleDate ?? (() => utcDay(new Date())) })
}

/** Registers the routes of each feature. Their order is the order of the OpenAPI document. */
async function registerFeatures(v1: FastifyInstance, services: Services, options: AppOptions): Promise<void> {
  const { operations, booking } = services
  await v1.register(flightRoutes, services.flights)
  await v1.register(referenceRoutes, services.reference)
  await v1.register(analyticsRoutes, services.analytics)
  await v1.register(seatRoutes, booking)
  await v1.register((personal) => registerPersonal(personal, services, options))
  await v1.register(leaderboardRoutes, services.leaderboards)
  await v1.register(operationRoutes, {
    ...operations,
    writeBehind: booking.writeBehind,
    workshop: options.workshop,
  })
}

/** Registers the features that need sessions. Only their routes have the session hooks. */
async function registerPersonal(app: FastifyInstance, services: Services, options: AppOptions): Promise<void> {
  const { publicOrigin, corsOrigins, workshop, session } = options
  const cookie = { tls: publicOrigin?.startsWith('https:') ?? false, sameSite: session.sameSite }
  const limits = await withSessions(app, { ...services.sessions, ...session, cookie, publicOrigin, corsOrigins })
  await app.register(sessionRoutes, { ...services.sessions, limits, idleMs: session.idleMs, cookie })
  await app.register(bookingRoutes, services.booking)
  await app.register(passengerRoutes, { ...services.passengers, workshop })
}
