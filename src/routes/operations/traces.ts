import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AppError } from '../../errors.ts'
import type { Traces } from '../../services/operations/traces.ts'
import * as schemas from './traces-schemas.ts'

/** Without `traces` there are none. */
export const traceRoutes: FastifyPluginAsyncTypebox<{ traces: Traces | undefined }> = async (app, { traces }) => {
  app.get('/traces/:requestId', { schema: schemas.getTrace }, async (request, reply) => {
    if (!traces) throw new AppError('not-found', 'There are traces only in a workshop.')
    reply.header('cache-control', 'no-store')
    return traces.read(request.params.requestId)
  })
}
