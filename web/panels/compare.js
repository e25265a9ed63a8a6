/** @import { Answer, Context } from '../types.d.ts' */
import { html, nothing, render } from 'lit-html'
import { createChart } from '../chart.js'
import { count, ms, utcDay } from '../format.js'
import { notice, options, origin, table, trouble } from '../parts.js'
import { median, quantile } from '../statistics.js'

/** @typedef {'database' | 'cache'} Source */
/** @typedef {{ path: string, answers: Answer<unknown>[] }} Runs */

/** @type {Record<Source, Record<string, string>>} */
const headersOf = { database: { 'cache-control': 'no-store' }, cache: {} }

/**
 * The same request from the database and from the cache, as often as one likes, and how long each took.
 *
 * @param {HTMLElement} root
 * @param {Context} context
 */
export function createCompare(root, { api, server, shared, announce }) {
  const controls = root.appendChild(document.createElement('div'))
  const figure = root.appendChild(document.createElement('figure'))
  figure.hidden = true
  figure.appendChild(document.createElement('figcaption')).textContent = 'How long each of the runs took'
  const results = root.appendChild(document.createElement('div'))
  const chart = createChart(figure, {
    x: 'number',
    unit: 'ms',
    log: true,
    lines: [
      { label: 'Database, in the browser', color: 'line-database', dashed: true },
      { label: 'Cache, in the browser', color: 'line-cache', dashed: true },
      ...(server.workshop
        ? [
            { label: 'Database, in the server', color: 'line-database' },
            { label: 'Cache, in the server', color: 'line-cache' },
          ]
        : []),
    ],
  })

  let query = 'search'
  let times = 30
  /** @type {Record<Source, Runs | undefined>} */
  const runs = { database: undefined, cache: undefined }
  let running = ''

  /** @returns {Record<string, { label: string, path: string }>} */
  function queries() {
    const { search, flightId, passenger } = shared.now
    const today = utcDay(new Date())
    const searched = search ?? { from: 'JFK', to: 'LAX', date: today }
    return {
      search: {
        label: `Flights ${Object.values(searched).join(' ')}`,
        path: `/v1/flights/search?${new URLSearchParams(searched)}`,
      },
      'top-routes': { label: 'Airlines with most routes', path: '/v1/airlines/top-routes?limit=10' },
      ...(flightId && { flight: { label: `Flight ${flightId}, four layers`, path: `/v1/flights/${flightId}` } }),
      ...(passenger && {
        history: { label: `Flights of ${passenger.name}`, path: `/v1/users/${passenger.passengerId}/flights` },
      }),
      airport: { label: 'Airport JFK', path: '/v1/airports/JFK' },
    }
  }

  /** @param {Source[]} sources */
  async function run(sources) {
    if (running) return
    const path = queries()[query]?.path ?? ''
    for (const source of sources) {
      running = source
      const sending = { headers: headersOf[source], admin: source === 'database' }
      /** @type {Runs} */
      const here = { path, answers: [] }
      runs[source] = here
      const other = source === 'database' ? 'cache' : 'database'
      if (runs[other]?.path !== path) runs[other] = undefined
      // So that the cache has it: what is measured is what it answers, not how it is filled.
      if (source === 'cache') await api.send('GET', path, { quiet: true })
      for (let i = 0; i < times; i++) {
        const answer = await api.send('GET', path, { ...sending, quiet: true })
        here.answers.push(answer)
        if (!answer.ok) break
        show()
      }
      // Once more, for the log: what is recorded costs time, so it is not among those that are measured.
      await api.send('GET', path, sending)
    }
    running = ''
    show()
    announce(verdict() ?? `${sources.join(' and ')} asked`)
  }

  /** @param {Source} source @param {'server' | 'browser'} where */
  const latencies = (source, where) =>
    (runs[source]?.answers ?? []).map(({ timing, browserMs }) => (where === 'server' ? timing?.total : browserMs) ?? 0)

  function verdict() {
    const where = server.workshop ? 'server' : 'browser'
    const [database, cache] = [median(latencies('database', where)), median(latencies('cache', where))]
    if (!database || !cache || bypassRefused()) return undefined
    return `The cache answers ${(database / cache).toFixed(1)} times as fast: a median of ${ms(cache)} instead of ${ms(database)}, in the ${where}.`
  }

  /** Where the server does not obey strangers, what was asked of the database came from the cache, too. */
  const bypassRefused = () =>
    runs.database?.answers.some(({ cacheStatus }) => cacheStatus.length > 0 && cacheStatus.every(({ hit }) => hit)) ??
    false

  function show() {
    const lines = /** @type {const} */ (['browser', ...(server.workshop ? ['server'] : [])]).flatMap((where) =>
      /** @type {Source[]} */ (['database', 'cache']).map((source) =>
        source === 'database' && bypassRefused() ? [] : latencies(source, /** @type {'browser'} */ (where)),
      ),
    )
    const length = Math.max(...lines.map((line) => line.length))
    const xs = Array.from({ length }, (_, i) => i + 1)
    figure.hidden = length === 0
    chart.show([xs, ...lines.map((line) => xs.map((_, i) => line[i] ?? null))])
    draw()
  }

  /** @param {Source} source */
  function rows(source) {
    const answers = runs[source]?.answers ?? []
    if (answers.length === 0) return []
    /** @type {Map<string, number>} */
    const origins = new Map()
    for (const { cacheStatus } of answers) {
      const name = [...new Set(cacheStatus.map(origin))].join(', ')
      origins.set(name, (origins.get(name) ?? 0) + 1)
    }
    const from = [...origins].map(([name, times]) => `${count(times)} × ${name}`).join('; ')
    return ['server', 'browser']
      .filter((where) => where === 'browser' || server.workshop)
      .map((where) => {
        const values = latencies(source, /** @type {'server' | 'browser'} */ (where))
        const [least, middle, p95] = [0, 0.5, 0.95].map((share) => quantile(values, Math.max(share, 1e-9)))
        const asked = source === 'database' && bypassRefused() ? 'cache, though the database was asked' : source
        return [`${asked}, in the ${where}`, count(values.length), ms(least), ms(middle), ms(p95), from]
      })
  }

  function draw() {
    const known = queries()
    if (!(query in known)) query = 'search'
    const failed = [...(runs.database?.answers ?? []), ...(runs.cache?.answers ?? [])].find(({ ok }) => !ok)
    render(
      html`
        <h2>The same query, twice</h2>
        <div class="row">
          <label>Query <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ { target }) => {
            query = target.value
            runs.database = runs.cache = undefined
            show()
          }}>${options(Object.keys(known), query, (name) => known[name]?.label ?? name)}</select></label>
          <label>Times <input type="number" min="1" max="500" .value=${String(times)} @change=${(
            /** @type {Event & { target: HTMLInputElement }} */ { target },
          ) => {
            times = Math.min(500, Math.max(1, Math.round(Number(target.value)) || 30))
            draw()
          }} /></label>
          <button type="button" aria-disabled=${running !== ''} @click=${() => run(['database'])}>From the database</button>
          <button type="button" aria-disabled=${running !== ''} @click=${() => run(['cache'])}>From the cache</button>
          <button type="button" class="main" aria-disabled=${running !== ''} @click=${() => run(['database', 'cache'])}>Compare</button>
        </div>
        <p class="faint">${
          running
            ? `Asking the ${running}, one request after the other: ${count(runs[/** @type {Source} */ (running)]?.answers.length ?? 0)} of ${count(times)}`
            : html`<code>GET ${known[query]?.path}</code>, with and without <code>Cache-Control: no-store</code>, one request after the other.`
        }</p>
        ${server.workshop ? nothing : notice('This server runs without a workshop: it does not say what it took itself, so only the browser’s times are shown.')}`,
      controls,
    )
    const lines = [...rows('database'), ...rows('cache')]
    render(
      html`
        ${failed && !failed.ok ? trouble(failed.problem) : nothing}
        ${
          bypassRefused()
            ? notice(
                html`This server lets only the admin go past its cache (<code>HONOR_CLIENT_CACHE_CONTROL</code>): give the token at <a href="#admin">Admin</a>, and ask again.`,
              )
            : nothing
        }
        ${verdict() && !running ? html`<p class="verdict">${verdict()}</p>` : nothing}
        ${lines.length > 0 ? table({ caption: 'How long the answers took', head: ['From', 'Runs', 'Least', 'Median', '95 of 100 within', 'Cache-Status'], rows: lines }) : nothing}`,
      results,
    )
  }

  draw()
  shared.subscribe((now, before) => {
    const same = now.search === before.search && now.flightId === before.flightId && now.passenger === before.passenger
    if (!same && !running) draw()
  })
}
