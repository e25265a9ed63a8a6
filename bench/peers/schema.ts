/*
 * Schemas of the route, for all peers except the limit. They validate the query. Fastify compiles a serializer from the response
 * schema. Properties have the order of the stored JSON.
 */

const string = { type: 'string' }
const integer = { type: 'integer' }
const nullable = { type: ['string', 'null'] }
const end = {
  type: 'object',
  properties: { iata: nullable, icao: nullable, name: string, city: nullable, timeZone: string },
}

const flight = {
  type: 'object',
  properties: {
    flightId: integer,
    flightNo: string,
    airline: { type: 'object', properties: { iata: string, name: string } },
    from: end,
    to: end,
    departure: string,
    departureLocal: string,
    arrival: string,
    arrivalLocal: string,
    durationMinutes: integer,
    aircraft: { type: ['string', 'null'] },
    totalSeats: integer,
    bookedSeats: integer,
    availableSeats: integer,
    price: string,
    currency: string,
    status: string,
  },
}

const iata = { type: 'string', pattern: '^[A-Z]{3}$' }

export const querystring = {
  type: 'object',
  required: ['from', 'to', 'date'],
  additionalProperties: false,
  properties: { from: iata, to: iata, date: { type: 'string', format: 'date' } },
}

export const response = {
  200: { type: 'object', properties: { data: { type: 'array', items: flight } } },
}
