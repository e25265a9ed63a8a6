/** @import { Answer, Context, End, Flight } from '../types.d.ts' */
import { html, nothing, render } from 'lit-html'
import { count, duration, money, place, time, utcDay } from '../format.js'
import { badge, notice, table, took, trouble } from '../parts.js'

/** @typedef {Answer<{ data?: Flight[], outbound?: Flight[], return?: Flight[] }>} Found */
/** @typedef {{ from: End, to: End, searches: number }} Popular */

const inDays = (/** @type {number} */ days) => utcDay(new Date(Date.now() + days * 86_400_000))

/**
 * Search, one way and round trip. A click on a flight shows it, and its seats, below.
 *
 * @param {HTMLElement} root
 * @param {Context} context
 */
export function createSearch(root, { api, shared, announce }) {
  const wanted = { trip: 'one-way', from: 'JFK', to: 'LAX', date: inDays(1), back: inDays(8) }
  /** @type {Found | undefined} */
  let found
  /** @type {Record<'from' | 'to', End[]>} */
  const suggested = { from: [], to: [] }
  /** @type {Popular[]} */
  let popular = []
  let busy = false

  async function search() {
    busy = true
    draw()
    const { trip, from, to, date, back } = wanted
    const oneWay = trip === 'one-way'
    const query = new URLSearchParams({ from, to, ...(oneWay ? { date } : { depart: date, return: back }) })
    found = await api.send('GET', `/v1/flights/${oneWay ? 'search' : 'round-trip'}?${query}`)
    busy = false
    if (found.ok) {
      shared.set({ search: { from, to, date } })
      const lists = [found.body.data, found.body.outbound, found.body.return].filter((list) => list !== undefined)
      announce(`${lists.map((list) => `${list.length} flights`).join(' out, ')} found`)
    }
    draw()
    void showPopular()
  }

  async function showPopular() {
    /** @type {Answer<{ data: Popular[] }>} */
    const { body } = await api.send('GET', '/v1/routes/popular?limit=5', { quiet: true })
    popular = body?.data ?? []
    draw()
  }

  /** @param {'from' | 'to'} field @param {string} typed */
  async function suggest(field, typed) {
    if (typed.length < 2) return
    const query = new URLSearchParams({ q: typed, limit: '8' })
    /** @type {Answer<{ data: End[] }>} */
    const { body } = await api.send('GET', `/v1/airports?${query}`, { quiet: true })
    suggested[field] = body?.data ?? []
    draw()
  }

  /** @param {Event & { target: EventTarget | null }} event */
  function take({ target }) {
    if (!(target instanceof HTMLInputElement)) return
    const field = /** @type {keyof typeof wanted} */ (target.name)
    wanted[field] = field === 'from' || field === 'to' ? target.value.trim().toUpperCase() : target.value
    if (field === 'from' || field === 'to') void suggest(field, target.value.trim())
    draw()
  }

  /** @param {'from' | 'to'} field @param {string} label */
  const airport = (field, label) => html`
    <label>${label}
      <input name=${field} .value=${wanted[field]} list="airports-${field}" required pattern="[A-Za-z0-9]{3}"
        title="Three letters, as JFK" autocomplete="off" size="5" />
    </label>
    <datalist id="airports-${field}">${suggested[field].map((end) => html`<option value=${end.iata}>${place(end)}</option>`)}</datalist>`

  const trips = () => html`
    <fieldset class="choice"><legend>Trip</legend>
      ${['one-way', 'round-trip'].map(
        (trip) =>
          html`<label><input type="radio" name="trip" value=${trip} .checked=${wanted.trip === trip} /> ${trip === 'one-way' ? 'One way' : 'Round trip'}</label>`,
      )}
    </fieldset>`

  /** @param {string} caption @param {Flight[] | undefined} flights */
  function flightsTable(caption, flights) {
    if (!flights) return nothing
    if (flights.length === 0) return notice(`${caption}: no flights on that day.`)
    const rows = flights.map((flight) => [
      html`<button type="button" @click=${() => choose(flight.flightId)} aria-label="Show flight ${flight.flightNo} at ${time(flight.departure)}">${flight.flightNo}</button>`,
      ...[flight.airline.name, time(flight.departure), time(flight.arrival), duration(flight.durationMinutes)],
      ...[`${count(flight.availableSeats)} of ${count(flight.totalSeats)}`, money(flight), flight.status],
    ])
    const head = ['Flight', 'Airline', 'Departure (UTC)', 'Arrival', 'Takes', 'Seats free', 'Price', 'Status']
    return table({ caption: `${caption}, ${flights.length} flights`, head, rows })
  }

  /** @param {number} flightId */
  function choose(flightId) {
    shared.set({ flightId })
    document.getElementById('flight-title')?.focus()
  }

  /** @param {Found} answer */
  function results(answer) {
    if (!answer.ok) return trouble(answer.problem)
    const { data, outbound, return: back } = answer.body
    return html`
      <p class="origin">${answer.cacheStatus.map(badge)} ${took(answer)}</p>
      ${flightsTable('Flights', data)} ${flightsTable('Outbound', outbound)} ${flightsTable('Return', back)}`
  }

  /** @param {Popular} route */
  const popularRoute = ({ from, to, searches }) => html`
    <li><button type="button" class="quiet" @click=${() => {
      Object.assign(wanted, { from: from.iata, to: to.iata })
      void search()
    }}>${from.iata} to ${to.iata} <span class="faint">${count(searches)} searches</span></button></li>`

  function draw() {
    render(
      html`
        <h2>Search</h2>
        <form class="row" @input=${take} @submit=${(/** @type {Event} */ event) => {
          event.preventDefault()
          void search()
        }}>
          ${trips()} ${airport('from', 'From')} ${airport('to', 'To')}
          <label>Departure <input type="date" name="date" .value=${wanted.date} required /></label>
          ${
            wanted.trip === 'round-trip'
              ? html`<label>Return <input type="date" name="back" .value=${wanted.back} required /></label>`
              : nothing
          }
          <button class="main" aria-disabled=${busy}>Search</button>
        </form>
        ${popular.length > 0 ? html`<h3>Searched most</h3><ul class="chips">${popular.map(popularRoute)}</ul>` : nothing}
        ${found ? results(found) : nothing}`,
      root,
    )
  }

  draw()
  void showPopular()
}
