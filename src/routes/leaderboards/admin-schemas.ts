import { strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'
import * as schemas from './schemas.ts'

const operation = {
  tags: ['leaderboards'],
  querystring: strict({}),
  params: strict({ board: schemas.board }),
}

export const define = {
  ...operation,
  operationId: 'defineLeaderboard',
  summary: 'Make a leaderboard, or another one of it',
  description:
    'It is filled from the database in the background. Of a board that was there, what it showed is shown until then.',
  body: schemas.definition,
  response: {
    200: { description: 'It is another one now.', content: { 'application/json': { schema: schemas.definedBoard } } },
    201: { description: 'It is made.', content: { 'application/json': { schema: schemas.definedBoard } } },
    ...problems(400, 401, 403, 503),
  },
}

export const remove = {
  ...operation,
  operationId: 'deleteLeaderboard',
  summary: 'Delete a leaderboard that somebody has made',
  response: { 204: { description: 'It is gone.' }, ...problems(400, 401, 403, 404, 503) },
}

export const setScore = {
  ...operation,
  operationId: 'changeScore',
  summary: 'Change a score by hand',
  description:
    'In all windows that now is in. It counts until the board is next compared with the database, and then gives way to what that says.',
  body: schemas.scoreChange,
  response: {
    200: {
      description: 'Where the member stands now.',
      content: { 'application/json': { schema: schemas.memberStanding } },
    },
    ...problems(400, 401, 403, 404, 503),
  },
}

export const reconcile = {
  ...operation,
  operationId: 'reconcileLeaderboard',
  summary: 'Compare a leaderboard with the database, and repair it',
  description:
    'Every window that is there, while bookings go on; what cannot be compared within 20 seconds is left to the hourly run.',
  response: {
    200: {
      description: 'What was found, by window.',
      content: { 'application/json': { schema: schemas.reconciled } },
    },
    ...problems(400, 401, 403, 404, 503),
  },
}
