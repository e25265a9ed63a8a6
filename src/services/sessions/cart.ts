import { centsOf, decimalOf } from '../../domain/money.ts'
import { rfc3339 } from '../../domain/rfc3339.ts'
import { AppError } from '../../errors.ts'
import type { Bookings } from '../booking/bookings.ts'
import type { HeldSeat } from '../booking/holds.ts'
import type { CartItem, SessionData } from './session.ts'

/** How many seats a cart may have: as many as airlines sell at once. */
export const ITEMS_AT_MOST = 9

type Cart = SessionData['cart']

/** Seats that somebody is about to book. Each is held from the moment at which it is put into the cart. */
export function createCarts({ bookings }: { bookings: Pick<Bookings, 'hold' | 'unhold'> }) {
  return {
    /** Holds a seat and puts it in; a seat that is in already is held anew when its hold has ended. */
    add: async (
      { passengerId, cart }: Pick<SessionData, 'passengerId' | 'cart'>,
      { flightId, seat }: { flightId: number; seat: string },
    ): Promise<{ cart: Cart; item: CartItem }> => {
      const itemId = itemIdOf(flightId, seat)
      if (!(itemId in cart) && Object.keys(cart).length >= ITEMS_AT_MOST) {
        throw new AppError('validation-failed', `A cart has ${ITEMS_AT_MOST} seats at most.`, {
          errors: [{ path: 'body.seat', message: `must not be more than the ${ITEMS_AT_MOST}th` }],
        })
      }
      const item = itemOf(await bookings.hold({ flightId, seat, passengerId }))
      return { cart: { ...cart, [itemId]: item }, item }
    },

    /** Takes a seat out and gives it back. */
    remove: async ({ passengerId, cart }: Pick<SessionData, 'passengerId' | 'cart'>, itemId: string): Promise<Cart> => {
      const { [itemId]: item, ...rest } = cart
      if (!item) throw new AppError('not-found', 'There is no such item in the cart.')
      const { flightId, holdId } = item
      // It may have ended by itself, or be another's by now.
      if (holdId !== '') await bookings.unhold({ flightId, holdId, passengerId }).catch(unlessRefused)
      return rest
    },

    /** The same seats, held again where they can be had; the others stay in the cart without a hold. */
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

/** Decimal, of all items. */
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
