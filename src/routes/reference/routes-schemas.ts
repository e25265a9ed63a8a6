import { Type } from 'typebox'
import { cachedHeaders, cachedResponses } from '../schemas/cached.ts'
import { airportCode, end, limit, listOf, named, otherEnd, strict } from '../schemas/common.ts'
import { anyCase } from '../schemas/upper-case.ts'

const popular = named(
  'PopularRoute',
  Type.Object({
    from: end,
    to: otherEnd,
    searches: Type.Integer({ description: 'Number of searches.', examples: [2310] }),
  }),
)

const distance = named(
  'RouteDistance',
  Type.Object({
    from: end,
    to: otherEnd,
    miles: Type.Integer({ description: 'Great circle.', examples: [2475] }),
    kilometers: Type.Integer({ examples: [3983] }),
    flightTimeMinutes: Type.Integer({ description: 'Gate to gate, estimated.', examples: [327] }),
    timezoneDifference: Type.Number({
      description: 'Time at the destination minus time at the origin. Hours.',
      examples: [-3],
    }),
  }),
)

export const popularRoutes = {
  operationId: 'popularRoutes',
  summary: 'The most searched routes',
  description: 'Searches are counted in the sorted set `routes:searches`, within a second of the search.',
  tags: ['routes'],
  querystring: strict({
    prefix: Type.String({
      pattern: '^[A-Za-z0-9]{0,3}(:[A-Za-z0-9]{0,3})?$',
      ...anyCase,
      default: '',
      description: 'Prefix of the route: `J`, `JFK`, `JFK:L`.',
    }),
    limit: limit(5),
  }),
  headers: cachedHeaders,
  response: cachedResponses(listOf('PopularRouteList', popular), 'Routes, most searched first.', 400),
}

export const routeDistance = {
  operationId: 'routeDistance',
  summary: 'Distance between two airports',
  tags: ['routes'],
  params: strict({ from: airportCode('JFK'), to: airportCode('LAX') }),
  querystring: strict({}),
  headers: cachedHeaders,
  response: cachedResponses(distance, 'Distance, flight time and time difference.', 400, 404),
}
