/** @import { Answer, Booking, Context, Hold, SeatMap } from '../types.d.ts' */
import { html, render } from 'lit-html'
import { notice, trouble } from '../parts.js'
import { whileVisible } from '../while-visible.js'
import { load } from './seat-actions.js'
import { seatMap } from './seat-view.js'

/**
 * The state of the panel, with its context.
 *
 * @typedef {Context & {
 *   draw: () => void,
 *   answer: Answer<SeatMap> | undefined,
 *   holds: Map<string, Hold>,
 *   bookings: Map<string, Booking>,
 *   refused: { seat: string, answer: Answer<unknown> } | undefined,
 *   current: string,
 *   sent: number,
 *   shown: number,
 * }} SeatsPanel `holds` and `bookings` are those made here, by seat; `refused` is the last failure. `current` is the one seat
 * that the Tab key reaches. `sent` and `shown` number the requests for the seat map.
 */

/**
 * The seats of a flight, updated once a second. A click holds a seat for the signed-in passenger, who then books or releases it.
 *
 * @param {HTMLElement} root
 * @param {Context} context
 */
export function createSeats(root, context) {
  /** @type {SeatsPanel} */
  const panel = {
    ...context,
    draw: () => draw(root, panel),
    answer: undefined,
    holds: new Map(),
    bookings: new Map(),
    refused: undefined,
    current: '',
    sent: 0,
    shown: 0,
  }
  const { shared } = context
  panel.draw()
  whileVisible({ shared, view: 'flights', everyMs: 1_000, work: () => load(panel, true) })
  shared.subscribe((now, before) => {
    if (now.passenger?.passengerId !== before.passenger?.passengerId) clear(panel)
    if (now.flightId !== before.flightId) {
      clear(panel)
      panel.answer = undefined
      panel.current = ''
      void load(panel, false)
    } else if (now.passenger !== before.passenger) panel.draw()
  })
}

/** @param {SeatsPanel} panel */
function clear(panel) {
  panel.holds.clear()
  panel.bookings.clear()
  panel.refused = undefined
}

/** @param {HTMLElement} root @param {SeatsPanel} panel */
function draw(root, panel) {
  const { answer, holds } = panel
  for (const [seat, { expiresAt }] of holds) if (Date.parse(expiresAt) < Date.now()) holds.delete(seat)
  render(
    html`
      <h2>Seats</h2>
      ${
        answer?.ok
          ? seatMap(panel, answer.body)
          : answer
            ? trouble(answer.problem)
            : notice('Choose a flight. Its seats are shown here, updated once a second.')
      }`,
    root,
  )
}
