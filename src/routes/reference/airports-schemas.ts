import { Type } from 'typebox'
import { cachedHeaders, cachedResponses } from '../schemas/cached.ts'
import {
  airportCode,
  cursor,
  limit,
  named,
  nullable,
  pageOf,
  properName,
  strict,
  timeZone,
  words,
} from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

const airport = named(
  'Airport',
  Type.Object({
    iata: Type.String({ examples: ['JFK'] }),
    icao: Type.String({ examples: ['KJFK'] }),
    name: Type.String({ examples: ['John F. Kennedy International Airport'] }),
    city: nullable(Type.String({ examples: ['New York'] })),
    country: nullable(Type.String({ examples: ['United States'] })),
    countryCode: nullable(Type.String({ description: 'ISO 3166-1 alpha-3.', examples: ['USA'] })),
    latitude: nullable(Type.Number({ examples: [40.639447] })),
    longitude: nullable(Type.Number({ examples: [-73.779317] })),
    timeZone,
  }),
)

const listed = strict({
  country: Type.Optional(words('ISO 3166-1 alpha-3 code, or name.', { minLength: 2, examples: ['USA'] })),
  city: Type.Optional(words('Name of a city.')),
  q: Type.Optional(words('Prefix of the code, the name or the city.')),
  limit: limit(20),
  cursor,
})

export const listAirports = {
  operationId: 'listAirports',
  summary: 'Airports by country, city or prefix',
  tags: ['reference data'],
  querystring: listed,
  headers: cachedHeaders,
  response: cachedResponses(pageOf('AirportPage', airport), 'A page of airports, by code.', 400),
}

export const getAirport = {
  operationId: 'getAirport',
  summary: 'One airport',
  description: 'An unknown code is 404. That response is cached, too.',
  tags: ['reference data'],
  params: strict({ iata: airportCode('JFK') }),
  querystring: strict({}),
  headers: cachedHeaders,
  response: cachedResponses(airport, 'The airport.', 400, 404),
}

export const renameAirport = {
  operationId: 'renameAirport',
  summary: 'Rename an airport',
  description: 'Write-through: after the response, the next read of each entry that shows the name is fresh.',
  tags: ['reference data'],
  params: strict({ iata: airportCode('JFK') }),
  querystring: strict({}),
  body: named(
    'AirportChange',
    strict({
      name: properName('Its new name.', { maxLength: 120, example: 'John F. Kennedy International Airport' }),
    }),
  ),
  response: {
    200: { description: 'The changed airport.', content: { 'application/json': { schema: airport } } },
    ...problems(400, 401, 404, 503),
  },
}
