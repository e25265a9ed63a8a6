import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

/**
 * Headers of answers that are about a person: no browser is to take them for a page, a script or a frame, or to tell others
 * of their address. (OWASP ASVS 5.0, 3.2.1 and 3.4; `Strict-Transport-Security` belongs to whoever ends TLS.)
 */
export const privateReplies = fp(
  async (app: FastifyInstance) => {
    const headers = {
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
      'referrer-policy': 'no-referrer',
    }
    app.addHook('onRequest', (_request, reply, done) => {
      reply.headers(headers)
      done()
    })
  },
  { name: 'private-replies' },
)
