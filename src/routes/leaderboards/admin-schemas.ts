import { strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'
import * as schemas from './schemas.ts'

const operation = {
  tags: ['leaderboards'],
  querystring: strict({}),
  params: strict({ board: schemas.board }),
}

/** A board of the admin: a built-in one cannot be changed. */
const ownBoard = strict({ board: { ...schemas.board, examples: ['top-spenders'] } })

export const define = {
  ...operation,
  params: ownBoard,
  operationId: 'defineLeaderboard',
  summary: 'Make or replace a leaderboard',
  description:
    'The board is built from the database in the background. A replaced board shows its former scores until then.',
  body: schemas.definition,
  response: {
    200: {
      description: 'The board has been replaced.',
      content: { 'application/json': { schema: schemas.definedBoard } },
    },
    201: { description: 'The board has been made.', content: { 'application/json': { schema: schemas.definedBoard } } },
    ...problems(400, 401, 403, 503),
  },
}

export const remove = {
  ...operation,
  params: ownBoard,
  operationId: 'deleteLeaderboard',
  summary: 'Delete a leaderboard',
  response: { 204: { description: 'The board has been deleted.', type: 'null' }, ...problems(400, 401, 403, 404, 503) },
}

export const setScore = {
  ...operation,
  operationId: 'changeScore',
  summary: 'Change a score manually',
  description: 'Changes the score in all current windows. The next reconcile restores the score of the database.',
  body: schemas.scoreChange,
  response: {
    200: {
      description: 'New standing of the member.',
      content: { 'application/json': { schema: schemas.memberStanding } },
    },
    ...problems(400, 401, 404, 503),
  },
}

export const reconcile = {
  ...operation,
  operationId: 'reconcileLeaderboard',
  summary: 'Compare a leaderboard with the database and repair it',
  description:
    'Compares all built windows while bookings continue. After 20 seconds it leaves the other windows to the hourly run.',
  response: {
    200: {
      description: 'Drift of each window.',
      content: { 'application/json': { schema: schemas.reconciled } },
    },
    ...problems(400, 401, 404, 503),
  },
}
