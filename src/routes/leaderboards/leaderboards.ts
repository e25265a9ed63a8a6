import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { AppError } from '../../errors.ts'
import type { Leaderboards } from '../../services/leaderboards/leaderboards.ts'
import type { WatchBoard } from '../../services/leaderboards/live-boards.ts'
import { strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'
import * as schemas from './schemas.ts'

const tags = ['leaderboards']
const boardParams = strict({ board: schemas.board })

interface Options {
  leaderboards: Leaderboards
  watchBoard: WatchBoard
}

export const leaderboardRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { leaderboards, watchBoard }) => {
  app.get(
    '/leaderboards',
    {
      schema: {
        operationId: 'leaderboards',
        summary: 'All leaderboards, and what each counts',
        tags,
        querystring: strict({}),
        response: {
          200: {
            description: 'Definitions.',
            content: { 'application/json': { schema: Type.Object({ data: Type.Array(schemas.definedBoard) }) } },
          },
          ...problems(400, 503),
        },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'no-cache')
      return { data: await leaderboards.list() }
    },
  )

  app.get(
    '/leaderboards/:board',
    {
      schema: {
        operationId: 'leaderboard',
        summary: 'Who has most',
        description:
          'Highest score first. Bookings and cancellations move it within a second. A window that nobody has asked for is filled from the database first.',
        tags,
        params: boardParams,
        querystring: strict(schemas.pageQuery),
        response: {
          200: { description: 'A page of the board.', content: { 'application/json': { schema: schemas.page } } },
          ...problems(400, 404, 503),
        },
      },
    },
    async (request, reply) => {
      const page = await leaderboards.page({ ...request.params, ...withMoment(request.query) })
      reply.header('cache-control', 'no-cache')
      return page
    },
  )

  app.get(
    '/leaderboards/:board/members/:member',
    {
      schema: {
        operationId: 'leaderboardMember',
        summary: 'Where somebody stands, and who stands around',
        tags,
        params: strict({ board: schemas.board, member: schemas.member }),
        querystring: strict({
          ...schemas.windowQuery,
          around: Type.Integer({
            minimum: 0,
            maximum: 50,
            default: 2,
            description: 'How many neighbours on each side.',
          }),
        }),
        response: {
          200: { description: 'The member.', content: { 'application/json': { schema: schemas.memberStanding } } },
          ...problems(400, 404, 503),
        },
      },
    },
    async (request, reply) => {
      const standing = await leaderboards.member({ ...request.params, ...withMoment(request.query) })
      reply.header('cache-control', 'no-cache')
      return standing
    },
  )

  app.get(
    '/leaderboards/:board/stream',
    {
      schema: {
        operationId: 'leaderboardStream',
        summary: 'The top of a leaderboard, whenever it changes',
        description:
          'Server-Sent Events, five a second at most: `board`, whose data is what `GET /v1/leaderboards/{board}` answers. A client that sends the id of the last event as `Last-Event-ID` is told only of something else. A comment every 15 seconds keeps the connection.',
        tags,
        params: boardParams,
        querystring: strict({ ...schemas.windowQuery, limit: schemas.pageQuery.limit }),
        headers: Type.Object({
          'last-event-id': Type.Optional(Type.String({ maxLength: 100, description: 'The event that was seen last.' })),
        }),
        response: {
          200: { description: 'Events.', content: { 'text/event-stream': { schema: Type.String() } } },
          ...problems(400, 404, 503),
        },
      },
    },
    async (request, reply) => {
      let seen = request.headers['last-event-id']
      const query = { ...request.params, ...withMoment(request.query), offset: 0 }
      await reply.sendEvents((send) =>
        watchBoard(query, ({ id, page }) => {
          if (id !== seen) send({ id, event: 'board', data: page })
          // It may come again, after another one.
          seen = undefined
        }),
      )
      return reply
    },
  )
}

/** Of what there are windows. */
const YEARS = { first: 1900, last: 9000 }

/** The moment of a query, if it names one; a day is its first moment. */
function withMoment<T extends { at?: string }>({ at, ...query }: T): Omit<T, 'at'> & { at?: Date } {
  if (at === undefined) return query
  const moment = new Date(at)
  const year = moment.getUTCFullYear()
  if (year >= YEARS.first && year <= YEARS.last) return { ...query, at: moment }
  throw new AppError('validation-failed', 'There is no window for this moment.', {
    errors: [{ path: 'query.at', message: `must be a day or a moment from ${YEARS.first} to ${YEARS.last}` }],
  })
}
