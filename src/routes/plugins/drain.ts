import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

/**
 * Closes connections during shutdown: each after its current response, and unused ones at once. Browsers open unused
 * connections in advance.
 */
export const drain = fp(
  async (app: FastifyInstance) => {
    let ending = false
    const sockets = new Set<Socket>()
    app.server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
    })
    app.addHook('preClose', async () => {
      ending = true
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
    })
    app.addHook('onSend', (_request, reply, payload, done) => {
      if (ending) reply.header('connection', 'close')
      done(null, payload)
    })
  },
  { name: 'drain' },
)
