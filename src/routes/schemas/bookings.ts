import { Type } from 'typebox'

/** The operation is for the admin, and for a passenger where that is said. */
export const admin = [{ admin: [] }]

export const flightId = Type.Integer({
  minimum: 1,
  maximum: 2_147_483_647,
  description: 'Of the flight.',
  examples: [1001],
})

export const bookingId = Type.Integer({
  minimum: 1,
  maximum: 2_147_483_647,
  description: 'Of the booking.',
  examples: [1],
})

export const pathPassengerId = Type.Integer({
  minimum: 1,
  maximum: 2_147_483_647,
  description: 'Of the passenger.',
  examples: [1],
})

/** In a body: whom the admin acts for. */
export const passengerId = Type.Optional(
  Type.Integer({
    minimum: 1,
    maximum: 2_147_483_647,
    description: 'For whom: required of the admin, the caller for anybody else.',
    examples: [1],
  }),
)

export const seatName = Type.String({
  pattern: '^[1-9][0-9]{0,2}[A-K]$',
  description: 'Row and letter.',
  examples: ['12A'],
})
