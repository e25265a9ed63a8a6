import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import session from '@fastify/session'
import type { FastifyInstance, FastifyReply } from 'fastify'
import fp from 'fastify-plugin'
import { AppError } from '../../errors.ts'
import type { Fields } from '../../services/sessions/fields.ts'
import { handleOf } from '../../services/sessions/keys.ts'
import type { NewSession, SessionData } from '../../services/sessions/session.ts'
import type { SessionStore } from '../../services/sessions/session-store.ts'
import type { Sessions } from '../../services/sessions/sessions.ts'

declare module 'fastify' {
  /** Properties of `request.session` after a sign-in. */
  interface Session extends Partial<SessionData> {
    /** Fields as the store has them. Undefined for an anonymous caller. */
    stored?: StoredFields
  }
  interface FastifyRequest {
    /** Returns the session. Throws `unauthenticated` if there is none. */
    ownSession(): OwnSession
    /** Begins a session under a new id. Replaces the current one. */
    beginSession(begins: () => Promise<NewSession>): Promise<OwnSession>
  }
}

/** Session of a passenger. */
export interface OwnSession {
  /** Public name of the session; see `handleOf`. */
  readonly handle: string
  readonly data: SessionData
  /** Saves a change. Throws `unauthenticated` if the session has ended meanwhile. */
  save(change: Partial<SessionData>): Promise<void>
  /** Removes an item from the cart, unless another request has changed it meanwhile. */
  removeItem(itemId: string): Promise<void>
}

export interface SessionOptions {
  store: SessionStore
  sessions: Sessions
  /** Whether clients use TLS. The cookie is then bound to TLS and to this host. */
  tls: boolean
}

/** Name of the cookie. Browsers accept `__Host-` only for a cookie that is bound to TLS and to this host. */
export const cookieName = (tls: boolean) => (tls ? '__Host-session' : 'session')

/** 32 random bytes. The id grants access to the session, so only its digest is stored. */
const ID = /^[\w-]{43}$/
const newId = () => randomBytes(32).toString('base64url')

/** Fields as last read or written. Omitted from the session's JSON. */
class StoredFields {
  fields: Fields

  constructor(fields: Fields) {
    this.fields = fields
  }

  toJSON(): undefined {
    return undefined
  }
}

/** Adds `request.session` to the routes of this context. The session of an anonymous caller is not stored and sets no cookie. */
export const sessions = fp(
  async (app: FastifyInstance, { store, sessions, tls }: SessionOptions) => {
    await app.register(cookie)
    await app.register(session, {
      // A random id needs no signature, so there is no secret to store or to leak.
      secret: { sign: (id) => id, unsign: (value) => ({ valid: ID.test(value), renew: false, value }) },
      idGenerator: newId,
      cookieName: cookieName(tls),
      // Without an expiry: the browser drops it when it closes, and the server ends the session.
      cookie: { httpOnly: true, sameSite: 'lax', path: '/', secure: tls },
      saveUninitialized: false,
      rolling: false,
      store: {
        get: (id, done) => {
          store.open(handleOf(id)).then((opened) => {
            if (!opened) return done(null, null)
            const { data, fields } = opened
            // The cookie's properties are the same for every session, so they are not stored.
            done(null, Object.assign({}, data, { stored: new StoredFields(fields) }) as never)
          }, done)
        },
        set: (id, changed, done) => {
          const { passengerId, stored } = changed
          // An anonymous session is not stored.
          if (passengerId === undefined || !stored) return done()
          store.save(handleOf(id), stored.fields, dataOf(changed)).then((fields) => {
            if (!fields) return done(ended())
            stored.fields = fields
            done()
          }, done)
        },
        destroy: (id, done) => {
          sessions.end(handleOf(id), undefined).then(
            () => done(),
            (error) => done(error instanceof AppError && error.code === 'not-found' ? undefined : error),
          )
        },
      },
    })

    app.decorateRequest('ownSession', function () {
      const { session } = this
      const { stored } = session
      if (!stored) throw new AppError('unauthenticated', 'Sign in first: this needs a session.')
      const handle = handleOf(session.sessionId)
      const data = dataOf(session)
      return {
        handle,
        data,
        save: async (change) => {
          const fields = await store.save(handle, stored.fields, { ...data, ...change })
          if (!fields) throw ended()
          stored.fields = fields
          Object.assign(data, change)
          Object.assign(session, change)
          // Marks the session as unchanged.
          await session.save()
        },
        removeItem: async (itemId) => {
          stored.fields = await store.removeItem(handle, stored.fields, itemId)
          const { [itemId]: _removed, ...cart } = data.cart
          for (const copy of [data, session]) Object.assign(copy, { cart })
          await session.save()
        },
      }
    })

    app.decorateRequest('beginSession', async function (begins) {
      if (tls && this.protocol !== 'https')
        throw new AppError('forbidden', 'Sign in over TLS: use the `https` address of the service.')
      await this.session.regenerate()
      const { sessionId } = this.session
      const { data, fields } = await store.create(handleOf(sessionId), await begins())
      Object.assign(this.session, data, { stored: new StoredFields(fields) })
      // Replaces the cookie of the request without clearing it first.
      this.cookies[cookieName(tls)] = sessionId
      // Saves nothing, but sets the cookie.
      await this.session.save()
      return this.ownSession()
    })
  },
  { name: 'sessions' },
)

const ended = () => new AppError('unauthenticated', 'The session has ended. Sign in again.')

function dataOf(session: Partial<SessionData>): SessionData {
  return {
    passengerId: session.passengerId ?? 0,
    name: session.name ?? '',
    device: session.device ?? null,
    createdAt: session.createdAt ?? 0,
    lastSeenAt: session.lastSeenAt ?? 0,
    absoluteExpiresAt: session.absoluteExpiresAt ?? 0,
    pageViews: session.pageViews ?? 0,
    searches: session.searches ?? 0,
    preferences: session.preferences ?? {},
    search: session.search ?? null,
    cart: session.cart ?? {},
    checkout: session.checkout ?? null,
  }
}

/** Clears the cookie. */
export function clearSession(reply: FastifyReply, tls: boolean): FastifyReply {
  return reply.clearCookie(cookieName(tls), { httpOnly: true, sameSite: 'lax', path: '/', secure: tls })
}
