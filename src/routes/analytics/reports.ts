import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Analytics } from '../../services/analytics/analytics.ts'
import * as schemas from './schemas.ts'

export const analyticsRoutes: FastifyPluginAsyncTypebox<{ analytics: Analytics }> = async (app, { analytics }) => {
  app.get('/analytics/:report', { schema: schemas.getReport }, ({ params, query }, reply) =>
    reply.sendCached(analytics.read, { ...params, ...query }),
  )
}
