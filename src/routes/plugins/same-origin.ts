import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { AppError } from '../../errors.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What a client sends as `x-csrf-token` where its browser does not say where a request comes from. */
    csrfToken(): string
  }
}

/** Methods that change nothing (RFC 9110, section 9.2.1). */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses changes that ride on a cookie and come from elsewhere: from another origin, or from a client that neither says
 * where it comes from nor knows the session's token. To be registered after sessions.
 *
 * https://www.w3.org/TR/fetch-metadata/ · https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export const sameOrigin = fp(
  async (app: FastifyInstance, { origin }: { origin: string | undefined }) => {
    // Made of the id, which only the client knows: nothing of it is kept.
    app.decorateRequest('csrfToken', function () {
      return createHmac('sha256', this.session.sessionId).update('csrf').digest('base64url')
    })
    app.addHook('onRequest', async (request) => {
      if (SAFE.has(request.method) || request.headers.authorization !== undefined) return
      const signedIn = request.session.passengerId !== undefined
      const from = cameFrom(request, origin)
      if (from === 'here' || (signedIn && knowsToken(request))) return
      // Without a session there is nothing to ride on; but nobody is signed in from elsewhere without knowing.
      if (from === 'unknown' && !signedIn) return
      throw new AppError('csrf-rejected', 'This has to come from the same origin, or with the session’s x-csrf-token.')
    })
  },
  { name: 'same-origin', dependencies: ['sessions'] },
)

function cameFrom(request: FastifyRequest, own: string | undefined): 'here' | 'elsewhere' | 'unknown' {
  const { 'sec-fetch-site': site, origin } = request.headers
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? 'here' : 'elsewhere'
  if (origin === undefined) return 'unknown'
  return origin === (own ?? `${request.protocol}://${request.host}`) ? 'here' : 'elsewhere'
}

function knowsToken(request: FastifyRequest): boolean {
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''))
  const known = Buffer.from(request.csrfToken())
  return given.length === known.length && timingSafeEqual(given, known)
}
