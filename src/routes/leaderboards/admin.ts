import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { invalidInput } from '../../errors.ts'
import type { Leaderboards } from '../../services/leaderboards/leaderboards.ts'
import type { ManualScore } from '../../services/leaderboards/set-score.ts'
import { adminOnly } from '../plugins/access.ts'
import { noStore } from '../plugins/no-store.ts'
import * as schemas from './admin-schemas.ts'

interface Options {
  leaderboards: Leaderboards
}

/** Changes of leaderboards. For the admin. */
export const leaderboardAdminRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { leaderboards }) => {
  noStore(app)

  app.put('/leaderboards/:board', adminOnly(schemas.define), async (request, reply) => {
    const { board } = request.params
    const isNew = await leaderboards.define(board, request.body)
    if (isNew) reply.header('location', `/v1/leaderboards/${board}`)
    return reply.code(isNew ? 201 : 200).send({ board, ...request.body, standing: false })
  })

  app.delete('/leaderboards/:board', adminOnly(schemas.remove), async (request, reply) => {
    await leaderboards.undefine(request.params.board)
    return reply.code(204).send()
  })

  app.post('/leaderboards/:board/scores', adminOnly(schemas.setScore), (request) =>
    leaderboards.setScore(request.params.board, manualScoreOf(request.body)),
  )

  app.post('/leaderboards/:board/reconcile', adminOnly(schemas.reconcile), (request) =>
    leaderboards.reconcileBoard(request.params.board),
  )
}

function manualScoreOf({ member, delta, score }: { member: string; delta?: number; score?: number }): ManualScore {
  if (delta !== undefined) return { member, delta }
  if (score !== undefined) return { member, score }
  throw invalidInput({ path: 'body.delta', message: 'is required if `score` is missing' })
}
