import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

/** Adds `Server-Timing`: time in the cache and in the database. For workshops, because it costs time and reveals internals. */
export const serverTiming = fp(
  async (app: FastifyInstance) => {
    app.addHook('onSend', async (request, reply) => {
      const spent = request.recording
      if (!spent) return
      const totalMs = performance.now() - request.arrivedAt
      const queries = `${spent.queries} ${spent.queries === 1 ? 'query' : 'queries'}`
      reply.header(
        'server-timing',
        `cache;dur=${spent.cacheMs.toFixed(2)}, db;dur=${spent.databaseMs.toFixed(2)};desc="${queries}", total;dur=${totalMs.toFixed(2)}`,
      )
    })
  },
  { name: 'server-timing', dependencies: ['recorded'] },
)
