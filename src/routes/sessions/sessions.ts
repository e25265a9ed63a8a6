import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { rfc3339 } from '../../domain/rfc3339.ts'
import type { Device, Sessions } from '../../services/sessions/sessions.ts'
import { admin, own, ownOrAdmin, passengerId } from '../booking/schemas.ts'
import type { OwnSession } from '../plugins/session.ts'
import { clearSession } from '../plugins/session.ts'
import type { SignInLimits } from '../plugins/sign-in-limits.ts'
import { day, strict, words } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'
import { activeOn, begun, credentials, current, device, remembered, sessionId } from './schemas.ts'

const tags = ['sessions']

export interface SessionRouteOptions {
  sessions: Sessions
  limits: SignInLimits
  /** How long a session lives unused, milliseconds. */
  idleMs: number
  tls: boolean
}

export const sessionRoutes: FastifyPluginAsyncTypebox<SessionRouteOptions> = async (app, options) => {
  const { sessions, limits, idleMs, tls } = options
  const at = (ms: number) => rfc3339(new Date(ms))
  const lives = ({ absoluteExpiresAt }: { absoluteExpiresAt: number }, usedAt: number) => ({
    expiresAt: at(Math.min(usedAt + idleMs, absoluteExpiresAt)),
    absoluteExpiresAt: at(absoluteExpiresAt),
  })
  const shown = (request: FastifyRequest, { data }: OwnSession) => ({
    passengerId: data.passengerId,
    name: data.name,
    csrfToken: request.csrfToken(),
    ...lives(data, Date.now()),
  })

  app.post(
    '/sessions',
    {
      preHandler: limits.check,
      schema: {
        operationId: 'signIn',
        summary: 'Sign in',
        description:
          'With a passport and the name in it. Begins a session under a new id, whatever cookie came with the request. `GET /v1/passengers/sample` names some passengers.',
        tags,
        security: [],
        querystring: strict({}),
        body: strict({
          ...credentials,
          device: Type.Optional(
            words('What the client calls itself, for the list of devices. Default: its `User-Agent`.', {
              maxLength: 100,
              examples: ['My phone'],
            }),
          ),
        }),
        response: {
          201: {
            description: 'Signed in.',
            headers: { 'Set-Cookie': { type: 'string', description: 'The session.' } },
            content: { 'application/json': { schema: begun } },
          },
          ...problems(400, 401, 403, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const { device: named, ...pair } = request.body
      const passenger = await sessions.signIn(pair)
      const device = named ?? request.headers['user-agent']?.slice(0, 100) ?? null
      const session = await request.beginSession(() => sessions.begin(passenger, device))
      return reply.code(201).header('cache-control', 'no-store').send(shown(request, session))
    },
  )

  app.get(
    '/sessions/current',
    {
      schema: {
        operationId: 'currentSession',
        summary: 'The session',
        tags,
        security: own,
        querystring: strict({}),
        response: {
          200: { description: 'The session.', content: { 'application/json': { schema: current } } },
          ...problems(400, 401, 503),
        },
      },
    },
    (request, reply) => {
      const session = request.ownSession()
      reply.header('cache-control', 'no-store')
      return whole(request, session)
    },
  )

  app.patch(
    '/sessions/current',
    {
      schema: {
        operationId: 'remember',
        summary: 'Have preferences or a search remembered',
        description: 'Each preference is a field of its own: who changes another one at the same time undoes nothing.',
        tags,
        security: own,
        querystring: strict({}),
        body: remembered,
        response: {
          200: { description: 'The session as it is now.', content: { 'application/json': { schema: current } } },
          ...problems(400, 401, 403, 503),
        },
      },
    },
    async (request, reply) => {
      const session = request.ownSession()
      await session.save(sessions.remember(session.handle, session.data, request.body))
      reply.header('cache-control', 'no-store')
      return whole(request, session)
    },
  )

  app.delete(
    '/sessions/current',
    {
      schema: {
        operationId: 'signOut',
        summary: 'Sign out',
        description: 'What is still under way with this session cannot bring it back. Its cart is kept for an hour.',
        tags,
        security: own,
        querystring: strict({}),
        response: { 204: { description: 'Signed out.', type: 'null' }, ...problems(400, 401, 403, 503) },
      },
    },
    async (request, reply) => {
      request.ownSession()
      await request.session.destroy()
      return clearSession(reply, tls).code(204).send(null)
    },
  )

  app.get(
    '/sessions',
    {
      schema: {
        operationId: 'listSessions',
        summary: "A person's devices",
        tags,
        security: own,
        querystring: strict({}),
        response: {
          200: {
            description: 'Their sessions, newest first; there are 20 at most.',
            content: {
              'application/json': {
                schema: Type.Object({ data: Type.Array(device), nextCursor: Type.Null() }),
              },
            },
          },
          ...problems(400, 401, 503),
        },
      },
    },
    async (request, reply) => {
      const { handle, data } = request.ownSession()
      reply.header('cache-control', 'no-store')
      const devices = await sessions.devices(data.passengerId)
      return { data: devices.map((found) => deviceOf(found, handle)), nextCursor: null }
    },
  )

  app.delete(
    '/sessions/:sessionId',
    {
      schema: {
        operationId: 'endSession',
        summary: 'End one session',
        tags,
        security: ownOrAdmin,
        params: strict({ sessionId }),
        querystring: strict({}),
        response: { 204: { description: 'It has ended.', type: 'null' }, ...problems(400, 401, 403, 404, 503) },
      },
    },
    async (request, reply) => {
      const caller = request.knownCaller()
      await sessions.end(request.params.sessionId, caller.is === 'admin' ? undefined : caller.passengerId)
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/sessions',
    {
      schema: {
        operationId: 'endAllSessions',
        summary: 'Sign out everywhere',
        tags,
        security: ownOrAdmin,
        querystring: strict({ passengerId }),
        response: { 204: { description: 'All have ended.', type: 'null' }, ...problems(400, 401, 403, 503) },
      },
    },
    async (request, reply) => {
      await sessions.endAll(request.actsFor(request.query.passengerId))
      return clearSession(reply, tls).code(204).send(null)
    },
  )

  app.get(
    '/sessions/stats',
    {
      onRequest: async (request) => request.requireAdmin(),
      schema: {
        operationId: 'sessionStats',
        summary: 'How many were active on a day',
        tags,
        security: admin,
        querystring: strict({ date: Type.Optional(day('Of the last 35 days, UTC. Default: today.', 0)) }),
        response: {
          200: { description: 'The figures.', content: { 'application/json': { schema: activeOn } } },
          ...problems(400, 401, 403, 503),
        },
      },
    },
    async (request, reply) => {
      const { date = rfc3339(new Date()).slice(0, 10) } = request.query
      reply.header('cache-control', 'no-store')
      return { date, ...(await sessions.activeOn(date)) }
    },
  )

  const whole = (request: FastifyRequest, session: OwnSession) => {
    const { data, handle } = session
    return {
      ...shown(request, session),
      sessionId: handle,
      device: data.device,
      createdAt: at(data.createdAt),
      lastSeenAt: at(data.lastSeenAt),
      preferences: data.preferences,
      search: data.search,
      pageViews: data.pageViews,
      searches: data.searches,
    }
  }

  const deviceOf = (found: Device, current: string) => ({
    sessionId: found.sessionId,
    device: found.device,
    current: found.sessionId === current,
    createdAt: at(found.createdAt),
    lastSeenAt: at(found.lastSeenAt),
    ...lives(found, found.lastSeenAt),
  })
}
