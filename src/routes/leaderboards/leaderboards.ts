import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AppError } from '../../errors.ts'
import type { Leaderboards } from '../../services/leaderboards/leaderboards.ts'
import type { WatchBoard } from '../../services/leaderboards/live-boards.ts'
import * as schemas from './leaderboards-schemas.ts'

interface Options {
  leaderboards: Leaderboards
  watchBoard: WatchBoard
}

/** Reads of leaderboards. Public. */
export const boardRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { leaderboards, watchBoard }) => {
  app.get('/leaderboards', { schema: schemas.list }, async (_request, reply) => {
    reply.header('cache-control', 'no-cache')
    return { data: await leaderboards.list() }
  })

  app.get('/leaderboards/:board', { schema: schemas.page }, async (request, reply) => {
    const page = await leaderboards.page({ ...request.params, ...withMoment(request.query) })
    reply.header('cache-control', 'no-cache')
    return page
  })

  app.get('/leaderboards/:board/members/:member', { schema: schemas.member }, async (request, reply) => {
    const standing = await leaderboards.member({ ...request.params, ...withMoment(request.query) })
    reply.header('cache-control', 'no-cache')
    return standing
  })

  app.get('/leaderboards/:board/stream', { schema: schemas.stream }, async (request, reply) => {
    let seen = request.headers['last-event-id']
    const query = { ...request.params, ...withMoment(request.query), offset: 0 }
    await reply.sendEvents((send) =>
      watchBoard(query, ({ id, page }) => {
        if (id !== seen) send({ id, event: 'board', data: page })
        // Only the first event can repeat what the client has. Later the same state may return as a new event.
        seen = undefined
      }),
    )
    return reply
  })
}

/** Years that have windows. */
const YEARS = { first: 1900, last: 9000 }

/** Parses `at`. A day stands for its first moment. */
function withMoment<T extends { at?: string }>({ at, ...query }: T): Omit<T, 'at'> & { at?: Date } {
  if (at === undefined) return query
  const moment = new Date(at)
  const year = moment.getUTCFullYear()
  if (year >= YEARS.first && year <= YEARS.last) return { ...query, at: moment }
  throw new AppError('validation-failed', `\`at\` must be a day or a moment from ${YEARS.first} to ${YEARS.last}.`, {
    errors: [{ path: 'query.at', message: `must be a day or a moment from ${YEARS.first} to ${YEARS.last}` }],
  })
}
