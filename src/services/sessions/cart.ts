import { CART_ITEMS_AT_MOST } from '../../domain/limits.ts'
import { localTime } from '../../domain/local-day.ts'
import { centsOf, decimalOf } from '../../domain/money.ts'
import { rfc3339 } from '../../domain/rfc3339.ts'
import { AppError } from '../../errors.ts'
import type { Bookings } from '../booking/bookings.ts'
import type { Offer } from '../booking/holds.ts'
import type { CartItem, SessionData } from './session.ts'

type Cart = SessionData['cart']

/** A session whose cart changes. */
export interface CartOwner {
  data: Pick<SessionData, 'passengerId' | 'cart'>
  /** Saves the cart. Rejects with `limit-reached` beyond the maximum number of items. */
  save: (change: { cart: Cart }) => Promise<void>
  /** Removes an item, unless another request has changed it meanwhile. */
  removeItem: (itemId: string) => Promise<void>
}

/** Adds seats to carts and removes them. A seat is held from the moment it enters a cart. */
export function createCarts({ bookings }: { bookings: Pick<Bookings, 'offer' | 'hold' | 'unhold'> }) {
  return {
    /**
     * Adds a seat to the cart. It takes a place in the cart first, so that no more seats are held than fit, and then holds the
     * seat. Renews an expired hold of a seat that is in the cart.
     */
    add: async (session: CartOwner, { flightId, seat }: { flightId: number; seat: string }): Promise<CartItem> => {
      const { passengerId, cart } = session.data
      const itemId = itemIdOf(flightId, seat)
      const offer = await bookings.offer({ flightId, seat, passengerId })
      const isNew = !(itemId in cart)
      if (isNew) await session.save({ cart: { ...cart, [itemId]: itemOf(offer, unheld) } })
      const held = await offer.hold().catch(async (error) => {
        // Without this removal, the item stays in the cart without a hold.
        if (isNew) await session.removeItem(itemId).catch(() => {})
        throw error
      })
      const item = itemOf(held, { holdId: held.holdId, heldUntil: held.expiresAt })
      await session.save({ cart: { ...session.data.cart, [itemId]: item } }).catch(async (error) => {
        await bookings.unhold({ flightId, holdId: held.holdId, passengerId }).catch(() => {})
        throw error
      })
      return item
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

    /**
     * Holds the seats of ended carts again: those that are held longest, as many as fit into one cart. A seat that is not
     * available stays in the cart without a hold.
     */
    holdAgain: async (passengerId: number, items: readonly CartItem[]): Promise<CartItem[]> => {
      const sorted = items.toSorted((a, b) => b.heldUntil - a.heldUntil)
      for (const { flightId, holdId } of sorted.slice(CART_ITEMS_AT_MOST)) {
        if (holdId !== '') await bookings.unhold({ flightId, holdId, passengerId }).catch(unlessRefused)
      }
      const again: CartItem[] = []
      // One after the other: a repeated hold takes a place for a moment, which another one may need.
      for (const item of sorted.slice(0, CART_ITEMS_AT_MOST)) {
        const { flightId, seat } = item
        try {
          const held = await bookings.hold({ flightId, seat, passengerId })
          again.push(itemOf(held, { holdId: held.holdId, heldUntil: held.expiresAt }))
        } catch (error) {
          unlessRefused(error)
          again.push({ ...item, ...unheld })
        }
      }
      return again
    },
  }
}

export type Carts = ReturnType<typeof createCarts>

/** Sums the prices of all items, decimal. */
export function totalOf(items: readonly { price: string }[]): string {
  return decimalOf(items.reduce((sum, { price }) => sum + centsOf(price), 0))
}

const itemIdOf = (flightId: number, seat: string) => `${flightId}-${seat}`

const unheld = { holdId: '', heldUntil: 0 }

const itemOf = (offer: Offer, { holdId, heldUntil }: Pick<CartItem, 'holdId' | 'heldUntil'>): CartItem => ({
  itemId: itemIdOf(offer.flightId, offer.seat),
  flightId: offer.flightId,
  flightNo: offer.flightNo,
  from: offer.from,
  to: offer.to,
  departure: rfc3339(offer.departure),
  departureLocal: localTime(offer.departure, offer.timeZone),
  seat: offer.seat,
  holdId,
  heldUntil,
  price: offer.price,
  currency: offer.currency,
})

function unlessRefused(error: unknown): void {
  if (!(error instanceof AppError)) throw error
}
