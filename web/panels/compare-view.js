/** @import { Clock, ComparePanel, Source } from './compare.js' */
import { html, nothing, render } from 'lit-html'
import { count, ms } from '../format.js'
import { notice, options, origin, table, trouble } from '../parts.js'
import { quantile } from '../statistics.js'
import { bypassRefused, latencies, queries, run, verdict } from './compare-runs.js'

/** Returns the available clocks. @param {ComparePanel} panel @returns {Clock[]} */
const clocks = ({ server }) => (server.workshop ? ['server', 'browser'] : ['browser'])

/**
 * Draws the choice of query and number of runs, and the buttons.
 *
 * @param {HTMLElement} root
 * @param {ComparePanel} panel
 */
export function settings(root, panel) {
  const { server, times, running } = panel
  const known = queries(panel)
  if (!(panel.query in known)) panel.query = 'search'
  render(
    html`
      <h2>The same query, twice</h2>
      <div class="row">
        <label>Query <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ { target }) => {
          panel.query = target.value
          panel.runs.database = panel.runs.cache = undefined
          panel.show()
        }}>${options(Object.keys(known), panel.query, (name) => known[name]?.label ?? name)}</select></label>
        <label>Times <input type="number" min="1" max="500" .value=${String(times)} @change=${(
          /** @type {Event & { target: HTMLInputElement }} */ { target },
        ) => {
          panel.times = Math.min(500, Math.max(1, Math.round(Number(target.value)) || 30))
          panel.draw()
        }} /></label>
        ${runButton(panel, 'From the database', ['database'])}
        ${runButton(panel, 'From the cache', ['cache'])}
        <button type="button" class="main" aria-disabled=${running !== undefined} @click=${() => run(panel, ['database', 'cache'])}>Compare</button>
      </div>
      <p class="faint">${progress(panel)}</p>
      ${server.workshop ? nothing : notice('This server runs with WORKSHOP=false, so it does not report its own times. This page shows only the browser’s.')}`,
    root,
  )
}

/** @param {ComparePanel} panel @param {string} label @param {Source[]} sources */
const runButton = (panel, label, sources) =>
  html`<button type="button" aria-disabled=${panel.running !== undefined} @click=${() => run(panel, sources)}>${label}</button>`

/** @param {ComparePanel} panel */
const progress = (panel) =>
  panel.running
    ? `Querying the ${panel.running}, one request after the other: ${count(panel.runs[panel.running]?.answers.length ?? 0)} of ${count(panel.times)}`
    : html`<code>GET ${queries(panel)[panel.query]?.path}</code>, with and without <code>Cache-Control: no-store</code>, one request after the other.`

/**
 * Draws the verdict and the table.
 *
 * @param {HTMLElement} root
 * @param {ComparePanel} panel
 */
export function results(root, panel) {
  const { runs, running } = panel
  const failed = [...(runs.database?.answers ?? []), ...(runs.cache?.answers ?? [])].find(({ ok }) => !ok)
  const rows = [...rowsOf(panel, 'database'), ...rowsOf(panel, 'cache')]
  const sentence = verdict(panel)
  render(
    html`
      ${failed && !failed.ok ? trouble(failed.problem) : nothing}
      ${
        bypassRefused(panel)
          ? notice(
              html`This server lets only the admin bypass its cache (<code>HONOR_CLIENT_CACHE_CONTROL</code>). Enter the token at <a href="#admin">Admin</a> and try again.`,
            )
          : nothing
      }
      ${sentence && !running ? html`<p class="verdict">${sentence}</p>` : nothing}
      ${rows.length > 0 ? table({ caption: 'Response times', head: ['From', 'Runs', 'Minimum', 'Median', '95th percentile', 'Cache-Status'], rows }) : nothing}`,
    root,
  )
}

/** A row for each clock. @param {ComparePanel} panel @param {Source} source */
function rowsOf(panel, source) {
  const answers = panel.runs[source]?.answers ?? []
  if (answers.length === 0) return []
  /** @type {Map<string, number>} */
  const origins = new Map()
  for (const { cacheStatus } of answers) {
    const name = [...new Set(cacheStatus.map(origin))].join(', ')
    origins.set(name, (origins.get(name) ?? 0) + 1)
  }
  const from = [...origins].map(([name, times]) => `${count(times)} × ${name}`).join('; ')
  const label = source === 'database' && bypassRefused(panel) ? 'cache, although the database was requested' : source
  return clocks(panel).map((clock) => {
    const values = latencies(panel, source, clock)
    const [least, middle, p95] = [0, 0.5, 0.95].map((share) => quantile(values, Math.max(share, 1e-9)))
    return [`${label}, in the ${clock}`, count(values.length), ms(least), ms(middle), ms(p95), from]
  })
}

/**
 * Draws each run's time: lines of database and cache, by the browser's clock and then by the server's.
 *
 * @param {ComparePanel} panel
 * @param {{ figure: HTMLElement, chart: ReturnType<typeof import('../chart.js').createChart> }} elements
 */
export function showChart(panel, { figure, chart }) {
  const lines = clocks(panel)
    .toReversed()
    .flatMap((clock) =>
      /** @type {Source[]} */ (['database', 'cache']).map((source) =>
        source === 'database' && bypassRefused(panel) ? [] : latencies(panel, source, clock),
      ),
    )
  const length = Math.max(...lines.map((line) => line.length))
  const xs = Array.from({ length }, (_, i) => i + 1)
  figure.hidden = length === 0
  chart.show([xs, ...lines.map((line) => xs.map((_, i) => line[i] ?? null))])
}
