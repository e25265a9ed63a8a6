import { Type } from 'typebox'
import { cachedHeaders, cachedResponses } from '../schemas/cached.ts'
import { airlineCode, cursor, limit, pageOf, properName, strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

const airline = Type.Object({
  iata: Type.String({ examples: ['AA'] }),
  name: Type.String({ examples: ['American Airlines'] }),
  baseAirport: Type.Unsafe<{ iata: string; name: string } | null>({
    type: ['object', 'null'],
    description: 'The airport that it mostly flies from, where the data has it.',
    required: ['iata', 'name'],
    properties: {
      iata: { type: 'string', examples: ['DFW'] },
      name: { type: 'string', examples: ['Dallas Fort Worth International Airport'] },
    },
  }),
})

const ranked = Type.Object({
  airline,
  totalRoutes: Type.Integer({ description: 'Pairs of airports that it flies between, each way counted.' }),
  destinations: Type.Integer({ description: 'Airports that it flies to.' }),
})

export const listAirlines = {
  operationId: 'listAirlines',
  summary: 'Airlines',
  tags: ['reference data'],
  querystring: strict({ limit: limit(20), cursor }),
  headers: cachedHeaders,
  response: cachedResponses(pageOf(airline), 'A page of airlines, by code.', 400),
}

export const topRoutes = {
  operationId: 'topRoutes',
  summary: 'The airlines that fly the most routes',
  description: 'Reads every flight of the database: see what the cache makes of it.',
  tags: ['reference data'],
  querystring: strict({ limit: limit(10) }),
  headers: cachedHeaders,
  response: cachedResponses(Type.Object({ data: Type.Array(ranked) }), 'Airlines, most routes first.', 400),
}

export const getAirline = {
  operationId: 'getAirline',
  summary: 'One airline',
  tags: ['reference data'],
  params: strict({ iata: airlineCode('AA') }),
  querystring: strict({}),
  headers: cachedHeaders,
  response: cachedResponses(airline, 'The airline.', 400, 404),
}

export const renameAirline = {
  operationId: 'renameAirline',
  summary: 'Name an airline',
  description: 'Write-through: once this is answered, the next read of anything that shows the name is fresh.',
  tags: ['reference data'],
  params: strict({ iata: airlineCode('AA') }),
  querystring: strict({}),
  body: strict({ name: properName('Its new name.', { maxLength: 60, example: 'American Airlines' }) }),
  response: {
    200: { description: 'The airline as it is now.', content: { 'application/json': { schema: airline } } },
    ...problems(400, 401, 403, 404, 503),
  },
}
