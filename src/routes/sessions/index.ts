import type { FastifyPluginAsync } from 'fastify'
import type { SessionServices } from '../../services/sessions/wire.ts'
import type { CookieRules } from '../plugins/session.ts'
import type { SignInLimits } from '../plugins/sign-in-limits.ts'
import { cartRoutes } from './cart.ts'
import { checkoutRoutes } from './checkout.ts'
import { currentSessionRoutes } from './sessions.ts'

export interface SessionRouteOptions extends SessionServices {
  limits: SignInLimits
  /** Idle TTL of a session, in milliseconds. */
  idleMs: number
  cookie: CookieRules
}

/** Sign-in, sessions, cart and checkout. For a context with sessions. */
export const sessionRoutes: FastifyPluginAsync<SessionRouteOptions> = async (app, options) => {
  await app.register(currentSessionRoutes, options)
  await app.register(cartRoutes, options)
  await app.register(checkoutRoutes, options)
}
