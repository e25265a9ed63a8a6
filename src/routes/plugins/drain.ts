import { type Socket, Server as TcpServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

/** Shutdown of the HTTP interface. */
export interface Drain {
  /** From now on readiness is 503, and each connection closes after its current response. New connections are still served. */
  begin(): void
  readonly hasBegun: boolean
}

declare module 'fastify' {
  interface FastifyInstance {
    drain: Drain
  }
}

/** Time without a byte after which a connection counts as unused. Longer than the way of a request. Milliseconds. */
const QUIET_MS = 500
/** Maximum wait for quiet connections. Milliseconds. */
const WAIT_MS = 3_000
const PAUSE_MS = 25

/**
 * Ends connections during shutdown without dropping a request. First the listener closes. Then each connection ends after its
 * current response. A connection without a request ends when it has been quiet for a while, because a request may be on its
 * way. Browsers open unused connections in advance. Register it after plugins that end their streams before the close.
 */
export const drain = fp(
  async (app: FastifyInstance, { onBegin = () => {} }: { onBegin?: () => void }) => {
    let hasBegun = false
    const sockets = new Set<Socket>()
    app.server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
    })
    const begin = () => {
      hasBegun = true
      onBegin()
    }
    app.decorate('drain', {
      begin,
      get hasBegun() {
        return hasBegun
      },
    })
    app.addHook('preClose', async () => {
      begin()
      // Not the method of the HTTP server, which also destroys idle connections.
      if (app.server.listening) TcpServer.prototype.close.call(app.server)
      await untilQuiet(sockets)
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
    })
    app.addHook('onSend', (_request, reply, payload, done) => {
      if (hasBegun) reply.header('connection', 'close')
      done(null, payload)
    })
  },
  { name: 'drain' },
)

/** Resolves when no connection has received or sent a byte for a while. They are idle, or their requests take long. */
async function untilQuiet(sockets: ReadonlySet<Socket>): Promise<void> {
  const bytesOf = () => [...sockets].reduce((sum, { bytesRead, bytesWritten }) => sum + bytesRead + bytesWritten, 0)
  const deadline = performance.now() + WAIT_MS
  let bytes = bytesOf()
  let quietSince = performance.now()
  while (sockets.size > 0 && performance.now() - quietSince < QUIET_MS && performance.now() < deadline) {
    await sleep(PAUSE_MS)
    const now = bytesOf()
    if (now === bytes) continue
    bytes = now
    quietSince = performance.now()
  }
}
