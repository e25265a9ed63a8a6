import { centsOf, decimalOf } from '../../domain/money.ts'
import { rfc3339 } from '../../domain/rfc3339.ts'
import { AppError } from '../../errors.ts'
import type { Bookings } from '../booking/bookings.ts'
import type { HeldSeat } from '../booking/holds.ts'
import type { CartItem, SessionData } from './session.ts'

/** Maximum number of seats in a cart: airlines sell up to nine in one booking. */
export const ITEMS_AT_MOST = 9

type Cart = SessionData['cart']

/** Adds seats to carts and removes them. A seat is held from the moment it enters a cart. */
export function createCarts({ bookings }: { bookings: Pick<Bookings, 'hold' | 'unhold'> }) {
  return {
    /** Holds a seat and adds it to the cart. Renews an expired hold of a seat that is in the cart. */
    add: async (
      { passengerId, cart }: Pick<SessionData, 'passengerId' | 'cart'>,
      { flightId, seat }: { flightId: number; seat: string },
    ): Promise<{ cart: Cart; item: CartItem }> => {
      const itemId = itemIdOf(flightId, seat)
      if (!(itemId in cart) && Object.keys(cart).length >= ITEMS_AT_MOST) {
        throw new AppError(
          'validation-failed',
          `A cart holds at most ${ITEMS_AT_MOST} seats. Check out or remove one first.`,
          {
            errors: [{ path: 'body.seat', message: `must be among the first ${ITEMS_AT_MOST} seats of the cart` }],
          },
        )
      }
      const item = itemOf(await bookings.hold({ flightId, seat, passengerId }))
      return { cart: { ...cart, [itemId]: item }, item }
    },

    /** Removes a seat and releases its hold. */
    remove: async ({ passengerId, cart }: Pick<SessionData, 'passengerId' | 'cart'>, itemId: string): Promise<Cart> => {
      const { [itemId]: item, ...rest } = cart
      if (!item) throw new AppError('not-found', 'There is no such item in the cart.')
      const { flightId, holdId } = item
      // The hold may have expired, and the seat may have another holder.
      if (holdId !== '') await bookings.unhold({ flightId, holdId, passengerId }).catch(unlessRefused)
      return rest
    },

    /** Holds the seats again. A seat that is not available stays in the cart without a hold. */
    holdAgain: (passengerId: number, items: readonly CartItem[]): Promise<CartItem[]> =>
      Promise.all(
        items.map(async (item) => {
          const { flightId, seat } = item
          try {
            return itemOf(await bookings.hold({ flightId, seat, passengerId }))
          } catch (error) {
            unlessRefused(error)
            return { ...item, holdId: '', heldUntil: 0 }
          }
        }),
      ),
  }
}

export type Carts = ReturnType<typeof createCarts>

/** Sums the prices of all items, decimal. */
export function totalOf(items: readonly { price: string }[]): string {
  return decimalOf(items.reduce((sum, { price }) => sum + centsOf(price), 0))
}

const itemIdOf = (flightId: number, seat: string) => `${flightId}-${seat}`

const itemOf = ({ holdId, expiresAt, departure, ...held }: HeldSeat): CartItem => ({
  itemId: itemIdOf(held.flightId, held.seat),
  flightId: held.flightId,
  flightNo: held.flightNo,
  from: held.from,
  to: held.to,
  departure: rfc3339(departure),
  seat: held.seat,
  holdId,
  heldUntil: expiresAt,
  price: held.price,
  currency: held.currency,
})

function unlessRefused(error: unknown): void {
  if (!(error instanceof AppError)) throw error
}
