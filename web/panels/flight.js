/** @import { Answer, CacheMember, Context, WholeFlight, ZonedEnd } from '../types.d.ts' */
import { html, nothing, render } from 'lit-html'
import { airport, count, dayAndTime, duration, localDayAndTime, money } from '../format.js'
import { badge, facts, notice, table, took, trouble, ttl } from '../parts.js'
import { whileVisible } from '../while-visible.js'

/** @typedef {{ seat: string | null, passengerId: number, firstName: string | null, lastName: string | null }} Seated */

/**
 * The state of the panel, with its context.
 *
 * @typedef {Context & {
 *   draw: () => void,
 *   answer: Answer<WholeFlight> | undefined,
 *   manifest: Answer<{ data: Seated[] }> | undefined,
 * }} FlightPanel
 */

/**
 * One flight in four layers, each with its origin and its TTL. For the admin also with its manifest.
 *
 * @param {HTMLElement} root
 * @param {Context} context
 */
export function createFlight(root, context) {
  const { shared } = context
  /** @type {FlightPanel} */
  const panel = { ...context, draw: () => draw(root, panel), answer: undefined, manifest: undefined }
  panel.draw()
  whileVisible({ shared, view: 'flights', everyMs: 1_000, work: panel.draw })
  shared.subscribe((now, before) => {
    if (now.flightId !== before.flightId) {
      panel.manifest = undefined
      void load(panel)
    } else if (now.adminToken !== before.adminToken) panel.draw()
  })
}

/** @param {FlightPanel} panel */
async function load(panel) {
  const { api, shared, announce } = panel
  /** @type {Answer<WholeFlight>} */
  const answer = await api.send('GET', `/v1/flights/${shared.now.flightId}`)
  panel.answer = answer
  if (answer.ok) announce(`Flight ${answer.body.flightNo} shown, with its seats`)
  panel.draw()
}

/** @param {FlightPanel} panel */
async function loadManifest(panel) {
  const { api, shared } = panel
  panel.manifest = await api.send('GET', `/v1/flights/${shared.now.flightId}/manifest`, { admin: true })
  panel.draw()
}

/** @param {HTMLElement} root @param {FlightPanel} panel */
function draw(root, panel) {
  const { answer } = panel
  render(
    html`
      <h2 id="flight-title" tabindex="-1">Flight ${answer?.ok ? answer.body.flightNo : ''}</h2>
      ${
        answer?.ok
          ? html`
            <p class="origin">${took(answer)} <button type="button" class="quiet" @click=${() => load(panel)}>Ask again</button></p>
            ${layers(panel, answer.body, answer.cacheStatus)} ${passengers(panel)}`
          : answer
            ? trouble(answer.problem)
            : notice('Choose a flight from the search results. Its four layers are shown here, each with its own TTL.')
      }`,
    root,
  )
}

/** @param {FlightPanel} panel @param {WholeFlight} flight @param {CacheMember[]} members */
function layers(panel, { flightNo, airline, from, to, aircraft, schedule, seats, status }, members) {
  /** @param {string} name @param {Record<string, unknown>} content */
  const one = (name, content) => layer(panel, name, content, members)
  return html`
    <div class="layers">
      ${one('details', { Flight: flightNo, Airline: airline.name, From: airport(from), To: airport(to), Aircraft: aircraft ?? 'unknown' })}
      ${one('schedule', { Departure: local(schedule.departureLocal, from), Arrival: local(schedule.arrivalLocal, to), 'In UTC': `${dayAndTime(schedule.departure)} to ${dayAndTime(schedule.arrival)}`, Takes: duration(schedule.durationMinutes), Price: money(schedule) })}
      ${one('availability', { Seats: count(seats.totalSeats), Booked: count(seats.bookedSeats), Free: count(seats.availableSeats) })}
      ${one('status', { Status: status.status, Delay: `${count(status.delayMinutes)} min`, Updated: status.updatedAt ? `${dayAndTime(status.updatedAt)} UTC` : 'never' })}
    </div>`
}

/** @param {string} time @param {ZonedEnd} end */
const local = (time, { timeZone }) => `${localDayAndTime(time)} ${timeZone}`

/** @param {FlightPanel} panel @param {string} name @param {Record<string, unknown>} content @param {CacheMember[]} members */
function layer({ keys }, name, content, members) {
  const member = members.find(({ key }) => key?.endsWith(`:${name}`))
  const known = member?.key ? keys.known.get(member.key) : undefined
  return html`
    <section class="layer" aria-label="Layer ${name}">
      <h3>${name} ${member ? badge(member) : nothing}</h3>
      <p class="faint key">${member?.key} ${
        known?.state === 'dropped' ? html`<span class="badge other">dropped</span>` : known ? ttl(known) : nothing
      }</p>
      ${facts(content)}
    </section>`
}

/** The manifest, for the admin. @param {FlightPanel} panel */
function passengers(panel) {
  const { shared, manifest } = panel
  if (!shared.now.adminToken) {
    return notice(
      html`The manifest names people, so only the admin sees it. Enter the token at <a href="#admin">Admin</a>.`,
    )
  }
  return html`
    <button type="button" @click=${() => loadManifest(panel)}>Show the manifest</button>
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
