import { Type } from 'typebox'
import { tierNames } from '../../domain/tiers.ts'
import { tripStatuses, tripTimes } from '../../domain/trip-status.ts'
import { cachedHeaders, cachedResponses } from '../schemas/cached.ts'
import {
  airlineSummary,
  currency,
  cursor,
  ids,
  inLosAngeles,
  instant,
  limit,
  listOf,
  named,
  nullable,
  oneOf,
  pageOf,
  pathPassengerId,
  scheduleOfFlight,
  strict,
  withExample,
  zonedEnd,
} from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

const endInCountry = named(
  'AirportInCountry',
  Type.Object({ ...zonedEnd.properties, country: nullable(Type.String({ examples: ['United States'] })) }),
)

const otherEndInCountry = withExample(endInCountry, { ...inLosAngeles, country: 'United States' })

const flight = named(
  'PassengerFlight',
  Type.Object({
    bookingId: ids.booking,
    flightId: ids.flight,
    flightNo: Type.String({ examples: ['AA101'] }),
    airline: airlineSummary,
    from: endInCountry,
    to: otherEndInCountry,
    ...scheduleOfFlight,
    seat: nullable(Type.String({ examples: ['12A'] })),
    price: Type.String({ description: 'Price paid: decimal, in `currency`.', examples: ['299.00'] }),
    currency: currency,
    status: named('TripStatus', oneOf(tripStatuses, 'State by schedule, at the time of the database query.')),
    bookedAt: nullable(instant('Time of the booking; null if it was not made by this service.')),
  }),
)

const profile = named(
  'PassengerProfile',
  Type.Object({
    passengerId: ids.passenger,
    flightsFlown: Type.Integer({ description: 'Departed flights. Leaderboards count booked ones.', examples: [42] }),
    milesFlown: Type.Integer({ examples: [58210] }),
    favoriteAirline: nullable(airlineSummary),
    tier: named('Tier', withExample(oneOf(tierNames, 'By miles flown.'), 'gold')),
    memberSince: nullable(
      Type.String({
        format: 'date',
        description: 'Day of the first flight, local time of its departure airport.',
        examples: ['2019-03-02'],
      }),
    ),
  }),
)

const route = named(
  'PassengerRoute',
  Type.Object({ from: endInCountry, to: otherEndInCountry, flights: Type.Integer({ examples: [12] }) }),
)

const personal = { tags: ['passengers'], headers: cachedHeaders }

const sampled = named(
  'SamplePassenger',
  Type.Object({
    passengerId: ids.passenger,
    passportNo: Type.String({ examples: ['P103014'] }),
    firstName: Type.String({ examples: ['Buzz'] }),
    lastName: Type.String({ examples: ['Aldrin'] }),
  }),
)

export const samplePassengers = {
  operationId: 'samplePassengers',
  summary: 'Some passengers with the data of a sign-in',
  description: 'Passengers with the most recent bookings. Needs `WORKSHOP=true`.',
  tags: ['passengers'],
  security: [],
  querystring: strict({ limit: limit(10) }),
  response: {
    200: {
      description: 'Passengers.',
      content: { 'application/json': { schema: listOf('SamplePassengerList', sampled) } },
    },
    ...problems(400, 404, 503),
  },
}

export const passengerFlights = {
  ...personal,
  operationId: 'passengerFlights',
  summary: "A passenger's flights",
  description:
    'All booked flights, page by page. Only first pages are cached. A page whose cursor names a booking that was cancelled ' +
    'continues after its place.',
  params: strict({ passengerId: pathPassengerId }),
  querystring: strict({
    status: Type.Optional(
      oneOf(
        tripTimes,
        '`upcoming`: departures in the future, next first. `past`: all others, newest first. Default: all, latest departure first.',
      ),
    ),
    limit: limit(10),
    cursor,
  }),
  response: {
    ...cachedResponses(pageOf('PassengerFlightPage', flight), 'Flights.', 400, 404),
    ...problems(401, 403),
  },
}

export const passengerProfile = {
  ...personal,
  operationId: 'passengerProfile',
  summary: 'Profile of a passenger',
  params: strict({ passengerId: pathPassengerId }),
  querystring: strict({}),
  response: { ...cachedResponses(profile, 'The profile.', 400, 404), ...problems(401, 403) },
}

export const passengerRoutes = {
  ...personal,
  operationId: 'passengerRoutes',
  summary: 'Most flown routes of a passenger',
  params: strict({ passengerId: pathPassengerId }),
  querystring: strict({ limit: limit(10) }),
  response: {
    ...cachedResponses(listOf('PassengerRouteList', route), 'Routes, most flown first.', 400, 404),
    ...problems(401, 403),
  },
}
