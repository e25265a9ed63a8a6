import cookie from '@fastify/cookie'
import session, { type SessionStore } from '@fastify/session'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Redis } from 'iovalkey'
import { createGuard } from '../../src/cache/guard.ts'
import { connectValkey, whenReady } from '../../src/cache/valkey.ts'
import { sessions } from '../../src/routes/plugins/session.ts'
import { handleOf } from '../../src/services/sessions/keys.ts'
import type { SessionData } from '../../src/services/sessions/session.ts'
import { createSessionStore } from '../../src/services/sessions/session-store.ts'
import type { Sessions } from '../../src/services/sessions/sessions.ts'
import type { Content } from './content.ts'

/** A way to store sessions. */
export interface Variant {
  id: string
  name: string
  /** Registers it, so that `request.session` exists, and stores the sessions. */
  open: (app: FastifyInstance, url: string, content: Content) => Promise<void>
  data: (request: FastifyRequest) => SessionData | undefined
  /** Changes preferences. They are stored before the response is sent. */
  save: (request: FastifyRequest, preferences: SessionData['preferences']) => Promise<void>
}

const IDLE_S = 1_800

/** A session that is stored whole is all of `request.session`. The service's types know only its one property. */
const ofWhole = (request: FastifyRequest) => request.session as unknown as SessionData

/** The plugin finds the change and stores it when the response is sent. */
async function saveWhole(request: FastifyRequest, preferences: SessionData['preferences']): Promise<void> {
  ofWhole(request).preferences = preferences
}

export const variants: readonly Variant[] = [
  { id: 'none', name: 'no session', open: async () => {}, data: () => undefined, save: async () => {} },
  {
    id: 'fields',
    name: 'this service: a field for each property',
    open: fields,
    data: (request) => request.ownSession().data,
    save: (request, preferences) => request.ownSession().save({ preferences }),
  },
  {
    id: 'whole',
    name: 'whole value, written when it has changed',
    open: (...args) => whole(false, ...args),
    data: ofWhole,
    save: saveWhole,
  },
  {
    id: 'whole-rolling',
    name: 'whole value, written with each request',
    open: (...args) => whole(true, ...args),
    data: ofWhole,
    save: saveWhole,
  },
]

async function fields(app: FastifyInstance, url: string, content: Content): Promise<void> {
  const client = connectValkey({ url, name: 'bench', onError: () => {} })
  await whenReady(client, 5_000)
  const guard = createGuard({ timeoutMs: 5_000, onChange: () => {} })
  const server = { client, guard, patient: guard }
  const store = createSessionStore({ server, prefix: 'fields:', idleMs: IDLE_S * 1_000, absoluteMs: 43_200_000 })
  // The service is needed for sign-in and sign-out only.
  await app.register(sessions, { store, sessions: {} as Sessions, rules: { tls: false, sameSite: 'lax' } })
  await content.fill((id, data) => store.create(handleOf(id), data))
}

/** Like connect-redis: one JSON text with a TTL, read and written as a whole. */
async function whole(rolling: boolean, app: FastifyInstance, url: string, content: Content): Promise<void> {
  const client = new Redis(url.replace(/^valkey:/, 'redis:'))
  const prefix = rolling ? 'rolling:' : 'whole:'
  const store: SessionStore = {
    get: (id, done) => {
      client.get(prefix + id).then((text) => done(null, text === null ? null : JSON.parse(text)), done)
    },
    set: (id, changed, done) => {
      client.set(prefix + id, JSON.stringify(changed), 'EX', IDLE_S).then(() => done(), done)
    },
    destroy: (id, done) => {
      client.del(prefix + id).then(() => done(), done)
    },
  }
  await app.register(cookie)
  await app.register(session, {
    store,
    rolling,
    saveUninitialized: false,
    cookieName: 'session',
    cookie: { secure: false },
    secret: { sign: (id) => id, unsign: (value) => ({ valid: true, renew: false, value }) },
  })
  await content.fill((id, data) =>
    client.set(prefix + id, JSON.stringify({ ...data, cookie: { path: '/' } }), 'EX', IDLE_S),
  )
}
