import { Type } from 'typebox'
import { flightStatuses } from '../../domain/flight.ts'
import { cachedHeaders, cachedResponses } from '../schemas/cached.ts'
import {
  airlineSummary,
  airportCode,
  currency,
  day,
  flightId,
  ids,
  inLosAngeles,
  inNewYork,
  instant,
  named,
  nullable,
  oneOf,
  otherZonedEnd,
  scheduleOfFlight,
  strict,
  utcInstant,
  withExample,
  words,
  zonedEnd,
} from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

const tags = ['flights']

const flightStatus = named('FlightStatus', oneOf(flightStatuses, 'Status of the flight.'))

const flightDetails = Type.Object({
  flightId: ids.flight,
  flightNo: Type.String({ examples: ['AA101'] }),
  airline: airlineSummary,
  from: zonedEnd,
  to: otherZonedEnd,
  aircraft: nullable(Type.String({ examples: ['Airbus A321neo'] })),
})

const flightSchedule = named(
  'FlightSchedule',
  Type.Object({
    ...scheduleOfFlight,
    durationMinutes: Type.Integer({ examples: [375] }),
    price: Type.String({ description: 'Decimal, in `currency`.', examples: ['299.00'] }),
    currency: currency,
  }),
)

const flightSeats = named(
  'FlightSeats',
  Type.Object({
    totalSeats: Type.Integer({ examples: [196] }),
    bookedSeats: Type.Integer({ examples: [152] }),
    availableSeats: Type.Integer({ examples: [44] }),
  }),
)

const flightState = named(
  'FlightState',
  Type.Object({
    status: flightStatus,
    delayMinutes: Type.Integer({ description: 'Delay of the departure.', examples: [0] }),
    updatedAt: nullable(instant('Time of the last change of the status, UTC. Null if it was never changed.')),
  }),
)

/** A flight with all of its layers. */
const wholeFlight = named(
  'FlightDetails',
  Type.Object({
    ...flightDetails.properties,
    schedule: flightSchedule,
    seats: flightSeats,
    status: flightState,
  }),
)

const flight = named(
  'Flight',
  Type.Object({
    ...flightDetails.properties,
    ...flightSchedule.properties,
    ...flightSeats.properties,
    status: flightStatus,
  }),
)

const flights = Type.Array(flight, { description: 'By departure.' })

/** A flight of the way back, for an example. */
const flightBack = {
  flightId: 1002,
  flightNo: 'AA102',
  airline: { iata: 'AA', name: 'American Airlines' },
  from: inLosAngeles,
  to: inNewYork,
  aircraft: 'Airbus A321neo',
  departure: '2025-12-22T17:00:00Z',
  departureLocal: '2025-12-22T09:00:00-08:00',
  arrival: '2025-12-22T22:25:00Z',
  arrivalLocal: '2025-12-22T17:25:00-05:00',
  durationMinutes: 325,
  price: '319.00',
  currency: 'USD',
  totalSeats: 196,
  bookedSeats: 96,
  availableSeats: 100,
  status: 'scheduled',
}

export const searchFlights = {
  operationId: 'searchFlights',
  summary: 'Flights of one route on one day',
  description: 'Key: `flight:search:{from}:{to}:{date}`. The day is the local day at the departure airport.',
  tags,
  querystring: strict({
    from: airportCode('JFK', 'IATA code of the origin.'),
    to: airportCode('LAX', 'IATA code of the destination.'),
    date: day('Day of departure, local time of `from`.', 0),
  }),
  headers: cachedHeaders,
  response: cachedResponses(
    named('FlightList', Type.Object({ data: flights })),
    'The flights. The list may be empty.',
    400,
    404,
  ),
}

export const searchRoundTrip = {
  operationId: 'searchRoundTrip',
  summary: 'Flights there and back',
  description: 'Combines the entries of both one-way searches. `Cache-Status` has one member for each.',
  tags,
  querystring: strict({
    from: airportCode('JFK', 'IATA code of the origin.'),
    to: airportCode('LAX', 'IATA code of the destination.'),
    depart: day('Day of departure, local time of `from`.', 0),
    return: day('Day of return, local time of `to`.', 7),
  }),
  headers: cachedHeaders,
  response: cachedResponses(
    named('RoundTrip', Type.Object({ outbound: flights, return: withExample(flights, [flightBack]) })),
    'The flights of each direction.',
    400,
    404,
  ),
}

const patch = named('FlightChange', {
  ...strict({
    departure: Type.Optional(utcInstant('New departure.')),
    arrival: Type.Optional(utcInstant('New arrival, after the departure.')),
    status: Type.Optional({
      ...flightStatus,
      description:
        '`delayed` adds the change of `departure` to the delay. `scheduled` makes its times the plan. `cancelled` ends its bookings.',
    }),
    comment: Type.Optional(words('Reason, for the log.', { maxLength: 200, examples: ['Fog in New York'] })),
  }),
  minProperties: 1,
})

export const getFlight = {
  operationId: 'getFlight',
  summary: 'One flight, layer by layer',
  description:
    'Russian doll caching: four entries, each with its own TTL: `flight:{flightId}:details`, `:schedule`, `:availability`, `:status`. `Cache-Status` has one member for each.',
  tags,
  params: strict({ flightId }),
  querystring: strict({}),
  headers: cachedHeaders,
  response: cachedResponses(wholeFlight, 'The flight.', 400, 404),
}

export const changeFlight = {
  operationId: 'changeFlight',
  summary: 'Move, delay, cancel or reinstate a flight',
  description:
    'Write-through: one transaction commits the change and its row in `flight_log`. The next read of each entry that shows the flight is fresh.',
  tags,
  params: strict({ flightId }),
  querystring: strict({}),
  body: patch,
  response: {
    200: { description: 'The flight as it is now.', content: { 'application/json': { schema: wholeFlight } } },
    ...problems(400, 401, 404, 503),
  },
}

const name = (example: string) => nullable(Type.String({ examples: [example] }))

const manifestEntry = named(
  'ManifestEntry',
  Type.Object({
    seat: nullable(Type.String({ description: 'Null for a booking without a seat.', examples: ['12A'] })),
    passengerId: ids.passenger,
    firstName: name('Buzz'),
    lastName: name('Aldrin'),
    bookingId: ids.booking,
  }),
)

const manifest = named(
  'Manifest',
  Type.Object({
    flightId: ids.flight,
    data: Type.Array(manifestEntry, { description: 'By seat.' }),
  }),
)

export const getManifest = {
  operationId: 'getManifest',
  summary: 'Passengers of a flight',
  description: 'Reads the database. Names are not cached.',
  tags,
  params: strict({ flightId }),
  querystring: strict({}),
  response: {
    200: { description: 'The passengers by seat.', content: { 'application/json': { schema: manifest } } },
    ...problems(400, 401, 404, 503),
  },
}
