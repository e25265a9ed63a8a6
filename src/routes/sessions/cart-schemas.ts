import { Type } from 'typebox'
import {
  currency,
  flightId,
  ids,
  instant,
  money,
  named,
  nullable,
  oneOf,
  scheduleOfFlight,
  seatName,
  strict,
} from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

const tags = ['sessions']

const itemId = Type.String({
  pattern: '^[1-9][0-9]{0,9}-[1-9][0-9]{0,2}[A-K]$',
  description: 'Flight and seat.',
  examples: ['1001-12A'],
})

const cartItem = named(
  'CartItem',
  Type.Object({
    itemId,
    flightId: ids.flight,
    flightNo: Type.String({ examples: ['AA101'] }),
    from: Type.String({ description: 'IATA code of the airport, or its ICAO code if it has none.', examples: ['JFK'] }),
    to: Type.String({ description: 'IATA code of the airport, or its ICAO code if it has none.', examples: ['LAX'] }),
    departure: scheduleOfFlight.departure,
    departureLocal: scheduleOfFlight.departureLocal,
    seat: seatName,
    status: named(
      'CartItemStatus',
      oneOf(['held', 'expired'], 'State of the hold. Add an expired item again, or remove it.'),
    ),
    heldUntil: nullable(instant('End of the hold. Null if it has expired.')),
    price: money('Price of the seat.'),
    currency,
  }),
)

const cart = named('Cart', Type.Object({ items: Type.Array(cartItem), total: money('Total of all items.'), currency }))

const wanted = named('CartItemRequest', strict({ flightId, seat: seatName }))

export const getCart = {
  operationId: 'getCart',
  summary: 'The cart',
  tags,
  querystring: strict({}),
  response: {
    200: { description: 'The cart.', content: { 'application/json': { schema: cart } } },
    ...problems(400, 401, 503),
  },
}

export const addToCart = {
  operationId: 'addToCart',
  summary: 'Add a seat to the cart',
  description: 'Holds the seat for some minutes. Added again, an item with an expired hold gets a new one.',
  tags,
  querystring: strict({}),
  body: wanted,
  response: {
    201: {
      description: 'The item.',
      headers: { Location: { type: 'string', description: 'Address of the item.' } },
      content: { 'application/json': { schema: cartItem } },
    },
    ...problems(400, 401, 403, 404, 409, 503),
  },
}

export const removeFromCart = {
  operationId: 'removeFromCart',
  summary: 'Remove a seat from the cart',
  tags,
  params: strict({ itemId }),
  querystring: strict({}),
  response: { 204: { description: 'Removed. The seat is free.', type: 'null' }, ...problems(400, 401, 403, 404, 503) },
}
