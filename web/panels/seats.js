/** @import { Answer, Booking, Context, Hold, SeatMap } from '../types.d.ts' */
import { html, nothing, render } from 'lit-html'
import { count, countdown, money } from '../format.js'
import { facts, notice, trouble } from '../parts.js'
import { whileVisible } from '../while-visible.js'
import { cabinOf, moveIn } from './cabin.js'

const marks = { free: '', held: '◐', booked: '✕', yours: '★' }

/**
 * The seats of a flight as they are now. A click holds one for whoever has signed in; then it is booked, or given back.
 *
 * @param {HTMLElement} root
 * @param {Context} context
 */
export function createSeats(root, { api, shared, announce }) {
  /** @type {Answer<SeatMap> | undefined} */
  let answer
  /** Ours: seats that are held, and bookings that were made here. @type {Map<string, Hold>} */
  const holds = new Map()
  /** @type {Map<string, Booking>} */
  const bookings = new Map()
  /** What went wrong last, and with which seat. @type {{ seat: string, answer: Answer<unknown> } | undefined} */
  let refused
  /** The one seat that the Tab key reaches. */
  let current = ''

  let asked = 0
  let shown = 0

  /** @param {boolean} quiet */
  async function load(quiet) {
    const { flightId } = shared.now
    if (flightId === undefined) return
    const turn = ++asked
    /** @type {Answer<SeatMap>} */
    const seats = await api.send('GET', `/v1/flights/${flightId}/seats`, { quiet })
    // An answer that was overtaken by a later one says nothing any more.
    if (flightId === shared.now.flightId && turn > shown) {
      shown = turn
      answer = seats
    }
    draw()
  }

  /**
   * Does something to a seat. `settle` notes what came of it, and says so where it went well.
   *
   * @template T
   * @param {string} seat
   * @param {Promise<Answer<T>>} asking
   * @param {(answer: Answer<T>) => string | undefined} settle
   */
  async function act(seat, asking, settle) {
    const { flightId } = shared.now
    const answer = await asking
    // Another flight is on view by now, with seats of the same names.
    if (flightId !== shared.now.flightId) return answer
    refused = answer.ok ? undefined : { seat, answer }
    const said = settle(answer)
    if (said) announce(said)
    focusSeat(seat)
    void load(true)
    return answer
  }

  const ofFlight = () => `/v1/flights/${shared.now.flightId}`

  /** @param {string} seat */
  function choose(seat) {
    if (holds.has(seat)) return document.getElementById(`book-${seat}`)?.focus()
    if (bookings.has(seat)) return document.getElementById(`cancel-${seat}`)?.focus()
    if (!shared.now.passenger) {
      announce('Sign in to hold a seat')
      document.getElementById('seats-sign-in')?.focus()
      return
    }
    void act(
      seat,
      api.send('POST', `${ofFlight()}/holds`, { body: { seat } }),
      (/** @type {Answer<Hold>} */ { ok, body: hold }) => {
        if (!ok) return undefined
        holds.set(seat, hold)
        return `Seat ${seat} is held for you, for ${money(hold)}`
      },
    )
  }

  /** @param {Hold} hold */
  async function book({ seat, holdId }) {
    // Sent twice, it is one booking: the hold names it.
    const sending = { body: { holdId }, headers: { 'idempotency-key': holdId } }
    /** @type {Promise<Answer<Booking>>} */
    const asking = api.send('POST', `${ofFlight()}/bookings`, sending)
    const { ok } = await act(seat, asking, ({ ok, status, body: booking }) => {
      // Of what could not even be asked nothing is known: it can be tried again.
      if (ok || status === 409) holds.delete(seat)
      if (!ok) return undefined
      bookings.set(seat, booking)
      return `Seat ${seat} is booked`
    })
    if (ok) shared.set({ bookings: shared.now.bookings + 1 })
  }

  /** @param {Hold} hold */
  function release({ seat, holdId }) {
    void act(seat, api.send('DELETE', `${ofFlight()}/holds/${holdId}`), ({ ok, status }) => {
      if (ok || status === 404) holds.delete(seat)
      return ok ? `Seat ${seat} is given back` : undefined
    })
  }

  /** @param {Booking} booking @param {string} seat */
  async function cancel({ bookingId }, seat) {
    const { ok } = await act(seat, api.send('DELETE', `/v1/bookings/${bookingId}`), ({ ok, status }) => {
      if (ok || status === 404) bookings.delete(seat)
      return ok ? `Seat ${seat} is free again` : undefined
    })
    if (ok) shared.set({ bookings: shared.now.bookings + 1 })
  }

  /** @param {string} seat */
  function focusSeat(seat) {
    current = seat
    draw()
    document.getElementById(`seat-${seat}`)?.focus()
  }

  /** @param {KeyboardEvent} event @param {ReturnType<typeof cabinOf>} cabin */
  function move(event, cabin) {
    const seat = moveIn(cabin, current, event.key)
    if (seat === undefined) return
    event.preventDefault()
    focusSeat(seat)
  }

  /** @param {ReturnType<typeof cabinOf>} cabin */
  const grid = (cabin) => html`
    <div class="cabin">
      <table role="grid" aria-label="Seats; arrow keys move, Enter holds" @keydown=${(/** @type {KeyboardEvent} */ event) => move(event, cabin)}>
        <thead><tr><th scope="col"><span class="hidden-text">Row</span></th>
          ${cabin.letters.map((letter) => html`<th scope="col" class=${cabin.aisles.includes(letter) ? 'aisle' : ''}>${letter}</th>`)}
        </tr></thead>
        <tbody>${cabin.rows.map(
          ({ row, seats }) =>
            html`<tr><th scope="row">${row}</th>${seats.map((cell) => {
              const aisle = cabin.aisles.includes(cell.letter) ? 'aisle' : ''
              return cell.seat
                ? html`<td class=${aisle}>${seatButton(cell.seat, cell.status)}</td>`
                : html`<td class=${aisle}></td>`
            })}</tr>`,
        )}</tbody>
      </table>
    </div>`

  /** @param {string} seat @param {'free' | 'held' | 'booked'} status */
  function seatButton(seat, status) {
    const yours = holds.has(seat) || bookings.has(seat)
    const said = yours ? (holds.has(seat) ? 'held for you' : 'booked by you') : status
    const looks = yours ? 'yours' : status
    return html`<button type="button" id="seat-${seat}" class="seat ${looks}" tabindex=${seat === current ? 0 : -1}
      aria-label="Seat ${seat}, ${said}" aria-disabled=${status === 'booked' && !yours}
      @focus=${() => {
        current = seat
      }}
      @click=${() => (status === 'booked' && !yours ? announce(`Seat ${seat} is booked`) : choose(seat))}
      >${marks[looks] || seat.slice(-1)}</button>`
  }

  const ours = () => html`
    <ul class="ours" aria-label="Your seats on this flight">
      ${[...holds.values()].map(
        (hold) => html`<li>
          <strong>${hold.seat}</strong> held for ${countdown(Date.parse(hold.expiresAt) - Date.now())}, ${money(hold)}
          <button type="button" class="main" id="book-${hold.seat}" @click=${() => book(hold)}>Book ${hold.seat}</button>
          <button type="button" @click=${() => release(hold)}>Give ${hold.seat} back</button>
        </li>`,
      )}
      ${[...bookings].map(
        ([seat, booking]) => html`<li>
          <strong>${seat}</strong> booked, ${money(booking)}, booking ${booking.bookingId}
          <button type="button" id="cancel-${seat}" @click=${() => cancel(booking, seat)}>Cancel ${seat}</button>
        </li>`,
      )}
    </ul>`

  const legend = () => html`
    <ul class="legend seats-legend" aria-label="What the marks say">
      ${Object.entries(marks).map(([name, mark]) => html`<li><span class="seat ${name}" aria-hidden="true">${mark || 'A'}</span> ${name}</li>`)}
    </ul>`

  /** @param {SeatMap} map */
  function cabinAndOurs(map) {
    const cabin = cabinOf(map.seats)
    current ||= map.seats[0]?.seat ?? ''
    return html`
      ${facts({ Seats: count(map.totalSeats), Booked: count(map.bookedSeats), Held: count(map.heldSeats), Free: count(map.availableSeats) })}
      ${
        shared.now.passenger
          ? nothing
          : notice(html`<a id="seats-sign-in" href="#passenger">Sign in</a> to hold a seat: one click does it.`)
      }
      ${trouble(refused?.answer.problem, `Seat ${refused?.seat}`)}
      ${holds.size + bookings.size > 0 ? ours() : nothing}
      ${legend()} ${grid(cabin)}`
  }

  function draw() {
    for (const [seat, { expiresAt }] of holds) if (Date.parse(expiresAt) < Date.now()) holds.delete(seat)
    render(
      html`
        <h2>Seats</h2>
        ${
          answer?.ok
            ? cabinAndOurs(answer.body)
            : answer
              ? trouble(answer.problem)
              : notice('Choose a flight: its seats are shown here as they are, once a second.')
        }`,
      root,
    )
  }

  function forget() {
    holds.clear()
    bookings.clear()
    refused = undefined
  }

  draw()
  whileVisible({ shared, view: 'flights', everyMs: 1_000, work: () => load(true) })
  shared.subscribe((now, before) => {
    if (now.passenger?.passengerId !== before.passenger?.passengerId) forget()
    if (now.flightId !== before.flightId) {
      forget()
      answer = undefined
      current = ''
      void load(false)
    } else if (now.passenger !== before.passenger) draw()
  })
}
