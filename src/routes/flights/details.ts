import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { FlightChanges } from '../../services/flights/changes.ts'
import type { FlightDetailLayers } from '../../services/flights/details.ts'
import { admin, flightId } from '../booking/schemas.ts'
import { cachedHeaders, cachedResponses } from '../schemas/cached.ts'
import { strict, utcInstant, words } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'
import { flightStatus, wholeFlight } from './schemas.ts'

const patch = {
  ...strict({
    departure: Type.Optional(utcInstant('When it is to leave.')),
    arrival: Type.Optional(utcInstant('When it is to arrive: after it has left.')),
    status: Type.Optional({
      ...flightStatus,
      description:
        '`delayed`: what `departure` moves by is added to the delay; `scheduled`: its times are the plan; `cancelled`: nobody can book it.',
    }),
    comment: Type.Optional(words('Why; for the log.', { maxLength: 200, examples: ['Fog in New York'] })),
  }),
  minProperties: 1,
}

export const flightDetailRoutes: FastifyPluginAsyncTypebox<{
  flightDetails: FlightDetailLayers
  flightChanges: FlightChanges
}> = async (app, { flightDetails, flightChanges }) => {
  app.get(
    '/flights/:flightId',
    {
      schema: {
        operationId: 'getFlight',
        summary: 'One flight, layer by layer',
        description:
          'A nested doll of four entries, each with its own time to live: `flight:{flightId}:details`, `:schedule`, `:availability`, `:status`. `Cache-Status` has one member for each.',
        tags: ['flights'],
        params: strict({ flightId }),
        querystring: strict({}),
        headers: cachedHeaders,
        response: cachedResponses(wholeFlight, 'The flight.', 400, 404),
      },
    },
    (request, reply) =>
      reply.sendCachedLayers(flightDetails.read(request.params.flightId, request.cacheOptions()), 'details'),
  )

  app.patch(
    '/flights/:flightId',
    {
      onRequest: async (request) => request.requireAdmin(),
      schema: {
        operationId: 'changeFlight',
        summary: 'Move, delay, cancel or reinstate a flight',
        description:
          'Write-through: the change and its line in `flight_log` are committed together, then everything that shows the flight is fresh on the next read.',
        tags: ['flights'],
        security: admin,
        params: strict({ flightId }),
        querystring: strict({}),
        body: patch,
        response: {
          200: { description: 'The flight as it is now.', content: { 'application/json': { schema: wholeFlight } } },
          ...problems(400, 401, 403, 404, 503),
        },
      },
    },
    ({ params, body }) => {
      const { departure, arrival, ...others } = body
      return flightChanges.change(params.flightId, {
        ...others,
        ...(departure === undefined ? {} : { departure: wholeSeconds(departure) }),
        ...(arrival === undefined ? {} : { arrival: wholeSeconds(arrival) }),
      })
    },
  )
}

/** The databases keep whole seconds, and would round. */
const wholeSeconds = (instant: string) => new Date(`${instant.slice(0, 19)}Z`)
