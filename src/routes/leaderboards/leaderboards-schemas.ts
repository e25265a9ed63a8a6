import { Type } from 'typebox'
import { strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'
import * as schemas from './schemas.ts'

const tags = ['leaderboards']
const boardParams = strict({ board: schemas.board })

export const list = {
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
}

export const page = {
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
}

export const member = {
  operationId: 'leaderboardMember',
  summary: 'Where somebody stands, and who stands around',
  tags,
  params: strict({ board: schemas.board, member: schemas.member }),
  querystring: strict({
    ...schemas.windowQuery,
    around: Type.Integer({ minimum: 0, maximum: 50, default: 2, description: 'How many neighbours on each side.' }),
  }),
  response: {
    200: { description: 'The member.', content: { 'application/json': { schema: schemas.memberStanding } } },
    ...problems(400, 404, 503),
  },
}

export const stream = {
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
}
