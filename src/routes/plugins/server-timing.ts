import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { type Recording, recording, withRecording } from '../../recording.ts'

/** `Server-Timing`: what a request spent in the cache and in the database. It costs, and it tells strangers much. */
export const serverTiming = fp(
  async (app: FastifyInstance) => {
    app.addHook('onRequest', (_request, _reply, done) => {
      const fresh: Recording = { cacheMs: 0, databaseMs: 0, queries: 0 }
      withRecording(fresh, done)
    })
    app.addHook('onSend', async (_request, reply) => {
      const spent = recording()
      if (!spent) return
      const queries = `${spent.queries} ${spent.queries === 1 ? 'query' : 'queries'}`
      reply.header(
        'server-timing',
        `cache;dur=${spent.cacheMs.toFixed(2)}, db;dur=${spent.databaseMs.toFixed(2)};desc="${queries}", total;dur=${reply.elapsedTime.toFixed(2)}`,
      )
    })
  },
  { name: 'server-timing' },
)
