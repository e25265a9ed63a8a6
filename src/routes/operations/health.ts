import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { CheckReadiness } from '../../services/operations/readiness.ts'
import * as schemas from './health-schemas.ts'

export const healthRoutes: FastifyPluginAsyncTypebox<{ readiness: CheckReadiness }> = async (app, { readiness }) => {
  app.get('/health/live', { schema: schemas.live }, async () => ({ status: 'live' as const }))

  app.get('/health/ready', { schema: schemas.ready }, async (_request, reply) => {
    const body = await readiness({ shuttingDown: app.drain.hasBegun })
    return reply
      .code(body.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(body)
  })
}
