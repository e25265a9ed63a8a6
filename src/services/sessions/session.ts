/** The session of a passenger. Times are in milliseconds since 1970. */
export interface SessionData {
  passengerId: number
  name: string
  /** Device name, as the client sends it. */
  device: string | null
  createdAt: number
  /** Time of the last use, to the minute. */
  lastSeenAt: number
  /** Absolute end, regardless of use. */
  absoluteExpiresAt: number
  /** Requests and remembered searches, up to a minute late. */
  pageViews: number
  searches: number
  preferences: Record<string, Preference>
  /** The last search that the client saved. */
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

/** A seat in a cart. */
export interface CartItem {
  /** Flight and seat, unique within a cart: `1001-12A`. */
  itemId: string
  flightId: number
  flightNo: string
  from: string
  to: string
  /** RFC 3339, UTC. */
  departure: string
  /** The same by the clock of the departure airport. */
  departureLocal: string
  seat: string
  /** Hold of the seat and its end, milliseconds since 1970. An empty id and 0 mean that the seat is not held. */
  holdId: string
  heldUntil: number
  /** Decimal, in `currency`. */
  price: string
  currency: 'USD'
}

/** State of a checkout. It belongs to one state of the cart: a change of the cart restarts it. */
export interface Checkout {
  checkoutId: string
  /** Digest of the cart's items. */
  cart: string
  contact: { email: string; phone: string | null } | null
  /** Last four digits of the card; nothing else of it is stored. */
  cardLast4: string | null
  /** Result; null until the cart is booked. */
  confirmation: Confirmation | null
}

export interface Confirmation {
  bookingReference: string
  bookings: { bookingId: number; flightId: number; seat: string | null; price: string }[]
  total: string
  currency: 'USD'
  cardLast4: string
}

/** A session to create; the server adds its times. */
export type NewSession = Pick<SessionData, 'passengerId' | 'name' | 'device'> &
  Partial<Pick<SessionData, 'preferences' | 'search' | 'cart'>>
