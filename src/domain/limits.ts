/** Limits of one passenger. Requests by the admin are exempt from the first two. Airlines sell up to nine seats in one booking. */

/** Maximum number of live holds on all flights. */
export const HOLDS_AT_MOST = 9

/** Maximum number of seats of one flight, held and booked. */
export const SEATS_AT_MOST = 9

/** Maximum number of seats in the cart of a session. */
export const CART_ITEMS_AT_MOST = 9

/** Maximum number of preferences in a session. */
export const PREFERENCES_AT_MOST = 50
