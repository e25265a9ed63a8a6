/** @import { Answer, CacheMember, Context, End, PassengerFlight, Profile } from '../types.d.ts' */
import { html, nothing, render } from 'lit-html'
import { count, dayAndTime, money, place } from '../format.js'
import { badge, facts, table, took, trouble, ttl } from '../parts.js'
import { whileVisible } from '../while-visible.js'

/** @typedef {{ from: End, to: End, flights: number }} Flown */

/**
 * What is known of the passenger who has signed in: flights, profile, and the routes that are flown most.
 *
 * @param {HTMLElement} root
 * @param {Context} context
 */
export function createPassenger(root, { api, shared, keys, announce }) {
  /** @type {Answer<{ data: PassengerFlight[] }> | undefined} */
  let flights
  /** @type {Answer<Profile> | undefined} */
  let profile
  /** @type {Answer<{ data: Flown[] }> | undefined} */
  let routes
  /** @type {Answer<unknown> | undefined} */
  let refused
  let stale = true

  async function load() {
    const { passenger, view } = shared.now
    if (!passenger || !stale || view !== 'passenger') return
    stale = false
    const of = `/v1/users/${passenger.passengerId}`
    ;[flights, profile, routes] = await Promise.all([
      api.send('GET', `${of}/flights?limit=10`),
      api.send('GET', `${of}/profile`),
      api.send('GET', `${of}/routes?limit=5`),
    ])
    draw()
  }

  function ask() {
    stale = true
    void load()
  }

  /** @param {PassengerFlight} flight */
  async function cancel({ bookingId, flightNo }) {
    const answer = await api.send('DELETE', `/v1/bookings/${bookingId}`)
    refused = answer.ok ? undefined : answer
    if (answer.ok) {
      announce(`Booking on ${flightNo} is cancelled`)
      shared.set({ bookings: shared.now.bookings + 1 })
    }
    draw()
  }

  /** @param {Answer<unknown>} answer */
  const from = (answer) => html`<p class="origin">${answer.cacheStatus.map(oneKey)} ${took(answer)}</p>`

  /** @param {CacheMember} member */
  function oneKey(member) {
    const known = member.key ? keys.known.get(member.key) : undefined
    return html`${badge(member)} <span class="key">${member.key}</span> ${known?.state === 'fresh' ? ttl(known) : nothing} `
  }

  /** @param {PassengerFlight[]} data */
  const flightsTable = (data) =>
    table({
      caption: `Last ${count(data.length)} flights`,
      head: ['Flight', 'Booking', 'Status', 'From', 'To', 'Departure (UTC)', 'Seat', 'Price', 'Airline'],
      rows: data.map((flight) => [
        flight.flightNo,
        flight.status === 'upcoming'
          ? html`<button type="button" aria-label="Cancel booking ${flight.bookingId} on ${flight.flightNo}" @click=${() => cancel(flight)}>Cancel</button>`
          : flight.bookingId,
        ...[flight.status.replace('_', ' '), place(flight.from), place(flight.to), dayAndTime(flight.departure)],
        ...[flight.seat ?? 'none', money(flight), flight.airline.name],
      ]),
    })

  /** @param {Profile} known */
  const profileFacts = ({ totalFlights, milesFlown, favoriteAirline, tier, memberSince }) =>
    facts({
      Tier: tier,
      Flights: count(totalFlights),
      Miles: count(milesFlown),
      'Favourite airline': favoriteAirline?.name ?? 'none',
      'Member since': memberSince ?? 'not yet',
    })

  /**
   * @template T
   * @param {string} title
   * @param {Answer<T> | undefined} answer
   * @param {(body: T) => unknown} shown
   */
  const part = (title, answer, shown) => html`
    <div class="panel"><h2>${title}</h2>
      ${answer?.ok ? html`${from(answer)} ${shown(answer.body)}` : trouble(answer?.problem)}
    </div>`

  function draw() {
    if (!shared.now.passenger) return render(nothing, root)
    render(
      html`
        ${part('Flights', flights, ({ data }) => html`${trouble(refused?.problem)} ${flightsTable(data)}<button type="button" @click=${ask}>Ask again</button>`)}
        ${part('Profile', profile, profileFacts)}
        ${part('Flown most', routes, ({ data }) =>
          table({
            caption: 'Routes flown most',
            head: ['From', 'To', 'Flights'],
            rows: data.map(({ from: start, to, flights: flown }) => [place(start), place(to), count(flown)]),
          }),
        )}`,
      root,
    )
  }

  whileVisible({ shared, view: 'passenger', everyMs: 1_000, work: draw })
  shared.subscribe((now, before) => {
    if (now.passenger?.passengerId !== before.passenger?.passengerId) {
      flights = profile = routes = refused = undefined
      stale = true
      draw()
    }
    if (now.bookings !== before.bookings) stale = true
    void load()
  })
}
