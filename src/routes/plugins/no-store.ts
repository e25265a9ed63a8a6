import type { FastifyInstance } from 'fastify'

/** Forbids clients and proxies to keep any reply of this context. */
export function noStore(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
}
