import { createHash, randomUUID } from 'node:crypto'
import type { Booking } from '../../domain/booking.ts'
import { AppError, type FieldError } from '../../errors.ts'
import type { Bookings } from '../booking/bookings.ts'
import { totalOf } from './cart.ts'
import type { CartItem, Checkout, Confirmation, SessionData } from './session.ts'

/** The part of a session that a checkout uses. */
type Paying = Pick<SessionData, 'passengerId' | 'cart' | 'checkout'>

export type Step = 'passenger_details' | 'payment' | 'confirmation'

/**
 * Turns a cart into bookings in three steps: passenger details, payment, confirmation. The confirmation books all seats or
 * none; repeats return the same bookings. A change of the cart restarts the checkout.
 */
export function createCheckouts({ bookings }: { bookings: Pick<Bookings, 'bookTrip'> }) {
  return {
    /** Starts the checkout, or restarts it. */
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

    /** Stores the last four digits of the card. Nothing is charged. */
    payment: ({ cart, checkout }: Paying, cardLast4: string): Checkout => ({
      ...requireStep(checkout, itemsOf(cart), 'payment'),
      cardLast4,
    }),

    /**
     * Books the items of the cart. Returns the confirmed checkout and the ids of the booked items; a repeat returns the same.
     * Rejects with `hold-expired` and names the items with expired holds; all items stay in the cart.
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
      const current = requireStep(checkout, items, 'confirmation')
      const { checkoutId, cardLast4 } = current
      if (cardLast4 === null) throw outOfOrder('confirmation', 'payment')
      const { bookings: booked } = await bookings
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
        bookingReference: referenceOf(booked),
        bookings: booked.map(({ bookingId, flightId, seat, price }) => ({ bookingId, flightId, seat, price })),
        total: totalOf(booked),
        currency: 'USD',
        cardLast4,
      }
      return { checkout: { ...current, confirmation }, booked: items.map(({ itemId }) => itemId) }
    },
  }
}

export type Checkouts = ReturnType<typeof createCheckouts>

/** Sorts the items of a cart by flight and seat. Throws `validation-failed` for an empty cart. */
function itemsOf(cart: SessionData['cart']): CartItem[] {
  const items = Object.values(cart).sort((a, b) => a.flightId - b.flightId || (a.seat < b.seat ? -1 : 1))
  if (items.length > 0) return items
  throw new AppError('validation-failed', 'The cart is empty. Add a seat first.', {
    errors: [{ path: 'cart', message: 'must have at least one item' }],
  })
}

/** Returns the checkout if it is at this step for exactly these items. Otherwise throws `validation-failed`. */
function requireStep(checkout: Checkout | null, items: readonly CartItem[], step: Step): Checkout {
  // A confirmed checkout is complete, even if the cart has the same seats again.
  if (checkout?.contact && checkout.confirmation === null && isOf(checkout, items)) return checkout
  throw outOfOrder(step, 'passenger_details')
}

const isOf = (checkout: Checkout | null, items: readonly CartItem[]): checkout is Checkout =>
  checkout?.cart === digestOf(items)

function outOfOrder(step: Step, missing: Step): AppError {
  return new AppError(
    'validation-failed',
    `Send the step \`${missing}\` before \`${step}\`, and again after each change of the cart.`,
    {
      errors: [{ path: 'body.step', message: `must be ${missing}` }],
    },
  )
}

/** Digest of the seats and prices that the client saw at the start. */
const digestOf = (items: readonly CartItem[]): string =>
  createHash('sha256')
    .update(JSON.stringify(items.map(({ itemId, price }) => [itemId, price])))
    .digest('base64url')

/** Groups the holds by flight. */
function flightsOf(items: readonly CartItem[]) {
  const flights = new Map<number, { holdId: string }[]>()
  for (const { flightId, holdId } of items) flights.set(flightId, [...(flights.get(flightId) ?? []), { holdId }])
  return [...flights].map(([flightId, wishes]) => ({ flightId, wishes }))
}

/** Translates the refusal of a wish into one of its cart item. */
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
  const detail = `The hold on seat ${item.seat} of flight ${item.flightNo} has expired. Put the seat into the cart again, or remove it.`
  return new AppError(error.code, detail, { errors, cause: error })
}

/** Builds the booking reference: the first booking id in base 36, short enough to read aloud. */
function referenceOf(bookings: readonly Booking[]): string {
  const first = Math.min(...bookings.map(({ bookingId }) => bookingId))
  return first.toString(36).toUpperCase().padStart(6, '0')
}
