import { Type } from 'typebox'

/** The operation is for the admin. */
export const admin = [{ admin: [] }]

/** The operation is for whoever has signed in, about themselves; and for the admin, about anybody. */
export const ownOrAdmin = [{ session: [] }, { admin: [] }]

/** The operation is for whoever has signed in. */
export const own = [{ session: [] }]

const id = (of: string, example: number) =>
  Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: of, examples: [example] })

export const flightId = id('Of the flight.', 1001)
export const bookingId = id('Of the booking.', 1)
export const pathPassengerId = id('Of the passenger.', 1)

/** In a body: whom the admin acts for. */
export const passengerId = Type.Optional(id('For whom: required of the admin, the caller for anybody else.', 1))

export const seatName = Type.String({
  pattern: '^[1-9][0-9]{0,2}[A-K]$',
  description: 'Row and letter.',
  examples: ['12A'],
})
