import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Flights } from '../../services/flights/search.ts'
import { cachedHeaders, cachedResponses } from '../schemas/cached.ts'
import { airportCode, day, strict } from '../schemas/common.ts'
import { flightDetails, flightSchedule, flightSeats, flightStatus } from './schemas.ts'

const flight = Type.Object({
  ...flightDetails.properties,
  ...flightSchedule.properties,
  ...flightSeats.properties,
  status: flightStatus,
})

const flights = Type.Array(flight, { description: 'By departure.' })

export const flightRoutes: FastifyPluginAsyncTypebox<{ flights: Flights }> = async (app, { flights: service }) => {
  app.get(
    '/flights/search',
    {
      schema: {
        operationId: 'searchFlights',
        summary: 'Flights of one route on one day',
        description: 'Key: `flight:search:{from}:{to}:{date}`.',
        tags: ['flights'],
        querystring: strict({
          from: airportCode('JFK', 'Where from: IATA code of an airport.'),
          to: airportCode('LAX', 'Where to: IATA code of an airport.'),
          date: day('Day of departure, UTC.', 0),
        }),
        headers: cachedHeaders,
        response: cachedResponses(Type.Object({ data: flights }), 'The flights; none is an empty list.', 400, 404),
      },
    },
    (request, reply) => reply.sendCached(service.search, request.query),
  )

  app.get(
    '/flights/round-trip',
    {
      schema: {
        operationId: 'searchRoundTrip',
        summary: 'Flights there and back',
        description: 'Made of the entries of the two one-way searches: `Cache-Status` has one member for each.',
        tags: ['flights'],
        querystring: strict({
          from: airportCode('JFK', 'Where from: IATA code of an airport.'),
          to: airportCode('LAX', 'Where to: IATA code of an airport.'),
          depart: day('Day of departure, UTC.', 0),
          return: day('Day of return, UTC.', 7),
        }),
        headers: cachedHeaders,
        response: cachedResponses(
          Type.Object({ outbound: flights, return: flights }),
          'The flights of each direction.',
          ...([400, 404] as const),
        ),
      },
    },
    (request, reply) =>
      reply.sendCachedParts(service.roundTrip(request.query, request.cacheOptions()).then((trip) => ({ ...trip }))),
  )
}
