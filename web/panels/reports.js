/** @import { Answer, Context } from '../types.d.ts' */
import { html, nothing, render } from 'lit-html'
import { airport, count, dayAndTime, percent, words } from '../format.js'
import { badge, notice, options, table, took, trouble } from '../parts.js'

/** @typedef {{ generatedAt: string, data: Record<string, unknown>[] }} Report */

const PATH = '/v1/analytics/{report}'

/**
 * Cached reports over all flights and bookings.
 *
 * @param {HTMLElement} root
 * @param {Context} context
 */
export function createReports(root, { api, server, announce }) {
  if (!server.has(PATH)) {
    render(
      html`<h2>Analytics</h2>${notice(html`This server has no <code>${PATH}</code>: there are no reports.`)}`,
      root,
    )
    return
  }
  const reports = server.words(PATH, 'get', 'report')
  let chosen = reports[0] ?? 'hubs'
  /** @type {Answer<Report> | undefined} */
  let answer

  async function load() {
    answer = await api.send('GET', `/v1/analytics/${chosen}?limit=10`)
    if (answer.ok) announce(`${words(chosen)}: ${answer.body.data.length} lines`)
    draw()
  }

  /** @param {Report} report */
  function lines({ generatedAt, data }) {
    const columns = Object.keys(data[0] ?? {})
    return html`
      ${table({ caption: words(chosen), head: columns.map(words), rows: data.map((line) => columns.map((column) => cell(column, line[column]))) })}
      <p class="faint">The database counted the facts at ${dayAndTime(generatedAt)} UTC.</p>`
  }

  function draw() {
    render(
      html`
        <h2>Analytics</h2>
        <div class="row">
          <label>Report <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ { target }) => {
            chosen = target.value
            answer = undefined
            draw()
          }}>${options(reports, chosen)}</select></label>
          <button type="button" class="main" @click=${load}>Show</button>
        </div>
        ${answer ? html`<p class="origin">${answer.cacheStatus.map(badge)} ${took(answer)}</p>` : nothing}
        ${answer?.ok ? lines(answer.body) : trouble(answer?.problem)}`,
      root,
    )
  }

  draw()
}

/** @param {string} column @param {unknown} value */
function cell(column, value) {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'number') return /share|factor/i.test(column) ? percent(value) : count(value)
  if (typeof value !== 'object') return String(value)
  const named = /** @type {{ iata: string | null, icao: string, name: string, city: string | null }} */ (value)
  return 'city' in value ? airport(named) : named.name
}
