import { Type } from 'typebox'
import { currency, flightId, instant, money, nullable, oneOf, seatName, strict } from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

const tags = ['sessions']

const itemId = Type.String({
  pattern: '^[1-9][0-9]{0,9}-[1-9][0-9]{0,2}[A-K]$',
  description: 'Flight and seat.',
  examples: ['1001-12A'],
})

const cartItem = Type.Object({
  itemId,
  flightId: Type.Integer(),
  flightNo: Type.String({ examples: ['AA101'] }),
  from: Type.String({ description: 'IATA code of the airport.', examples: ['JFK'] }),
  to: Type.String({ description: 'IATA code of the airport.', examples: ['LAX'] }),
  departure: instant('When it is to leave, UTC.'),
  seat: seatName,
  status: oneOf(
    ['held', 'expired'],
    'Whether the seat is kept; one that has expired is to be put in again, or taken out.',
  ),
  heldUntil: nullable(instant('Until when.')),
  price: money('What it costs.'),
  currency,
})

const cart = Type.Object({ items: Type.Array(cartItem), total: money('Of all items.'), currency })

const wanted = strict({ flightId, seat: seatName })

export const getCart = {
  operationId: 'getCart',
  summary: 'The cart',
  tags,
  querystring: strict({}),
  response: {
    200: { description: 'What is in it.', content: { 'application/json': { schema: cart } } },
    ...problems(400, 401, 503),
  },
}

export const addToCart = {
  operationId: 'addToCart',
  summary: 'Put a seat into the cart',
  description: 'It is held from now on, for some minutes. Put in again, it is held anew when its hold has ended.',
  tags,
  querystring: strict({}),
  body: wanted,
  response: {
    201: {
      description: 'The item.',
      headers: { Location: { type: 'string', description: 'Where it is taken out again.' } },
      content: { 'application/json': { schema: cartItem } },
    },
    ...problems(400, 401, 403, 404, 409, 503),
  },
}

export const removeFromCart = {
  operationId: 'removeFromCart',
  summary: 'Take a seat out of the cart',
  tags,
  params: strict({ itemId }),
  querystring: strict({}),
  response: { 204: { description: 'It is free again.', type: 'null' }, ...problems(400, 401, 403, 404, 503) },
}
