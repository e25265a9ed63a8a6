/** What is known of somebody who has signed in. Times are in milliseconds since 1970. */
export interface SessionData {
  passengerId: number
  name: string
  /** What the client calls itself. */
  device: string | null
  createdAt: number
  /** When it was last used, to the minute. */
  lastSeenAt: number
  /** When it ends however much it is used. */
  absoluteExpiresAt: number
  /** Requests, and searches that were remembered; both to the minute. */
  pageViews: number
  searches: number
  preferences: Record<string, Preference>
  /** The last search that the client wanted to be remembered. */
  search: RememberedSearch | null
  cart: Record<string, CartItem>
  checkout: Checkout | null
}

export type Preference = string | number | boolean

export interface RememberedSearch {
  from: string
  to: string
  date: string
}

/** A seat that is to be booked. */
export interface CartItem {
  /** Flight and seat, which name it within a cart: `1001-12A`. */
  itemId: string
  flightId: number
  flightNo: string
  from: string
  to: string
  /** RFC 3339, UTC. */
  departure: string
  seat: string
  /** The hold that keeps it, and until when, milliseconds since 1970; 0: nobody holds it for this cart. */
  holdId: string
  heldUntil: number
  /** Decimal, in `currency`. */
  price: string
  currency: 'USD'
}

/** How far a checkout is. It is of one cart: a change of that begins it anew. */
export interface Checkout {
  checkoutId: string
  /** Digest of the items that it is of. */
  cart: string
  contact: { email: string; phone: string | null } | null
  /** All that is kept of a card. */
  cardLast4: string | null
  /** Its outcome, once it is booked. */
  confirmation: Confirmation | null
}

export interface Confirmation {
  bookingReference: string
  bookings: { bookingId: number; flightId: number; seat: string | null; price: string }[]
  total: string
  currency: 'USD'
  cardLast4: string
}

/** The beginning of a session; the server adds its times. */
export type NewSession = Pick<SessionData, 'passengerId' | 'name' | 'device'> &
  Partial<Pick<SessionData, 'preferences' | 'search' | 'cart'>>
