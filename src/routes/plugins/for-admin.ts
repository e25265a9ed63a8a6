import type { FastifyInstance } from 'fastify'

/**
 * All routes of this context are for the admin, and no answer is kept. Refused before the request is validated: a stranger
 * learns nothing of what could be done here.
 */
export function forAdmin(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    request.requireAdmin()
    reply.header('cache-control', 'no-store')
  })
}
