import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { AppError } from '../../errors.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Token for the header `x-csrf-token`, for clients that send neither `Sec-Fetch-Site` nor `Origin`. */
    csrfToken(): string
  }
  interface FastifyContextConfig {
    /** The route begins a session and uses no earlier one. */
    isSignIn?: boolean
  }
}

export interface SameOriginOptions {
  /** Origin of the service. Default: the origin of each request. */
  origin: string | undefined
  /** Other origins whose pages may send changes. */
  corsOrigins: ReadonlySet<string>
}

/** Safe methods (RFC 9110, section 9.2.1). */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change with a cookie from another origin, or without both an origin and the session's token. Allowed origins may
 * sign in. Registered after sessions.
 *
 * https://www.w3.org/TR/fetch-metadata/ · https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export const sameOrigin = fp(
  async (app: FastifyInstance, { origin, corsOrigins }: SameOriginOptions) => {
    // Derived from the id, which only the client has, so nothing is stored.
    app.decorateRequest('csrfToken', function () {
      return createHmac('sha256', this.session.sessionId).update('csrf').digest('base64url')
    })
    app.addHook('onRequest', async (request) => {
      // Throws for an `Authorization` without the admin token, which must neither replace nor accompany a session.
      if (request.caller().is === 'admin' || isSafe(request)) return
      const signedIn = request.session.own !== undefined
      const from = originOf(request, origin)
      if (from === 'here' || (signedIn && knowsToken(request))) return
      // An anonymous request has no session to abuse. A sign-in from an origin that is not allowed is still refused.
      const usesSession = signedIn && !request.routeOptions.config.isSignIn
      if (!usesSession && corsOrigins.has(request.headers.origin ?? '')) return
      if (from === 'unknown' && !signedIn) return
      throw fromElsewhere('Send changes from a page of the same origin, or with the header `x-csrf-token`.')
    })
  },
  { name: 'same-origin', dependencies: ['callers', 'sessions'] },
)

/** Whether the method of a request changes nothing. */
export const isSafe = ({ method }: FastifyRequest): boolean => SAFE.has(method)

/** Creates the error for a change from another origin. */
export const fromElsewhere = (detail: string) => new AppError('csrf-rejected', detail)

/** Returns whether a page of this service sent the request. `own`: origin of the service, by default that of the request. */
export function originOf(request: FastifyRequest, own: string | undefined): 'here' | 'elsewhere' | 'unknown' {
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
