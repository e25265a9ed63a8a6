import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AppError } from '../../errors.ts'
import type { Leaderboards } from '../../services/leaderboards/leaderboards.ts'
import { admin, forAdmin } from '../plugins/access.ts'
import { strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'
import * as schemas from './schemas.ts'

const operation = { tags: ['leaderboards'], security: admin, querystring: strict({}) }
const boardParams = strict({ board: schemas.board })

/** What the admin may do to leaderboards: define, delete, set scores, compare them with the database. */
export const leaderboardAdminRoutes: FastifyPluginAsyncTypebox<{ leaderboards: Leaderboards }> = async (
  app,
  { leaderboards },
) => {
  forAdmin(app)

  app.put(
    '/leaderboards/:board',
    {
      schema: {
        ...operation,
        operationId: 'defineLeaderboard',
        summary: 'Make a leaderboard, or another one of it',
        description:
          'It is filled from the database in the background. Of a board that was there, what it showed is shown until then.',
        params: boardParams,
        body: schemas.definition,
        response: {
          200: {
            description: 'It is another one now.',
            content: { 'application/json': { schema: schemas.definedBoard } },
          },
          201: { description: 'It is made.', content: { 'application/json': { schema: schemas.definedBoard } } },
          ...problems(400, 401, 403, 503),
        },
      },
    },
    async (request, reply) => {
      const { board } = request.params
      const isNew = await leaderboards.define(board, request.body)
      if (isNew) reply.header('location', `/v1/leaderboards/${board}`)
      return reply.code(isNew ? 201 : 200).send({ board, ...request.body, standing: false })
    },
  )

  app.delete(
    '/leaderboards/:board',
    {
      schema: {
        ...operation,
        operationId: 'deleteLeaderboard',
        summary: 'Delete a leaderboard that somebody has made',
        params: boardParams,
        response: { 204: { description: 'It is gone.' }, ...problems(400, 401, 403, 404, 503) },
      },
    },
    async (request, reply) => {
      await leaderboards.undefine(request.params.board)
      return reply.code(204).send()
    },
  )

  app.post(
    '/leaderboards/:board/scores',
    {
      schema: {
        ...operation,
        operationId: 'changeScore',
        summary: 'Change a score by hand',
        description:
          'In all windows that now is in. It counts until the board is next compared with the database, and then gives way to what that says.',
        params: boardParams,
        body: schemas.scoreChange,
        response: {
          200: {
            description: 'Where the member stands now.',
            content: { 'application/json': { schema: schemas.memberStanding } },
          },
          ...problems(400, 401, 403, 404, 503),
        },
      },
    },
    (request) => leaderboards.setScore(request.params.board, changeIn(request.body)),
  )

  app.post(
    '/leaderboards/:board/reconcile',
    {
      schema: {
        ...operation,
        operationId: 'reconcileLeaderboard',
        summary: 'Compare a leaderboard with the database, and repair it',
        description:
          'Every window that is there, while bookings go on; what cannot be compared within 20 seconds is left to the hourly run.',
        params: boardParams,
        response: {
          200: {
            description: 'What was found, by window.',
            content: { 'application/json': { schema: schemas.reconciled } },
          },
          ...problems(400, 401, 403, 404, 503),
        },
      },
    },
    (request) => leaderboards.reconcileBoard(request.params.board),
  )
}

function changeIn({ member, delta, score }: { member: string; delta?: number; score?: number }) {
  if (delta !== undefined) return { member, delta }
  if (score !== undefined) return { member, score }
  throw new AppError('validation-failed', 'Some of the input is not valid.', {
    errors: [{ path: 'body.delta', message: 'is required, or score' }],
  })
}
