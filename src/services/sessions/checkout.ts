import { createHash, randomUUID } from 'node:crypto'
import type { Booking } from '../../domain/booking.ts'
import { AppError, type FieldError } from '../../errors.ts'
import type { Bookings } from '../booking/bookings.ts'
import { totalOf } from './cart.ts'
import type { CartItem, Checkout, Confirmation, SessionData } from './session.ts'

/** The part of a session that a checkout is about. */
type Paying = Pick<SessionData, 'passengerId' | 'cart' | 'checkout'>

export type Step = 'passenger_details' | 'payment' | 'confirmation'

/**
 * From a cart to bookings in steps: who can be reached, how it is paid, and the confirmation, which books all seats or none,
 * and once, however often it is sent. A change of the cart begins it anew.
 */
export function createCheckouts({ bookings }: { bookings: Pick<Bookings, 'bookTrip'> }) {
  return {
    /** Begins, or begins again. */
    passengerDetails: ({ cart, checkout }: Paying, contact: { email: string; phone: string | null }): Checkout => {
      const items = itemsOf(cart)
      const kept = isOf(checkout, items) && checkout.confirmation === null ? checkout : undefined
      return {
        checkoutId: kept?.checkoutId ?? randomUUID(),
        cart: digestOf(items),
        contact,
        cardLast4: kept?.cardLast4 ?? null,
        confirmation: null,
      }
    },

    /** The end of a card's number is all that comes here. Nothing is charged. */
    payment: ({ cart, checkout }: Paying, cardLast4: string): Checkout => ({
      ...under(checkout, itemsOf(cart), 'payment'),
      cardLast4,
    }),

    /**
     * Books what is in the cart. Answers what is to be kept of it, and of the cart. Repeated, it answers the same booking.
     * Rejects with `hold-expired` and names the items whose hold has ended; they and the others stay in the cart.
     */
    confirm: async ({
      passengerId,
      cart,
      checkout,
    }: Paying): Promise<{
      checkout: Checkout & { confirmation: Confirmation }
      booked: string[]
    }> => {
      if (checkout?.confirmation && Object.keys(cart).length === 0) {
        return { checkout: { ...checkout, confirmation: checkout.confirmation }, booked: [] }
      }
      const items = itemsOf(cart)
      const standing = under(checkout, items, 'confirmation')
      const { checkoutId, cardLast4 } = standing
      if (cardLast4 === null) throw outOfOrder('confirmation', 'payment')
      const { bookings: made } = await bookings
        .bookTrip({
          passengerId,
          flights: flightsOf(items),
          idempotency: {
            caller: `passenger:${passengerId}`,
            route: 'POST /v1/sessions/current/checkout',
            key: checkoutId,
            request: items.map(({ itemId, holdId }) => ({ itemId, holdId })),
          },
        })
        .catch((error) => {
          throw ofItems(error, items)
        })
      const confirmation: Confirmation = {
        bookingReference: referenceOf(made),
        bookings: made.map(({ bookingId, flightId, seat, price }) => ({ bookingId, flightId, seat, price })),
        total: totalOf(made),
        currency: 'USD',
        cardLast4,
      }
      return { checkout: { ...standing, confirmation }, booked: items.map(({ itemId }) => itemId) }
    },
  }
}

export type Checkouts = ReturnType<typeof createCheckouts>

/** The items of a cart in the order of their ids; refuses an empty one. */
function itemsOf(cart: SessionData['cart']): CartItem[] {
  const items = Object.values(cart).sort((a, b) => a.flightId - b.flightId || (a.seat < b.seat ? -1 : 1))
  if (items.length > 0) return items
  throw new AppError('validation-failed', 'The cart is empty.', {
    errors: [{ path: 'cart', message: 'must have an item' }],
  })
}

/** The checkout, if the step before has been taken, and of this very cart. */
function under(checkout: Checkout | null, items: readonly CartItem[], step: Step): Checkout {
  // One that has been booked is over, also where the same seats are wanted again.
  if (checkout?.contact && checkout.confirmation === null && isOf(checkout, items)) return checkout
  throw outOfOrder(step, 'passenger_details')
}

const isOf = (checkout: Checkout | null, items: readonly CartItem[]): checkout is Checkout =>
  checkout?.cart === digestOf(items)

function outOfOrder(step: Step, missing: Step): AppError {
  return new AppError(
    'validation-failed',
    `The step ${missing} comes before ${step}, and again after a change of the cart.`,
    {
      errors: [{ path: 'body.step', message: `must be ${missing}` }],
    },
  )
}

/** What was seen when the checkout was begun: seats and prices. */
const digestOf = (items: readonly CartItem[]): string =>
  createHash('sha256')
    .update(JSON.stringify(items.map(({ itemId, price }) => [itemId, price])))
    .digest('base64url')

/** By flight, each with the holds on it. */
function flightsOf(items: readonly CartItem[]) {
  const flights = new Map<number, { holdId: string }[]>()
  for (const { flightId, holdId } of items) flights.set(flightId, [...(flights.get(flightId) ?? []), { holdId }])
  return [...flights].map(([flightId, wishes]) => ({ flightId, wishes }))
}

/** A refusal of a wish as one of the item that it was made for. */
function ofItems(error: unknown, items: readonly CartItem[]): unknown {
  if (!(error instanceof AppError)) return error
  const errors = error.errors.map((fault): FieldError => {
    const [, flightId, place] = /^flights\.(\d+)\.wishes\.(\d+)$/.exec(fault.path) ?? []
    const item = items.filter((one) => one.flightId === Number(flightId))[Number(place)]
    return item ? { path: `cart.items.${item.itemId}`, message: fault.message } : fault
  })
  const [first] = errors
  const item = items.find(({ itemId }) => first?.path === `cart.items.${itemId}`)
  if (error.code !== 'hold-expired' || !item) return error
  const detail = `Seat ${item.seat} of flight ${item.flightNo} is not held any more. Put it into the cart again, or take it out.`
  return new AppError(error.code, detail, { errors, cause: error })
}

/** What a passenger can say on the telephone: the number of the first booking, in digits and letters. */
function referenceOf(made: readonly Booking[]): string {
  const first = Math.min(...made.map(({ bookingId }) => bookingId))
  return first.toString(36).toUpperCase().padStart(6, '0')
}
