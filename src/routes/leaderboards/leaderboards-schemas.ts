import { Type } from 'typebox'
import { listOf, strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'
import * as schemas from './schemas.ts'

const tags = ['leaderboards']
const boardParams = strict({ board: schemas.board })

export const list = {
  operationId: 'leaderboards',
  summary: 'List leaderboards and their definitions',
  tags,
  querystring: strict({}),
  response: {
    200: {
      description: 'Definitions.',
      content: { 'application/json': { schema: listOf('LeaderboardList', schemas.definedBoard) } },
    },
    ...problems(400, 503),
  },
}

export const page = {
  operationId: 'leaderboard',
  summary: 'Page of a leaderboard',
  description:
    'Highest score first. Bookings and cancellations change it within a second. The first read of a window builds it from the database.',
  tags,
  params: boardParams,
  querystring: strict(schemas.pageQuery),
  response: {
    200: { description: 'A page of the board.', content: { 'application/json': { schema: schemas.page } } },
    ...problems(400, 404, 503),
  },
}

export const member = {
  operationId: 'leaderboardMember',
  summary: 'Standing of a member and its neighbours',
  tags,
  params: strict({ board: schemas.board, member: schemas.member }),
  querystring: strict({
    ...schemas.windowQuery,
    around: Type.Integer({ minimum: 0, maximum: 50, default: 2, description: 'Number of neighbours on each side.' }),
  }),
  response: {
    200: { description: 'The member.', content: { 'application/json': { schema: schemas.memberStanding } } },
    ...problems(400, 404, 503),
  },
}

export const stream = {
  operationId: 'leaderboardStream',
  summary: 'Stream of the top of a leaderboard',
  description:
    'Server-Sent Events named `board`, one for each change and at most five a second. Their data is the body of `GET /v1/leaderboards/{board}`. A client that sends the id of its last event as `Last-Event-ID` gets only changes since. A comment every 15 seconds keeps the connection.',
  tags,
  params: boardParams,
  querystring: strict({ ...schemas.windowQuery, limit: schemas.pageQuery.limit }),
  headers: Type.Object({
    'last-event-id': Type.Optional(
      Type.String({ maxLength: 100, description: 'Id of the last event that the client has.' }),
    ),
  }),
  response: {
    200: {
      description: 'Events.',
      content: {
        'text/event-stream': {
          schema: Type.String({
            examples: ['event: board\ndata: {"board":"passengers-most-flights","window":"all","data":[]}\n\n'],
          }),
        },
      },
    },
    ...problems(400, 404, 503),
  },
}
