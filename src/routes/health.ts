import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { CheckReadiness } from '../services/readiness.ts'
import { oneOf, strict } from './schemas/common.ts'

const readinessBody = Type.Object({
  ready: Type.Boolean({ description: 'Whether requests can be served: false while the database is away.' }),
  degraded: Type.Boolean({ description: 'A server is away; what can be served without it is served.' }),
  dependencies: Type.Array(
    Type.Object({
      name: oneOf(['database', 'cache', 'state'], 'What it is to the service.'),
      status: oneOf(['up', 'down'], 'Whether it answers.'),
      latencyMs: Type.Number({ description: 'How long the answer, or the failure, took.' }),
    }),
  ),
})

export const healthRoutes: FastifyPluginAsyncTypebox<{ readiness: CheckReadiness }> = async (app, { readiness }) => {
  app.get(
    '/health/live',
    {
      schema: {
        operationId: 'live',
        summary: 'Whether the process answers',
        tags: ['operations'],
        querystring: strict({}),
        response: { 200: { description: 'It does.', ...Type.Object({ status: oneOf(['live'], 'Always `live`.') }) } },
      },
    },
    async () => ({ status: 'live' as const }),
  )

  app.get(
    '/health/ready',
    {
      schema: {
        operationId: 'ready',
        summary: 'Whether requests can be served',
        tags: ['operations'],
        querystring: strict({}),
        response: {
          200: { description: 'They can; `degraded` tells whether a cache is away.', ...readinessBody },
          503: { description: 'They cannot: the database is away.', ...readinessBody },
        },
      },
    },
    async (_request, reply) => {
      const body = await readiness()
      return reply
        .code(body.ready ? 200 : 503)
        .header('cache-control', 'no-store')
        .send(body)
    },
  )
}
