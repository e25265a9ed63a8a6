/** @import { Answer, CacheMember, Context, End, PassengerFlight, Profile } from '../types.d.ts' */
import { html, nothing, render } from 'lit-html'
import { airport, count, localDayAndTime, money } from '../format.js'
import { badge, facts, table, took, trouble, ttl } from '../parts.js'
import { whileVisible } from '../while-visible.js'

/** @typedef {{ from: End, to: End, flights: number }} Flown */

/**
 * The state of the panel, with its context.
 *
 * @typedef {Context & {
 *   draw: () => void,
 *   flights: Answer<{ data: PassengerFlight[] }> | undefined,
 *   profile: Answer<Profile> | undefined,
 *   routes: Answer<{ data: Flown[] }> | undefined,
 *   refused: Answer<unknown> | undefined,
 *   stale: boolean,
 * }} PassengerPanel
 */

/**
 * Flights, profile and most flown routes of the signed-in passenger.
 *
 * @param {HTMLElement} root
 * @param {Context} context
 */
export function createPassenger(root, context) {
  const { shared } = context
  const empty = { flights: undefined, profile: undefined, routes: undefined, refused: undefined, stale: true }
  /** @type {PassengerPanel} */
  const panel = { ...context, ...empty, draw: () => draw(root, panel) }
  whileVisible({ shared, view: 'passenger', everyMs: 1_000, work: panel.draw })
  shared.subscribe((now, before) => {
    if (now.passenger?.passengerId !== before.passenger?.passengerId) {
      Object.assign(panel, empty)
      panel.draw()
    }
    if (now.bookings !== before.bookings) panel.stale = true
    void load(panel)
  })
}

/** Loads everything, when it is stale and the panel is in view. @param {PassengerPanel} panel */
async function load(panel) {
  const { api, shared } = panel
  const { passenger, view } = shared.now
  if (!passenger || !panel.stale || view !== 'passenger') return
  panel.stale = false
  const of = `/v1/users/${passenger.passengerId}`
  ;[panel.flights, panel.profile, panel.routes] = await Promise.all([
    api.send('GET', `${of}/flights?limit=10`),
    api.send('GET', `${of}/profile`),
    api.send('GET', `${of}/routes?limit=5`),
  ])
  panel.draw()
}

/** @param {PassengerPanel} panel */
function reload(panel) {
  panel.stale = true
  void load(panel)
}

/** @param {PassengerPanel} panel @param {PassengerFlight} flight */
async function cancel(panel, { bookingId, flightNo }) {
  const { api, shared, announce } = panel
  const answer = await api.send('DELETE', `/v1/bookings/${bookingId}`)
  panel.refused = answer.ok ? undefined : answer
  if (answer.ok) {
    announce(`Booking on ${flightNo} is cancelled`)
    shared.set({ bookings: shared.now.bookings + 1 })
  }
  panel.draw()
}

/** @param {HTMLElement} root @param {PassengerPanel} panel */
function draw(root, panel) {
  if (!panel.shared.now.passenger) return render(nothing, root)
  render(
    html`
      ${part(panel, 'Flights', panel.flights, ({ data }) => html`${trouble(panel.refused?.problem)} ${flightsTable(panel, data)}<button type="button" @click=${() => reload(panel)}>Ask again</button>`)}
      ${part(panel, 'Profile', panel.profile, profileFacts)}
      ${part(panel, 'Flown most', panel.routes, ({ data }) => routesTable(data))}`,
    root,
  )
}

/**
 * A section with its heading, its origin and its content, or with the problem.
 *
 * @template T
 * @param {PassengerPanel} panel
 * @param {string} title
 * @param {Answer<T> | undefined} answer
 * @param {(body: T) => unknown} content
 */
const part = (panel, title, answer, content) => html`
  <div class="panel"><h2>${title}</h2>
    ${answer?.ok ? html`${originOf(panel, answer)} ${content(answer.body)}` : trouble(answer?.problem)}
  </div>`

/** @param {PassengerPanel} panel @param {Answer<unknown>} answer */
const originOf = (panel, answer) =>
  html`<p class="origin">${answer.cacheStatus.map((member) => keyOf(panel, member))} ${took(answer)}</p>`

/** @param {PassengerPanel} panel @param {CacheMember} member */
function keyOf({ keys }, member) {
  const known = member.key ? keys.known.get(member.key) : undefined
  return html`${badge(member)} <span class="key">${member.key}</span> ${known?.state === 'fresh' ? ttl(known) : nothing} `
}

/** @param {PassengerPanel} panel @param {PassengerFlight[]} data */
const flightsTable = (panel, data) =>
  table({
    caption: `Last ${count(data.length)} flights`,
    head: ['Flight', 'Booking', 'Status', 'From', 'To', 'Departure (local time)', 'Seat', 'Price', 'Airline'],
    rows: data.map((flight) => [
      flight.flightNo,
      flight.status === 'upcoming'
        ? html`<button type="button" aria-label="Cancel booking ${flight.bookingId} on ${flight.flightNo}" @click=${() => cancel(panel, flight)}>Cancel</button>`
        : flight.bookingId,
      ...[flight.status.replace('_', ' '), airport(flight.from), airport(flight.to)],
      `${localDayAndTime(flight.departureLocal)} ${flight.from.timeZone}`,
      ...[flight.seat ?? 'none', money(flight), flight.airline.name],
    ]),
  })

/** @param {Profile} profile */
const profileFacts = ({ flightsFlown, milesFlown, favoriteAirline, tier, memberSince }) =>
  facts({
    Tier: tier,
    'Flights flown': count(flightsFlown),
    Miles: count(milesFlown),
    'Favourite airline': favoriteAirline?.name ?? 'none',
    'Member since': memberSince ?? 'not yet',
  })

/** @param {Flown[]} data */
const routesTable = (data) =>
  table({
    caption: 'Routes flown most',
    head: ['From', 'To', 'Flights'],
    rows: data.map(({ from, to, flights }) => [airport(from), airport(to), count(flights)]),
  })
