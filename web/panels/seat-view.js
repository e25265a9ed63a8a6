/** @import { SeatMap } from '../types.d.ts' */
/** @import { SeatsPanel } from './seats.js' */
import { html, nothing } from 'lit-html'
import { count, countdown, money } from '../format.js'
import { facts, notice, trouble } from '../parts.js'
import { cabinOf, moveIn } from './cabin.js'
import { book, cancel, choose, focusSeat, release } from './seat-actions.js'

/** @typedef {ReturnType<typeof cabinOf>} Cabin */

const marks = { free: '', held: '◐', booked: '✕', yours: '★' }

/**
 * Counts, the passenger's own seats, and the grid of all seats.
 *
 * @param {SeatsPanel} panel
 * @param {SeatMap} map
 */
export function seatMap(panel, map) {
  const { shared, refused, holds, bookings } = panel
  panel.current ||= map.seats[0]?.seat ?? ''
  return html`
    ${facts({ Seats: count(map.totalSeats), Booked: count(map.bookedSeats), Held: count(map.heldSeats), Free: count(map.availableSeats) })}
    ${
      shared.now.passenger
        ? nothing
        : notice(html`<a id="seats-sign-in" href="#passenger">Sign in</a> to hold a seat: one click does it.`)
    }
    ${trouble(refused?.answer.problem, `Seat ${refused?.seat}`)}
    ${holds.size + bookings.size > 0 ? ours(panel) : nothing}
    ${legend()} ${grid(panel, cabinOf(map.seats))}`
}

/** Seats that the passenger holds or has booked here. @param {SeatsPanel} panel */
const ours = (panel) => html`
  <ul class="ours" aria-label="Your seats on this flight">
    ${[...panel.holds.values()].map(
      (hold) => html`<li>
        <strong>${hold.seat}</strong> held for ${countdown(Date.parse(hold.expiresAt) - Date.now())}, ${money(hold)}
        <button type="button" class="main" id="book-${hold.seat}" @click=${() => book(panel, hold)}>Book ${hold.seat}</button>
        <button type="button" @click=${() => release(panel, hold)}>Release ${hold.seat}</button>
      </li>`,
    )}
    ${[...panel.bookings].map(
      ([seat, booking]) => html`<li>
        <strong>${seat}</strong> booked, ${money(booking)}, booking ${booking.bookingId}
        <button type="button" id="cancel-${seat}" @click=${() => cancel(panel, booking, seat)}>Cancel ${seat}</button>
      </li>`,
    )}
  </ul>`

const legend = () => html`
  <ul class="legend seats-legend" aria-label="Meaning of the marks">
    ${Object.entries(marks).map(([name, mark]) => html`<li><span class="seat ${name}" aria-hidden="true">${mark || 'A'}</span> ${name}</li>`)}
  </ul>`

/** @param {SeatsPanel} panel @param {Cabin} cabin */
const grid = (panel, cabin) => html`
  <div class="cabin">
    <table role="grid" aria-label="Seats; arrow keys move, Enter holds" @keydown=${(/** @type {KeyboardEvent} */ event) => move(panel, event, cabin)}>
      <thead><tr><th scope="col"><span class="hidden-text">Row</span></th>
        ${cabin.letters.map((letter) => html`<th scope="col" class=${cabin.aisles.includes(letter) ? 'aisle' : ''}>${letter}</th>`)}
      </tr></thead>
      <tbody>${cabin.rows.map(
        ({ row, seats }) =>
          html`<tr><th scope="row">${row}</th>${seats.map((cell) => {
            const aisle = cabin.aisles.includes(cell.letter) ? 'aisle' : ''
            return cell.seat
              ? html`<td class=${aisle}>${seatButton(panel, cell.seat, cell.status)}</td>`
              : html`<td class=${aisle}></td>`
          })}</tr>`,
      )}</tbody>
    </table>
  </div>`

/** @param {SeatsPanel} panel @param {string} seat @param {'free' | 'held' | 'booked'} status */
function seatButton(panel, seat, status) {
  const { holds, bookings, current, announce } = panel
  const yours = holds.has(seat) || bookings.has(seat)
  const label = yours ? (holds.has(seat) ? 'held for you' : 'booked by you') : status
  const looks = yours ? 'yours' : status
  return html`<button type="button" id="seat-${seat}" class="seat ${looks}" tabindex=${seat === current ? 0 : -1}
    aria-label="Seat ${seat}, ${label}" aria-disabled=${status === 'booked' && !yours}
    @focus=${() => {
      panel.current = seat
    }}
    @click=${() => (status === 'booked' && !yours ? announce(`Seat ${seat} is booked`) : choose(panel, seat))}
    >${marks[looks] || seat.slice(-1)}</button>`
}

/** @param {SeatsPanel} panel @param {KeyboardEvent} event @param {Cabin} cabin */
function move(panel, event, cabin) {
  const seat = moveIn(cabin, panel.current, event.key)
  if (seat === undefined) return
  event.preventDefault()
  focusSeat(panel, seat)
}
