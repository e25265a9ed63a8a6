import { Type } from 'typebox'
import { end, instant, nullable, oneOf } from '../schemas/common.ts'

const statuses = ['scheduled', 'delayed', 'cancelled'] as const

export const flightStatus = oneOf(statuses, 'Whether it leaves as planned.')

export const flightDetails = Type.Object({
  flightId: Type.Integer(),
  flightNo: Type.String({ examples: ['AA101'] }),
  airline: Type.Object({ iata: Type.String(), name: Type.String() }),
  from: end,
  to: end,
  aircraft: nullable(Type.String({ examples: ['Airbus A321neo'] })),
})

export const flightSchedule = Type.Object({
  departure: instant('When it is to leave, UTC.'),
  arrival: instant('When it is to arrive, UTC.'),
  durationMinutes: Type.Integer(),
  price: Type.String({ description: 'Decimal, in `currency`.', examples: ['299.00'] }),
  currency: Type.String({ examples: ['USD'] }),
})

export const flightSeats = Type.Object({
  totalSeats: Type.Integer(),
  bookedSeats: Type.Integer(),
  availableSeats: Type.Integer(),
})

/** A flight with all that is known of it, layer by layer. */
export const wholeFlight = Type.Object({
  ...flightDetails.properties,
  schedule: flightSchedule,
  seats: flightSeats,
  status: Type.Object({
    status: flightStatus,
    delayMinutes: Type.Integer({ description: 'How much later it leaves than was planned.' }),
    updatedAt: nullable(instant('When somebody last said so, UTC; null when nobody has.')),
  }),
})
