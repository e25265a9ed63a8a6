import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type TSchema, Type } from 'typebox'
import type { WriteBehind } from '../../services/booking/write-behind.ts'
import type { Alerts } from '../../services/operations/stats/alerts.ts'
import type { Keys } from '../../services/operations/stats/keys.ts'
import type { MemorySamples } from '../../services/operations/stats/memory.ts'
import type { Servers } from '../../services/operations/stats/servers.ts'
import type { SlowLogs } from '../../services/operations/stats/slow-log.ts'
import type { StatsService } from '../../services/operations/stats/stats.ts'
import { admin } from '../booking/schemas.ts'
import { forAdmin } from '../plugins/for-admin.ts'
import { instant, limit, nullable, strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'
import * as schemas from './stats-schemas.ts'

const writeBehindStats = Type.Object({
  pendingBookings: Type.Integer({
    description: 'Bookings, less cancellations, that `flight_stats` does not show yet.',
  }),
  pendingFlights: Type.Integer({ description: 'Flights that they are of.' }),
  batches: Type.Integer({ description: 'Batches taken, and not written or not deleted yet.' }),
  openReservations: Type.Integer({ description: 'Reservations whose outcome is open.' }),
  lastFlushAt: nullable(instant('When the last batch was written.')),
  lagMs: Type.Integer({ description: 'Age of the oldest booking that `flight_stats` does not show, else 0.' }),
})

interface Options {
  writeBehind: WriteBehind
  stats: StatsService
  servers: Servers
}

interface AdminOptions {
  keys: Keys
  memory: MemorySamples
  slowLogs: SlowLogs
  alerts: Alerts
}

const operation = { tags: ['operations'], querystring: strict({}) }

const json = <T extends TSchema>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

/** Figures that anybody may read. */
export const statsRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { writeBehind, stats, servers }) => {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  app.get(
    '/stats',
    {
      schema: {
        ...operation,
        operationId: 'getStats',
        summary: 'What the cache did, by kind of entry',
        description: 'Over all instances that live, since they were started and in the last minute.',
        response: { 200: json(schemas.stats, 'The figures.'), ...problems(400) },
      },
    },
    () => stats.read(),
  )

  app.get(
    '/stats/stream',
    {
      schema: {
        ...operation,
        operationId: 'streamStats',
        summary: 'The same, once a second',
        description:
          'Server-Sent Events: `stats`, whose data is what `GET /v1/stats` answers. A client that reads slowly misses some.',
        response: {
          200: { description: 'The events.', content: { 'text/event-stream': { schema: Type.String() } } },
          ...problems(400, 503),
        },
      },
    },
    async (_request, reply) => {
      await reply.sendEvents((send) => stats.watch((data) => send({ event: 'stats', data })))
      return reply
    },
  )

  app.get(
    '/stats/server',
    {
      schema: {
        ...operation,
        operationId: 'getServerStats',
        summary: 'What the Valkeys say of themselves',
        description: 'Each is asked once a second at most.',
        response: { 200: json(schemas.servers, 'The servers.'), ...problems(400) },
      },
    },
    async () => ({ data: await servers.read() }),
  )

  app.get(
    '/stats/write-behind',
    {
      schema: {
        ...operation,
        operationId: 'writeBehindStats',
        summary: 'How far the counters in the database are behind',
        response: { 200: json(writeBehindStats, 'The figures.'), ...problems(400, 503) },
      },
    },
    () => writeBehind.stats(),
  )
}

/** What only the admin may see: names of keys may be about people. */
export const adminStatsRoutes: FastifyPluginAsyncTypebox<AdminOptions> = async (app, options) => {
  const { keys, memory, slowLogs, alerts } = options
  const adminOperation = { ...operation, security: admin }
  const answers = <T extends TSchema>(schema: T, description: string) => ({
    200: json(schema, description),
    ...problems(400, 401, 403, 503),
  })

  forAdmin(app)

  app.get(
    '/stats/keys',
    {
      schema: {
        ...adminOperation,
        operationId: 'listKeys',
        summary: 'The keys on a Valkey that begin with a prefix',
        description:
          'In no particular order, by SCAN: a page may have fewer keys than were asked for, none even, or a few more; a key may come twice.',
        querystring: schemas.keyQuery,
        response: answers(schemas.keys, 'The keys, without what they hold.'),
      },
    },
    (request) => keys.list(request.query),
  )

  app.get(
    '/stats/memory',
    {
      schema: {
        ...adminOperation,
        operationId: 'sampleMemory',
        summary: 'What each kind of key takes',
        description:
          'From a sample: 50,000 keys of a server are looked at, and 50 of each kind weighed, in two seconds at most.',
        response: answers(schemas.memory, 'The estimates, by server.'),
      },
    },
    async () => ({ data: await memory.sample() }),
  )

  app.get(
    '/stats/slowlog',
    {
      schema: {
        ...adminOperation,
        operationId: 'readSlowLog',
        summary: 'What took the Valkeys long',
        querystring: strict({ limit: limit(20) }),
        response: answers(schemas.slowLog, 'Commands and keys, by server, without values.'),
      },
    },
    async (request) => ({ data: await slowLogs.read(request.query.limit) }),
  )

  app.get(
    '/stats/alerts',
    {
      schema: {
        ...adminOperation,
        operationId: 'listAlerts',
        summary: 'What is wrong now, and since when',
        response: answers(schemas.alerts, 'The alerts; none is well.'),
      },
    },
    async () => ({ data: await alerts.read() }),
  )
}
