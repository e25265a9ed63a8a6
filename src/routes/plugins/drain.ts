import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

/**
 * Lets nothing hold up the end of the service but what is under way. Every answer closes its connection then, which would stay
 * if it were kept alive; and a connection on which nobody has asked anything is closed at once: browsers open some in advance.
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
