import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { rfc3339 } from '../../domain/rfc3339.ts'
import type { Sessions } from '../../services/sessions/sessions.ts'
import { adminOnly, signedIn, signedInOrAdmin } from '../plugins/access.ts'
import { type CookieRules, clearSession } from '../plugins/session.ts'
import type { SignInLimits } from '../plugins/sign-in-limits.ts'
import * as schemas from './schemas.ts'
import { sessionViews } from './views.ts'

interface Options {
  sessions: Sessions
  limits: SignInLimits
  idleMs: number
  cookie: CookieRules
}

export const currentSessionRoutes: FastifyPluginAsyncTypebox<Options> = async (app, options) => {
  const { sessions, limits, idleMs, cookie } = options
  const views = sessionViews(idleMs)

  app.post(
    '/sessions',
    { preHandler: limits.check, schema: schemas.signIn, config: { isSignIn: true } },
    async (request, reply) => {
      const { device: named, ...pair } = request.body
      const passenger = await sessions.signIn(pair)
      const device = named ?? request.headers['user-agent']?.slice(0, 100) ?? null
      const session = await request.beginSession(() => sessions.begin(passenger, device))
      await limits.succeeded(request)
      reply.code(201).header('cache-control', 'no-store')
      return reply.send(views.begun(session, request.csrfToken()))
    },
  )

  app.get('/sessions/current', signedIn(schemas.currentSession), (request, reply) => {
    reply.header('cache-control', 'no-store')
    return views.current(request.ownSession(), request.csrfToken())
  })

  app.patch('/sessions/current', signedIn(schemas.remember), async (request, reply) => {
    const session = request.ownSession()
    await session.save(sessions.remember(session.handle, session.data, request.body))
    reply.header('cache-control', 'no-store')
    return views.current(session, request.csrfToken())
  })

  app.delete('/sessions/current', signedIn(schemas.signOut), async (request, reply) => {
    await request.session.destroy()
    return clearSession(reply, cookie).code(204).send(null)
  })

  app.get('/sessions', signedIn(schemas.listSessions), async (request, reply) => {
    const { handle, data } = request.ownSession()
    reply.header('cache-control', 'no-store')
    const devices = await sessions.devices(data.passengerId)
    return { data: devices.map((device) => views.device(device, handle)), nextCursor: null }
  })

  app.delete('/sessions/:sessionId', signedInOrAdmin(schemas.endSession), async (request, reply) => {
    const caller = request.knownCaller()
    await sessions.end(request.params.sessionId, caller.is === 'admin' ? undefined : caller.passengerId)
    return reply.code(204).send(null)
  })

  app.delete('/sessions', signedInOrAdmin(schemas.endAllSessions), async (request, reply) => {
    await sessions.endAll(request.actsFor(request.query.passengerId))
    return clearSession(reply, cookie).code(204).send(null)
  })

  app.get('/sessions/stats', adminOnly(schemas.sessionStats), async (request, reply) => {
    const { date = rfc3339(new Date()).slice(0, 10) } = request.query
    reply.header('cache-control', 'no-store')
    return { date, ...(await sessions.activeOn(date)) }
  })
}
