/** @import { Answer, CacheMember, Context, WholeFlight } from '../types.d.ts' */
import { html, nothing, render } from 'lit-html'
import { count, dayAndTime, duration, money, place } from '../format.js'
import { badge, facts, notice, table, took, trouble, ttl } from '../parts.js'
import { whileVisible } from '../while-visible.js'

/** @typedef {{ seat: string | null, passengerId: number, firstName: string | null, lastName: string | null }} Seated */

/**
 * One flight, layer by layer, each with where it came from and how long it is fresh; for the admin who is on it.
 *
 * @param {HTMLElement} root
 * @param {Context} context
 */
export function createFlight(root, { api, shared, keys, announce }) {
  /** @type {Answer<WholeFlight> | undefined} */
  let answer
  /** @type {Answer<{ data: Seated[] }> | undefined} */
  let manifest

  async function load() {
    const { flightId } = shared.now
    answer = await api.send('GET', `/v1/flights/${flightId}`)
    if (answer.ok) announce(`Flight ${answer.body.flightNo} shown, with its seats`)
    draw()
  }

  async function showManifest() {
    manifest = await api.send('GET', `/v1/flights/${shared.now.flightId}/manifest`, { admin: true })
    draw()
  }

  /** @param {string} name @param {Record<string, unknown>} about @param {CacheMember[]} members */
  function layer(name, about, members) {
    const member = members.find(({ key }) => key?.endsWith(`:${name}`))
    const known = member?.key ? keys.known.get(member.key) : undefined
    return html`
      <section class="layer" aria-label="Layer ${name}">
        <h3>${name} ${member ? badge(member) : nothing}</h3>
        <p class="faint key">${member?.key} ${
          known?.state === 'dropped' ? html`<span class="badge other">dropped</span>` : known ? ttl(known) : nothing
        }</p>
        ${facts(about)}
      </section>`
  }

  /** @param {WholeFlight} flight @param {CacheMember[]} members */
  const layers = ({ flightNo, airline, from, to, aircraft, schedule, seats, status }, members) => html`
    <div class="layers">
      ${layer('details', { Flight: flightNo, Airline: airline.name, From: place(from), To: place(to), Aircraft: aircraft ?? 'unknown' }, members)}
      ${layer('schedule', { Departure: `${dayAndTime(schedule.departure)} UTC`, Arrival: `${dayAndTime(schedule.arrival)} UTC`, Takes: duration(schedule.durationMinutes), Price: money(schedule) }, members)}
      ${layer('availability', { Seats: count(seats.totalSeats), Booked: count(seats.bookedSeats), Free: count(seats.availableSeats) }, members)}
      ${layer('status', { Status: status.status, Delay: `${count(status.delayMinutes)} min`, Said: status.updatedAt ? `${dayAndTime(status.updatedAt)} UTC` : 'by nobody' }, members)}
    </div>`

  const passengers = () => {
    if (!shared.now.adminToken) {
      return notice(
        html`The manifest names people: it is for the admin, who gives the token at <a href="#admin">Admin</a>.`,
      )
    }
    return html`
      <button type="button" @click=${showManifest}>Show the manifest</button>
      ${manifest && !manifest.ok ? trouble(manifest.problem) : nothing}
      ${
        manifest?.ok
          ? table({
              caption: `Manifest, ${count(manifest.body.data.length)} passengers`,
              head: ['Seat', 'Passenger', 'Number'],
              rows: manifest.body.data.map(({ seat, firstName, lastName, passengerId }) => [
                ...[seat ?? 'none', `${firstName ?? ''} ${lastName ?? ''}`, passengerId],
              ]),
            })
          : nothing
      }`
  }

  function draw() {
    render(
      html`
        <h2 id="flight-title" tabindex="-1">Flight ${answer?.ok ? answer.body.flightNo : ''}</h2>
        ${
          answer?.ok
            ? html`
              <p class="origin">${took(answer)} <button type="button" class="quiet" @click=${load}>Ask again</button></p>
              ${layers(answer.body, answer.cacheStatus)} ${passengers()}`
            : answer
              ? trouble(answer.problem)
              : notice(
                  'Choose a flight of a search: it is shown here in four layers, each cached for as long as it may be.',
                )
        }`,
      root,
    )
  }

  draw()
  whileVisible({ shared, view: 'flights', everyMs: 1_000, work: draw })
  shared.subscribe((now, before) => {
    if (now.flightId !== before.flightId) {
      manifest = undefined
      void load()
    } else if (now.adminToken !== before.adminToken) draw()
  })
}
