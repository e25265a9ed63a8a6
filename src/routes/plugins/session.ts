import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import session from '@fastify/session'
import type { FastifyInstance, FastifyReply } from 'fastify'
import fp from 'fastify-plugin'
import { AppError } from '../../errors.ts'
import type { Fields } from '../../services/sessions/fields.ts'
import { handleOf } from '../../services/sessions/keys.ts'
import type { SessionData } from '../../services/sessions/session.ts'
import type { NewSession, SessionStore } from '../../services/sessions/session-store.ts'
import type { Sessions } from '../../services/sessions/sessions.ts'

declare module 'fastify' {
  /** What `request.session` has when somebody has signed in. */
  interface Session extends Partial<SessionData> {
    /** As it lies in the store. Never there for somebody who has not signed in. */
    stored?: StoredFields
  }
  interface FastifyRequest {
    /** The session; throws `unauthenticated` where there is none. */
    ownSession(): OwnSession
    /** Begins a session under a new id, in the place of one that there may be. */
    beginSession(begins: () => Promise<NewSession>): Promise<OwnSession>
  }
}

/** A session of somebody who has signed in. */
export interface OwnSession {
  /** Names it; see `handleOf`. */
  readonly handle: string
  readonly data: SessionData
  /** Writes what is to be different. Throws `unauthenticated` when the session has ended meanwhile. */
  save(change: Partial<SessionData>): Promise<void>
}

export interface SessionOptions {
  store: SessionStore
  sessions: Sessions
  /** Whether clients come over TLS: the cookie is then bound to it, and to this host. */
  tls: boolean
}

/** The cookie's name; `__Host-` makes browsers refuse it where it is not bound to TLS and to this very host. */
export const cookieName = (tls: boolean) => (tls ? '__Host-session' : 'session')

/** 32 random bytes. Whoever knows them has the session, so nothing but their digest is kept. */
const ID = /^[\w-]{43}$/
const newId = () => randomBytes(32).toString('base64url')

/** Fields as they were read or written last; not a part of the session, and so not of its JSON. */
class StoredFields {
  fields: Fields

  constructor(fields: Fields) {
    this.fields = fields
  }

  toJSON(): undefined {
    return undefined
  }
}

/**
 * `request.session`, for the routes that are registered beside this. An anonymous caller has one, too, which is kept
 * nowhere and sets no cookie.
 */
export const sessions = fp(
  async (app: FastifyInstance, { store, sessions, tls }: SessionOptions) => {
    await app.register(cookie)
    await app.register(session, {
      // The id is random enough to need no signature, and so there is no secret to be kept or to leak.
      secret: { sign: (id) => id, unsign: (value) => ({ valid: ID.test(value), renew: false, value }) },
      idGenerator: newId,
      cookieName: cookieName(tls),
      // Without an end of its own: it goes with the browser, and the server decides when the session ends.
      cookie: { httpOnly: true, sameSite: 'lax', path: '/', secure: tls },
      saveUninitialized: false,
      rolling: false,
      store: {
        get: (id, done) => {
          store.open(handleOf(id)).then((opened) => {
            if (!opened) return done(null, null)
            const { data, fields } = opened
            // The cookie's properties are those of every session, and are not kept with it.
            done(null, Object.assign({}, data, { stored: new StoredFields(fields) }) as never)
          }, done)
        },
        set: (id, changed, done) => {
          const { passengerId, stored } = changed
          // Nobody has signed in: there is nothing to keep.
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
      if (!stored) throw new AppError('unauthenticated', 'Sign in.')
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
          // Nothing differs any more; this says so.
          await session.save()
        },
      }
    })

    app.decorateRequest('beginSession', async function (begins) {
      if (tls && this.protocol !== 'https') throw new AppError('forbidden', 'Sessions begin over TLS only.')
      await this.session.regenerate()
      const { sessionId } = this.session
      const { data, fields } = await store.create(handleOf(sessionId), await begins())
      Object.assign(this.session, data, { stored: new StoredFields(fields) })
      // The cookie that came is replaced, not taken back first.
      this.cookies[cookieName(tls)] = sessionId
      // Nothing differs; that is how the cookie is set.
      await this.session.save()
      return this.ownSession()
    })
  },
  { name: 'sessions' },
)

const ended = () => new AppError('unauthenticated', 'The session has ended.')

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

/** Takes the cookie back. */
export function clearSession(reply: FastifyReply, tls: boolean): FastifyReply {
  return reply.clearCookie(cookieName(tls), { httpOnly: true, sameSite: 'lax', path: '/', secure: tls })
}
