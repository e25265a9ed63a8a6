import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Alerts } from '../../services/operations/stats/alerts.ts'
import type { KeyListing } from '../../services/operations/stats/key-listing.ts'
import type { MemorySamples } from '../../services/operations/stats/memory.ts'
import type { SlowLogs } from '../../services/operations/stats/slow-log.ts'
import { adminOnly } from '../plugins/access.ts'
import { noStore } from '../plugins/no-store.ts'
import * as schemas from './admin-stats-schemas.ts'

interface Options {
  keys: KeyListing
  memory: MemorySamples
  slowLogs: SlowLogs
  alerts: Alerts
}

/** Statistics for the admin only, because names of keys may be personal data. */
export const adminStatsRoutes: FastifyPluginAsyncTypebox<Options> = async (app, options) => {
  const { keys, memory, slowLogs, alerts } = options
  noStore(app)

  app.get('/stats/keys', adminOnly(schemas.listKeys), (request) => keys.list(request.query))

  app.get('/stats/memory', adminOnly(schemas.sampleMemory), async () => ({ data: await memory.sample() }))

  app.get('/stats/slowlog', adminOnly(schemas.readSlowLog), async (request) => ({
    data: await slowLogs.read(request.query.limit),
  }))

  app.get('/stats/alerts', adminOnly(schemas.listAlerts), async () => ({ data: await alerts.read() }))
}
