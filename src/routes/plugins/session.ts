import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import session from '@fastify/session'
import type { FastifyInstance, FastifyReply } from 'fastify'
import fp from 'fastify-plugin'
import { AppError } from '../../errors.ts'
import { handleOf } from '../../services/sessions/keys.ts'
import type { NewSession } from '../../services/sessions/session.ts'
import type { SessionStore } from '../../services/sessions/session-store.ts'
import type { Sessions } from '../../services/sessions/sessions.ts'
import { OwnSession } from './own-session.ts'

declare module 'fastify' {
  interface Session {
    /** Undefined for an anonymous caller. @fastify/session stores nothing else. */
    own?: OwnSession
  }
  interface FastifyRequest {
    /** Returns the session. Throws `unauthenticated` if there is none. */
    ownSession(): OwnSession
    /** Begins a session under a new id. Replaces the current one. */
    beginSession(begins: () => Promise<NewSession>): Promise<OwnSession>
  }
}

export interface SessionOptions {
  store: SessionStore
  sessions: Sessions
  rules: CookieRules
}

/** Rules of the session cookie. */
export interface CookieRules {
  /** Whether clients use TLS. The cookie is then bound to TLS and to this host. */
  tls: boolean
  /** Whether browsers send it with requests of pages of other sites: `none`. */
  sameSite: 'lax' | 'none'
}

/** Name of the cookie. Browsers accept `__Host-` only for a cookie that is bound to TLS and to this host. */
export const cookieName = (tls: boolean) => (tls ? '__Host-session' : 'session')

/** A cookie for other sites is partitioned, so each site has its own: browsers block others, and no further site can use it. */
const attributesOf = ({ tls, sameSite }: CookieRules) => ({
  httpOnly: true,
  sameSite,
  path: '/',
  secure: tls,
  partitioned: sameSite === 'none',
})

/** 32 random bytes. The id grants access to the session, so only its digest is stored. */
const ID = /^[\w-]{43}$/
const newId = () => randomBytes(32).toString('base64url')

/** Adds `request.session` to the routes of this context. The session of an anonymous caller is not stored and sets no cookie. */
export const sessions = fp(
  async (app: FastifyInstance, { store, sessions, rules }: SessionOptions) => {
    const { tls } = rules
    await app.register(cookie)
    await app.register(session, {
      // A random id needs no signature, so there is no secret to store or to leak.
      secret: { sign: (id) => id, unsign: (value) => ({ valid: ID.test(value), renew: false, value }) },
      idGenerator: newId,
      cookieName: cookieName(tls),
      // Without an expiry: the browser drops it when it closes, and the server ends the session.
      cookie: attributesOf(rules),
      saveUninitialized: false,
      rolling: false,
      store: {
        get: (id, done) => {
          const handle = handleOf(id)
          store.open(handle).then((data) => {
            if (!data) return done(null, null)
            // The cookie's properties are the same for every session, so they are not stored.
            done(null, { own: new OwnSession({ store, handle, data }) } as never)
          }, done)
        },
        // `OwnSession` saves. Nothing else of a session is stored.
        set: (_id, _session, done) => done(),
        destroy: (id, done) => {
          sessions.end(handleOf(id), undefined).then(
            () => done(),
            (error) => done(error instanceof AppError && error.code === 'not-found' ? undefined : error),
          )
        },
      },
    })

    app.decorateRequest('ownSession', function () {
      const { own } = this.session
      if (!own) throw new AppError('unauthenticated', 'Sign in first: this needs a session.')
      return own
    })

    app.decorateRequest('beginSession', async function (begins) {
      if (tls && this.protocol !== 'https')
        throw new AppError('forbidden', 'Sign in over TLS: use the `https` address of the service.')
      await this.session.regenerate()
      const { sessionId } = this.session
      const handle = handleOf(sessionId)
      const data = await store.create(handle, await begins())
      this.session.own = new OwnSession({ store, handle, data })
      // Replaces the cookie of the request without clearing it first.
      this.cookies[cookieName(tls)] = sessionId
      // Saves nothing, but sets the cookie.
      await this.session.save()
      return this.ownSession()
    })
  },
  { name: 'sessions' },
)

/** Clears the cookie. */
export function clearSession(reply: FastifyReply, rules: CookieRules): FastifyReply {
  return reply.clearCookie(cookieName(rules.tls), attributesOf(rules))
}
