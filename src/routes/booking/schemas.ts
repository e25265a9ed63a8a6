import { Type } from 'typebox'
import {
  bookingId,
  currency,
  flightId,
  ids,
  instant,
  named,
  nullable,
  oneOf,
  passengerId,
  seatName,
  strict,
  uuid,
} from '../schemas/common.ts'
import { problems } from '../schemas/problem.ts'

const tags = ['seats and bookings']

const booking = named(
  'Booking',
  Type.Object({
    bookingId: ids.booking,
    flightId: ids.flight,
    seat: nullable(seatName),
    passengerId: ids.passenger,
    price: Type.String({ description: 'Decimal, in `currency`.', examples: ['299.00'] }),
    currency: currency,
  }),
)

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/

const createdHeaders = {
  Location: { type: 'string', description: 'Address of the booking.' },
  'Idempotency-Replayed': {
    type: 'string',
    description: '`true` if this is the stored response of an earlier request.',
  },
} as const

export const bookSeat = {
  operationId: 'bookSeat',
  summary: 'Book a seat',
  description: 'Books a seat by name, a held seat, or any free seat if the body names neither.',
  tags,
  params: strict({ flightId }),
  querystring: strict({}),
  headers: Type.Object({
    'idempotency-key': Type.Optional(
      Type.String({
        pattern: IDEMPOTENCY_KEY.source,
        description: 'A repeated request with the same key returns the same booking, for 24 hours.',
      }),
    ),
  }),
  body: named(
    'BookingRequest',
    strict(
      {
        seat: Type.Optional(seatName),
        holdId: Type.Optional(Type.String({ format: 'uuid', description: 'Id of a hold of the same passenger.' })),
        passengerId,
      },
      { examples: [{ seat: '12A' }] },
    ),
  ),
  response: {
    201: {
      description: 'The booking.',
      headers: createdHeaders,
      content: { 'application/json': { schema: booking } },
    },
    ...problems(400, 401, 403, 404, 409, 422, 503),
  },
}

export const getBooking = {
  operationId: 'getBooking',
  summary: 'One booking',
  tags,
  params: strict({ bookingId }),
  querystring: strict({}),
  response: {
    200: { description: 'The booking.', content: { 'application/json': { schema: booking } } },
    ...problems(400, 401, 403, 404, 503),
  },
}

export const cancelBooking = {
  operationId: 'cancelBooking',
  summary: 'Cancel a booking',
  description: 'Possible until the departure of the flight.',
  tags,
  params: strict({ bookingId }),
  querystring: strict({}),
  response: {
    204: { description: 'Cancelled. The seat is free.', type: 'null' },
    ...problems(400, 401, 403, 404, 409, 503),
  },
}

const hold = named(
  'Hold',
  Type.Object({
    holdId: uuid('Id of the hold.'),
    seat: seatName,
    expiresAt: instant('End of the hold, UTC.'),
    price: Type.String({ description: 'Current price of the seat: decimal, in `currency`.', examples: ['299.00'] }),
    currency: currency,
  }),
)

const ofHold = strict({ flightId, holdId: uuid('Id of the hold.') })

export const holdSeat = {
  operationId: 'holdSeat',
  summary: 'Hold a seat for some minutes',
  description: 'A repeat for the same seat and passenger returns the same hold.',
  tags,
  params: strict({ flightId }),
  querystring: strict({}),
  body: named('HoldRequest', strict({ seat: seatName, passengerId }, { examples: [{ seat: '12A' }] })),
  response: {
    201: { description: 'The hold.', content: { 'application/json': { schema: hold } } },
    ...problems(400, 401, 403, 404, 409, 503),
  },
}

export const releaseHold = {
  operationId: 'releaseHold',
  summary: 'Release a held seat',
  tags,
  params: ofHold,
  querystring: strict({}),
  response: { 204: { description: 'The seat is free.', type: 'null' }, ...problems(400, 401, 403, 404, 503) },
}

const seatMap = named(
  'SeatMap',
  Type.Object({
    flightId: ids.flight,
    totalSeats: Type.Integer({ examples: [196] }),
    bookedSeats: Type.Integer({ examples: [150] }),
    heldSeats: Type.Integer({ examples: [2] }),
    availableSeats: Type.Integer({ examples: [44] }),
    seats: Type.Array(
      named(
        'Seat',
        Type.Object({
          seat: seatName,
          status: named('SeatStatus', oneOf(['free', 'held', 'booked'], 'Availability of the seat.')),
        }),
      ),
    ),
  }),
)

export const getSeats = {
  operationId: 'getSeats',
  summary: 'Current seats of a flight',
  description: 'From the seat map in Valkey: the bitmap `flight:{flightId}:seatmap:{shard}`.',
  tags,
  params: strict({ flightId }),
  querystring: strict({}),
  response: {
    200: { description: 'The seats.', content: { 'application/json': { schema: seatMap } } },
    ...problems(400, 404, 503),
  },
}
