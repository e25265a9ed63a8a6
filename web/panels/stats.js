/** @import { Context, Figures, Stats } from '../types.d.ts' */
import { html, nothing, render } from 'lit-html'
import { createChart } from '../chart.js'
import { count, ms, percent, words } from '../format.js'
import { notice, table } from '../parts.js'
import { streamWhileVisible } from '../while-visible.js'

const PATH = '/v1/stats/stream'
/** How many seconds the charts look back. */
const SECONDS = 300

/**
 * Hit ratio and latency of the cache, once a second, by kind of entry.
 *
 * @param {HTMLElement} root
 * @param {Context} context
 */
export function createStats(root, { server, shared }) {
  if (!server.has(PATH)) {
    render(
      html`<h2>Hit ratio and latency</h2>${notice(html`This server has no <code>${PATH}</code>: there are no live figures.`)}`,
      root,
    )
    return
  }
  const above = root.appendChild(document.createElement('div'))
  const charts = root.appendChild(document.createElement('div'))
  charts.className = 'charts'
  const below = root.appendChild(document.createElement('div'))
  const ratios = chartIn('Hit ratio of the last minute, by time (UTC)', {
    x: 'time',
    unit: '%',
    range: [0, 100],
    lines: [{ label: 'Hit ratio', color: 'line-cache' }],
  })
  const times = chartIn('Latency of the last minute, by time (UTC)', {
    x: 'time',
    unit: 'ms',
    log: true,
    lines: [
      { label: 'A load, on average', color: 'line-database' },
      { label: 'A hit, on average', color: 'line-cache' },
      { label: '99 of 100 hits within', color: 'line-third' },
    ],
  })

  /** @type {{ at: number, of: Figures }[]} */
  const past = []
  /** @type {Stats | undefined} */
  let latest
  let state = 'connecting'
  /** @type {'lastMinute' | 'sinceStart'} */
  let period = 'lastMinute'

  /** @param {string} title @param {Parameters<typeof createChart>[1]} options */
  function chartIn(title, options) {
    const figure = charts.appendChild(document.createElement('figure'))
    const caption = figure.appendChild(document.createElement('figcaption'))
    caption.textContent = title
    return createChart(figure, options)
  }

  /** @param {Stats} stats */
  function take(stats) {
    latest = stats
    past.push({ at: Date.parse(stats.at) / 1000, of: stats.lastMinute })
    past.splice(0, past.length - SECONDS)
    const xs = past.map(({ at }) => at)
    ratios.show([xs, past.map(({ of }) => (of.hitRatio === null ? null : of.hitRatio * 100))])
    times.show([
      xs,
      past.map(({ of }) => of.avgLoadMs),
      past.map(({ of }) => of.avgHitMs),
      past.map(({ of }) => of.p99HitMs),
    ])
    draw()
  }

  /** @param {string} name @param {string} value */
  const tile = (name, value) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`

  /** @param {Stats} stats */
  const tiles = ({ lastMinute, sinceStart, databaseQueriesAvoided }) => html`
    <dl class="tiles">
      ${tile('Hit ratio, last minute', percent(lastMinute.hitRatio))}
      ${tile('Hit ratio, since start', percent(sinceStart.hitRatio))}
      ${tile('A hit, last minute', ms(lastMinute.avgHitMs))}
      ${tile('A load, last minute', ms(lastMinute.avgLoadMs))}
      ${tile('Loads avoided, since start', count(databaseQueriesAvoided))}
    </dl>`

  /** @param {string} name @param {Figures} of */
  const row = (name, of) => [
    ...[name, percent(of.hitRatio), count(of.hits), count(of.localHits), count(of.staleHits), count(of.misses)],
    ...[count(of.loads), ms(of.avgHitMs), ms(of.p99HitMs), ms(of.avgLoadMs)],
  ]

  /** @param {Stats} stats */
  const kinds = (stats) =>
    table({
      caption: `By kind of entry, ${period === 'lastMinute' ? 'the last minute' : 'since start'}`,
      head: ['Kind', 'Hit ratio', 'Hits', 'in process', 'stale', 'Misses', 'Loads', 'Hit', 'Hit, 99 of 100', 'Load'],
      rows: [
        row('all', stats[period]),
        ...stats.entries
          .filter((of) => of[period].hits + of[period].misses + of[period].loads > 0)
          .map((of) => row(words(of.entry), of[period])),
      ],
    })

  function draw() {
    const said = {
      connecting: 'Connecting …',
      open: 'Live, once a second.',
      broken: 'The connection is lost; trying again.',
    }
    render(
      html`<h2>Hit ratio and latency</h2>
        <p class="faint">${said[/** @type {keyof typeof said} */ (state)]}</p>
        ${latest ? tiles(latest) : nothing}`,
      above,
    )
    render(
      latest
        ? html`
          <fieldset class="choice" @change=${(/** @type {Event & { target: HTMLInputElement }} */ { target }) => {
            period = target.value === 'sinceStart' ? 'sinceStart' : 'lastMinute'
            draw()
          }}><legend>Figures of</legend>
            <label><input type="radio" name="period" value="lastMinute" .checked=${period === 'lastMinute'} /> the last minute</label>
            <label><input type="radio" name="period" value="sinceStart" .checked=${period === 'sinceStart'} /> all time since start</label>
          </fieldset>
          ${kinds(latest)}`
        : nothing,
      below,
    )
  }

  draw()
  streamWhileVisible({
    shared,
    view: 'live',
    url: () => PATH,
    event: 'stats',
    onData: take,
    onState: (now) => {
      state = now
      draw()
    },
  })
}
