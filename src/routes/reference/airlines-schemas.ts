import { Type } from 'typebox'
import { cachedHeaders, cachedResponses } from '../schemas/cached.ts'
import {
  airlineCode,
  airportCodes,
  cursor,
  limit,
  listOf,
  named,
  nullable,
  pageOf,
  properName,
  strict,
} from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

const airline = named(
  'Airline',
  Type.Object({
    iata: Type.String({ examples: ['AA'] }),
    name: Type.String({ examples: ['American Airlines'] }),
    baseAirport: nullable(
      named(
        'BaseAirport',
        Type.Object(
          {
            iata: { ...airportCodes.iata, examples: ['DFW'] },
            icao: { ...airportCodes.icao, examples: ['KDFW'] },
            name: Type.String({ examples: ['Dallas Fort Worth International Airport'] }),
          },
          { description: 'Main airport; null if unknown.' },
        ),
      ),
    ),
  }),
)

const ranked = named(
  'AirlineRoutes',
  Type.Object({
    airline,
    totalRoutes: Type.Integer({ description: 'Pairs of airports, each direction counted.', examples: [1102] }),
    destinations: Type.Integer({ description: 'Number of destinations.', examples: [348] }),
  }),
)

export const listAirlines = {
  operationId: 'listAirlines',
  summary: 'Airlines',
  tags: ['reference data'],
  querystring: strict({ limit: limit(20), cursor }),
  headers: cachedHeaders,
  response: cachedResponses(pageOf('AirlinePage', airline), 'A page of airlines, by code.', 400),
}

export const topRoutes = {
  operationId: 'topRoutes',
  summary: 'Airlines with the most routes',
  description: 'The expensive query: it reads every flight of the database.',
  tags: ['reference data'],
  querystring: strict({ limit: limit(10) }),
  headers: cachedHeaders,
  response: cachedResponses(listOf('AirlineRoutesList', ranked), 'Airlines, most routes first.', 400),
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
  summary: 'Rename an airline',
  description: 'Write-through: after the response, the next read of each entry that shows the name is fresh.',
  tags: ['reference data'],
  params: strict({ iata: airlineCode('AA') }),
  querystring: strict({}),
  body: named(
    'AirlineChange',
    strict({ name: properName('Its new name.', { maxLength: 60, example: 'American Airlines' }) }),
  ),
  response: {
    200: { description: 'The changed airline.', content: { 'application/json': { schema: airline } } },
    ...problems(400, 401, 404, 503),
  },
}
