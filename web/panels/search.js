/** @import { Answer, Context, End, Flight, ZonedEnd } from '../types.d.ts' */
import { html, nothing, render } from 'lit-html'
import { airport, count, dayAndTime, duration, localArrival, localTime, money, utcDay } from '../format.js'
import { badge, notice, table, took, trouble } from '../parts.js'

/** @typedef {Answer<{ data?: Flight[], outbound?: Flight[], return?: Flight[] }>} Found */
/** @typedef {{ from: End, to: End, searches: number }} Popular */

/**
 * The state of the panel, with its context. `wanted` is the search as typed.
 *
 * @typedef {Context & {
 *   draw: () => void,
 *   wanted: { trip: string, from: string, to: string, date: string, back: string },
 *   found: Found | undefined,
 *   suggested: Record<'from' | 'to', End[]>,
 *   popular: Popular[],
 *   busy: boolean,
 * }} SearchPanel
 */

const inDays = (/** @type {number} */ days) => utcDay(new Date(Date.now() + days * 86_400_000))

/**
 * Search, one way and round trip. A click on a flight shows it and its seats below.
 *
 * @param {HTMLElement} root
 * @param {Context} context
 */
export function createSearch(root, context) {
  /** @type {SearchPanel} */
  const panel = {
    ...context,
    draw: () => draw(root, panel),
    wanted: { trip: 'one-way', from: 'JFK', to: 'LAX', date: inDays(1), back: inDays(8) },
    found: undefined,
    suggested: { from: [], to: [] },
    popular: [],
    busy: false,
  }
  panel.draw()
  void loadPopular(panel)
}

/** @param {SearchPanel} panel */
async function search(panel) {
  const { api, shared, announce } = panel
  panel.busy = true
  panel.draw()
  const { trip, from, to, date, back } = panel.wanted
  const oneWay = trip === 'one-way'
  const query = new URLSearchParams({ from, to, ...(oneWay ? { date } : { depart: date, return: back }) })
  /** @type {Found} */
  const found = await api.send('GET', `/v1/flights/${oneWay ? 'search' : 'round-trip'}?${query}`)
  panel.found = found
  panel.busy = false
  if (found.ok) {
    shared.set({ search: { from, to, date } })
    const lists = [found.body.data, found.body.outbound, found.body.return].filter((list) => list !== undefined)
    announce(`${lists.map((list) => `${list.length} flights`).join(' out, ')} found`)
  }
  panel.draw()
  void loadPopular(panel)
}

/** @param {SearchPanel} panel */
async function loadPopular(panel) {
  /** @type {Answer<{ data: Popular[] }>} */
  const { body } = await panel.api.send('GET', '/v1/routes/popular?limit=5', { quiet: true })
  panel.popular = body?.data ?? []
  panel.draw()
}

/** Suggests airports for a typed text. @param {SearchPanel} panel @param {'from' | 'to'} field @param {string} typed */
async function suggest(panel, field, typed) {
  if (typed.length < 2) return
  const query = new URLSearchParams({ q: typed, limit: '8' })
  /** @type {Answer<{ data: End[] }>} */
  const { body } = await panel.api.send('GET', `/v1/airports?${query}`, { quiet: true })
  panel.suggested[field] = body?.data ?? []
  panel.draw()
}

/** Stores a typed value. @param {SearchPanel} panel @param {Event & { target: EventTarget | null }} event */
function take(panel, { target }) {
  if (!(target instanceof HTMLInputElement)) return
  const { wanted } = panel
  const field = /** @type {keyof typeof wanted} */ (target.name)
  wanted[field] = field === 'from' || field === 'to' ? target.value.trim().toUpperCase() : target.value
  if (field === 'from' || field === 'to') void suggest(panel, field, target.value.trim())
  panel.draw()
}

/** @param {HTMLElement} root @param {SearchPanel} panel */
function draw(root, panel) {
  const { popular, found } = panel
  render(
    html`
      <h2>Search</h2>
      ${form(panel)}
      ${popular.length > 0 ? html`<h3>Searched most</h3><ul class="chips">${popular.map((route) => popularRoute(panel, route))}</ul>` : nothing}
      ${found ? results(panel, found) : nothing}`,
    root,
  )
}

