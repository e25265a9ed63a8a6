import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { endEventStreams } from './event-stream.ts'

/**
 * Once the service ends, every answer closes its connection: the end waits for all of them, and kept alive they stay.
 * Streams, which have no end, end now.
 */
export const drain = fp(
  async (app: FastifyInstance) => {
    let ending = false
    app.addHook('preClose', async () => {
      ending = true
      endEventStreams(app.server)
    })
    app.addHook('onSend', (_request, reply, payload, done) => {
      if (ending) reply.header('connection', 'close')
      done(null, payload)
    })
  },
  { name: 'drain' },
)
