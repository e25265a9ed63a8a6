/** @import { Answer, Booking, Hold, SeatMap } from '../types.d.ts' */
/** @import { SeatsPanel } from './seats.js' */
import { money } from '../format.js'

/**
 * Requests the seat map.
 *
 * @param {SeatsPanel} panel
 * @param {boolean} quiet
 */
export async function load(panel, quiet) {
  const { api, shared } = panel
  const { flightId } = shared.now
  if (flightId === undefined) return
  const turn = ++panel.sent
  /** @type {Answer<SeatMap>} */
  const seats = await api.send('GET', `/v1/flights/${flightId}/seats`, { quiet })
  // Ignores a response that arrives after a newer one.
  if (flightId === shared.now.flightId && turn > panel.shown) {
    panel.shown = turn
    panel.answer = seats
  }
  panel.draw()
}

/**
 * Waits for a change of a seat. `settle` records the result, and returns a message for a success.
 *
 * @template T
 * @param {SeatsPanel} panel
 * @param {string} seat
 * @param {Promise<Answer<T>>} request
 * @param {(answer: Answer<T>) => string | undefined} settle
 */
async function change(panel, seat, request, settle) {
  const { shared, announce } = panel
  const { flightId } = shared.now
  const answer = await request
  // Meanwhile the panel may show another flight, with seats of the same names.
  if (flightId !== shared.now.flightId) return answer
  panel.refused = answer.ok ? undefined : { seat, answer }
  const message = settle(answer)
  if (message) announce(message)
  focusSeat(panel, seat)
  void load(panel, true)
  return answer
}

/** @param {SeatsPanel} panel */
const pathOf = ({ shared }) => `/v1/flights/${shared.now.flightId}`

/**
 * Holds a free seat. For the passenger's own seat, moves the focus to its button.
 *
 * @param {SeatsPanel} panel
 * @param {string} seat
 */
export function choose(panel, seat) {
  const { api, shared, announce, holds, bookings } = panel
  if (holds.has(seat)) return document.getElementById(`book-${seat}`)?.focus()
  if (bookings.has(seat)) return document.getElementById(`cancel-${seat}`)?.focus()
  if (!shared.now.passenger) {
    announce('Sign in to hold a seat')
    document.getElementById('seats-sign-in')?.focus()
    return
  }
  /** @type {Promise<Answer<Hold>>} */
  const request = api.send('POST', `${pathOf(panel)}/holds`, { body: { seat } })
  void change(panel, seat, request, ({ ok, body: hold }) => {
    if (!ok) return undefined
    holds.set(seat, hold)
    return `Seat ${seat} is held for you, for ${money(hold)}`
  })
}

/** @param {SeatsPanel} panel @param {Hold} hold */
export async function book(panel, { seat, holdId }) {
  const { api, shared, holds, bookings } = panel
  // The id of the hold is the idempotency key, so a second click makes no second booking.
  const sending = { body: { holdId }, headers: { 'idempotency-key': holdId } }
  /** @type {Promise<Answer<Booking>>} */
  const request = api.send('POST', `${pathOf(panel)}/bookings`, sending)
  const { ok } = await change(panel, seat, request, ({ ok, status, body: booking }) => {
    // Other failures leave the result unknown, so the passenger can try again.
    if (ok || status === 409) holds.delete(seat)
    if (!ok) return undefined
    bookings.set(seat, booking)
    return `Seat ${seat} is booked`
  })
  if (ok) shared.set({ bookings: shared.now.bookings + 1 })
}

/** @param {SeatsPanel} panel @param {Hold} hold */
export function release(panel, { seat, holdId }) {
  const request = panel.api.send('DELETE', `${pathOf(panel)}/holds/${holdId}`)
  void change(panel, seat, request, ({ ok, status }) => {
    if (ok || status === 404) panel.holds.delete(seat)
    return ok ? `Seat ${seat} is released` : undefined
  })
}

/** @param {SeatsPanel} panel @param {Booking} booking @param {string} seat */
export async function cancel(panel, { bookingId }, seat) {
  const { api, shared, bookings } = panel
  const { ok } = await change(panel, seat, api.send('DELETE', `/v1/bookings/${bookingId}`), ({ ok, status }) => {
    if (ok || status === 404) bookings.delete(seat)
    return ok ? `The booking of seat ${seat} is cancelled` : undefined
  })
  if (ok) shared.set({ bookings: shared.now.bookings + 1 })
}

/** @param {SeatsPanel} panel @param {string} seat */
export function focusSeat(panel, seat) {
  panel.current = seat
  panel.draw()
  document.getElementById(`seat-${seat}`)?.focus()
}
