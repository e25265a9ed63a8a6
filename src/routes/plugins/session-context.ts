import type { FastifyInstance } from 'fastify'
import type { SessionServices } from '../../services/sessions/wire.ts'
import { privateReplies } from './private-replies.ts'
import { sameOrigin } from './same-origin.ts'
import { type CookieRules, sessions } from './session.ts'
import { type SignInLimits, signInLimits } from './sign-in-limits.ts'

export interface SessionContextOptions
  extends Pick<SessionServices, 'sessionStore' | 'sessions' | 'attempts' | 'passportDigest'> {
  cookie: CookieRules
  /** Origin that clients see. Default: the origin of each request. */
  publicOrigin: string | undefined
  /** Other origins whose pages may send changes. */
  corsOrigins: ReadonlySet<string>
  /** Failed sign-ins per minute from one address, and with one passport from one address. */
  signInPerAddress: number
  signInPerPassport: number
}

/** Gives the routes of this context sessions, and the protection that cookies need. Returns the limits of a sign-in. */
export async function withSessions(app: FastifyInstance, options: SessionContextOptions): Promise<SignInLimits> {
  const { sessionStore: store, attempts, cookie, publicOrigin: origin, corsOrigins } = options
  await app.register(privateReplies)
  await app.register(sessions, { store, sessions: options.sessions, rules: cookie })
  await app.register(sameOrigin, { origin, corsOrigins })
  return signInLimits({
    attempts,
    passportDigest: options.passportDigest,
    perAddress: options.signInPerAddress,
    perPassport: options.signInPerPassport,
  })
}
