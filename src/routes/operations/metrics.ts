import type { FastifyPluginAsync } from 'fastify'
import type { Metrics } from '../../services/operations/stats/metrics.ts'

/**
 * Serves the metrics of this process for Prometheus at `/metrics`. Labels are kinds, servers and states, never keys or personal
 * data.
 */
export const metricsRoutes: FastifyPluginAsync<{ metrics: Metrics }> = async (app, { metrics }) => {
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    const { body, contentType } = await metrics.text()
    return reply.header('content-type', contentType).header('cache-control', 'no-store').send(body)
  })
}
