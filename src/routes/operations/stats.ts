import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { WriteBehind } from '../../services/booking/write-behind.ts'
import type { Servers } from '../../services/operations/stats/servers.ts'
import type { StatsService } from '../../services/operations/stats/stats.ts'
import { noStore } from '../plugins/no-store.ts'
import * as schemas from './stats-schemas.ts'

interface Options {
  writeBehind: WriteBehind
  stats: StatsService
  servers: Servers
}

/** Public figures. */
export const statsRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { writeBehind, stats, servers }) => {
  noStore(app)

  app.get('/stats', { schema: schemas.getStats }, () => stats.read())

  app.get('/stats/stream', { schema: schemas.streamStats }, async (_request, reply) => {
    await reply.sendEvents((send) => stats.watch((data) => send({ event: 'stats', data })))
    return reply
  })

  app.get('/stats/server', { schema: schemas.getServerStats }, async () => ({ data: await servers.read() }))

  app.get('/stats/write-behind', { schema: schemas.getWriteBehindStats }, () => writeBehind.stats())
}