/** @param {SearchPanel} panel */
const form = (panel) => html`
  <form class="row" @input=${(/** @type {Event} */ event) => take(panel, event)} @submit=${(
    /** @type {Event} */ event,
  ) => {
    event.preventDefault()
    void search(panel)
  }}>
    ${trips(panel)} ${airportField(panel, 'from', 'From')} ${airportField(panel, 'to', 'To')}
    <label>Departure <input type="date" name="date" .value=${panel.wanted.date} required /></label>
    ${
      panel.wanted.trip === 'round-trip'
        ? html`<label>Return <input type="date" name="back" .value=${panel.wanted.back} required /></label>`
        : nothing
    }
    <button class="main" aria-disabled=${panel.busy}>Search</button>
  </form>`

/** @param {SearchPanel} panel */
const trips = ({ wanted }) => html`
  <fieldset class="choice"><legend>Trip</legend>
    ${['one-way', 'round-trip'].map(
      (trip) =>
        html`<label><input type="radio" name="trip" value=${trip} .checked=${wanted.trip === trip} /> ${trip === 'one-way' ? 'One way' : 'Round trip'}</label>`,
    )}
  </fieldset>`

/** @param {SearchPanel} panel @param {'from' | 'to'} field @param {string} label */
const airportField = ({ wanted, suggested }, field, label) => html`
  <label>${label}
    <input name=${field} .value=${wanted[field]} list="airports-${field}" required pattern="[A-Za-z0-9]{3}"
      title="Three letters, such as JFK" autocomplete="off" size="5" />
  </label>
  <datalist id="airports-${field}">${suggested[field].map((end) => html`<option value=${end.iata}>${airport(end)}</option>`)}</datalist>`

/** @param {SearchPanel} panel @param {Popular} route */
const popularRoute = (panel, { from, to, searches }) => html`
  <li><button type="button" class="quiet" @click=${() => {
    Object.assign(panel.wanted, { from: from.iata, to: to.iata })
    void search(panel)
  }}>${from.iata} to ${to.iata} <span class="faint">${count(searches)} searches</span></button></li>`

/** @param {SearchPanel} panel @param {Found} found */
function results(panel, found) {
  if (!found.ok) return trouble(found.problem)
  const { data, outbound, return: back } = found.body
  return html`
    <p class="origin">${found.cacheStatus.map(badge)} ${took(found)}</p>
    ${flightsTable(panel, 'Flights', data)} ${flightsTable(panel, 'Outbound', outbound)} ${flightsTable(panel, 'Return', back)}`
}

/** @param {SearchPanel} panel @param {string} caption @param {Flight[] | undefined} flights */
function flightsTable(panel, caption, flights) {
  if (!flights) return nothing
  if (flights.length === 0) return notice(`${caption}: no flights on that day.`)
  const rows = flights.map((flight) => [
    html`<button type="button" @click=${() => choose(panel, flight.flightId)} aria-label="Show flight ${flight.flightNo} at ${localTime(flight.departureLocal)}">${flight.flightNo}</button>`,
    ...[flight.airline.name, clock(flight.departure, localTime(flight.departureLocal))],
    ...[clock(flight.arrival, localArrival(flight)), duration(flight.durationMinutes)],
    ...[`${count(flight.availableSeats)} of ${count(flight.totalSeats)}`, money(flight), flight.status],
  ])
  const [departure, arrival] = [`Departure (${zoneOf(flights[0]?.from)})`, `Arrival (${zoneOf(flights[0]?.to)})`]
  const head = ['Flight', 'Airline', departure, arrival, 'Takes', 'Seats free', 'Price', 'Status']
  return table({ caption: `${caption}, ${flights.length} flights`, head, rows })
}

/** The local time, with UTC as its tooltip. @param {string} instant @param {string} local */
const clock = (instant, local) => html`<time datetime=${instant} title="${dayAndTime(instant)} UTC">${local}</time>`

/** The flights of a table share their airports. @param {ZonedEnd | undefined} end */
const zoneOf = (end) => end?.timeZone ?? ''

/** @param {SearchPanel} panel @param {number} flightId */
function choose({ shared }, flightId) {
  shared.set({ flightId })
  document.getElementById('flight-title')?.focus()
}
