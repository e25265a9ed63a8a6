import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Manifest } from '../../services/flights/manifest.ts'
import { adminOnly } from '../plugins/access.ts'
import * as schemas from './schemas.ts'

export const manifestRoutes: FastifyPluginAsyncTypebox<{ manifest: Manifest }> = async (app, { manifest: service }) => {
  app.get('/flights/:flightId/manifest', adminOnly(schemas.getManifest), async (request, reply) => {
    reply.header('cache-control', 'private, no-cache')
    return service.ofFlight(request.params.flightId)
  })
}
