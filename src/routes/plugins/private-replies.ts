import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

/**
 * Adds security headers to responses with personal data: browsers must not treat them as a page, a script or a frame, nor
 * send their address as a referrer (OWASP ASVS 5.0, 3.2.1 and 3.4). `Strict-Transport-Security` is the task of the proxy that
 * terminates TLS.
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
