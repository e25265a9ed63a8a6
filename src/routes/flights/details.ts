import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FlightChanges } from '../../services/flights/changes.ts'
import type { FlightDetailLayers } from '../../services/flights/details.ts'
import { adminOnly } from '../plugins/access.ts'
import * as schemas from './schemas.ts'

export const flightDetailRoutes: FastifyPluginAsyncTypebox<{
  flightDetails: FlightDetailLayers
  flightChanges: FlightChanges
}> = async (app, { flightDetails, flightChanges }) => {
  app.get('/flights/:flightId', { schema: schemas.getFlight }, (request, reply) =>
    reply.sendCachedLayers(flightDetails.read(request.params.flightId, request.cacheOptions()), 'details'),
  )

  app.patch('/flights/:flightId', adminOnly(schemas.changeFlight), ({ params, body }) => {
    const { departure, arrival, ...others } = body
    return flightChanges.change(params.flightId, {
      ...others,
      ...(departure === undefined ? {} : { departure: wholeSeconds(departure) }),
      ...(arrival === undefined ? {} : { arrival: wholeSeconds(arrival) }),
    })
  })
}

/** Cuts fractions of a second, which the databases would round. */
const wholeSeconds = (instant: string) => new Date(`${instant.slice(0, 19)}Z`)
