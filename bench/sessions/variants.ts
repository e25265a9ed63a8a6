import cookie from '@fastify/cookie'
import session, { type SessionStore } from '@fastify/session'
import type { FastifyInstance } from 'fastify'
import { Redis } from 'iovalkey'
import { createGuard } from '../../src/cache/guard.ts'
import { connectValkey, whenReady } from '../../src/cache/valkey.ts'
import { sessions } from '../../src/routes/plugins/session.ts'
import { createSessionStore } from '../../src/services/sessions/session-store.ts'
import type { Sessions } from '../../src/services/sessions/sessions.ts'
import { type Content, idOf } from './content.ts'

/** A way to store sessions. `open` registers it, so that `request.session` exists. */
export interface Variant {
  id: string
  name: string
  open: (app: FastifyInstance, url: string, content: Content) => Promise<void>
}

const IDLE_S = 1_800

export const variants: readonly Variant[] = [
  { id: 'none', name: 'no session', open: async () => {} },
  { id: 'fields', name: 'this service: a field for each property', open: fields },
  { id: 'whole', name: 'whole value, written when it has changed', open: (...args) => whole(false, ...args) },
  { id: 'whole-rolling', name: 'whole value, written with each request', open: (...args) => whole(true, ...args) },
]

async function fields(app: FastifyInstance, url: string, content: Content): Promise<void> {
  const client = connectValkey({ url, name: 'bench', onError: () => {} })
  await whenReady(client, 5_000)
  const guard = createGuard({ timeoutMs: 5_000, onChange: () => {} })
  const server = { client, guard, patient: guard }
  const store = createSessionStore({ server, prefix: 'fields:', idleMs: IDLE_S * 1_000, absoluteMs: 43_200_000 })
  // The service is needed for sign-in and sign-out only.
  await app.register(sessions, { store, sessions: {} as Sessions, tls: false })
  await content.fill((handle, data) => store.create(handle, data).then(() => {}))
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
  let i = 0
  await content.fill(async (_handle, data) => {
    await client.set(prefix + idOf(i++), JSON.stringify({ ...data, cookie: { path: '/' } }), 'EX', IDLE_S)
  })
}
