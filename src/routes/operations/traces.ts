import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AppError } from '../../errors.ts'
import type { Traces } from '../../services/operations/traces.ts'
import * as schemas from './traces-schemas.ts'

/** Serves traces. `traces` is undefined outside of a workshop. */
export const traceRoutes: FastifyPluginAsyncTypebox<{ traces: Traces | undefined }> = async (app, { traces }) => {
  app.get('/traces/:traceId', { schema: schemas.getTrace }, async (request, reply) => {
    if (!traces) throw new AppError('not-found', 'Traces need a service that runs with `WORKSHOP=true`.')
    reply.header('cache-control', 'no-store')
    return traces.read(request.params.traceId)
  })
}
