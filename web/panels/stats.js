/** @import { Context, Figures, Stats } from '../types.d.ts' */
import { html, nothing, render } from 'lit-html'
import { createChart } from '../chart.js'
import { count, ms, percent, words } from '../format.js'
import { notice, table } from '../parts.js'
import { streamWhileVisible } from '../while-visible.js'

/** @typedef {'lastMinute' | 'sinceStart'} Period */
/** @typedef {{ latest: Stats | undefined, state: 'connecting' | 'open' | 'broken', period: Period, draw: () => void }} StatsPanel */

const PATH = '/v1/stats/stream'
/** Time that the charts show. Seconds. */
const SECONDS = 300

const connection = {
  connecting: 'Connecting …',
  open: 'Live, once a second.',
  broken: 'The connection is lost. Reconnecting.',
}

/**
 * Hit ratio and latency of the cache, once a second, and by kind of entry.
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
  const charts = createCharts(root.appendChild(document.createElement('div')))
  const below = root.appendChild(document.createElement('div'))
  /** @type {StatsPanel} */
  const panel = {
    latest: undefined,
    state: 'connecting',
    period: 'lastMinute',
    draw: () => {
      render(summary(panel), above)
      render(panel.latest ? byKind(panel, panel.latest) : nothing, below)
    },
  }
  panel.draw()
  streamWhileVisible({
    shared,
    view: 'live',
    url: () => PATH,
    event: 'stats',
    onData: (/** @type {Stats} */ stats) => {
      panel.latest = stats
      charts.add(stats)
      panel.draw()
    },
    onState: (state) => {
      panel.state = state
      panel.draw()
    },
  })
}

/** Charts of the last minutes. @param {HTMLElement} root */
function createCharts(root) {
  root.className = 'charts'
  /** @param {string} title @param {Parameters<typeof createChart>[1]} options */
  const chart = (title, options) => {
    const figure = root.appendChild(document.createElement('figure'))
    figure.appendChild(document.createElement('figcaption')).textContent = title
    return createChart(figure, options)
  }
  const ratios = chart('Hit ratio of the last minute, by time (UTC)', {
    x: 'time',
    unit: '%',
    range: [0, 100],
    lines: [{ label: 'Hit ratio', color: 'line-cache' }],
  })
  const times = chart('Latency of the last minute, by time (UTC)', {
    x: 'time',
    unit: 'ms',
    log: true,
    lines: [
      { label: 'A load, on average', color: 'line-database' },
      { label: 'A hit, on average', color: 'line-cache' },
      { label: '99th percentile of hits', color: 'line-third' },
    ],
  })
  /** @type {{ at: number, of: Figures }[]} */
  const past = []
  return {
    /** @param {Stats} stats */
    add(stats) {
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
    },
  }
}

/** @param {StatsPanel} panel */
const summary = ({ state, latest }) => html`<h2>Hit ratio and latency</h2>
  <p class="faint">${connection[state]}</p>
  ${latest ? tiles(latest) : nothing}`

/** @param {Stats} stats */
const tiles = ({ lastMinute, sinceStart, databaseQueriesAvoided }) => html`
  <dl class="tiles">
    ${tile('Hit ratio, last minute', percent(lastMinute.hitRatio))}
    ${tile('Hit ratio, since start', percent(sinceStart.hitRatio))}
    ${tile('A hit, last minute', ms(lastMinute.avgHitMs))}
    ${tile('A load, last minute', ms(lastMinute.avgLoadMs))}
    ${tile('Loads avoided, since start', count(databaseQueriesAvoided))}
  </dl>`

/** @param {string} name @param {string} value */
const tile = (name, value) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`

/** @param {StatsPanel} panel @param {Stats} stats */
const byKind = (panel, stats) => html`
  <fieldset class="choice" @change=${(/** @type {Event & { target: HTMLInputElement }} */ { target }) => {
    panel.period = target.value === 'sinceStart' ? 'sinceStart' : 'lastMinute'
    panel.draw()
  }}><legend>Figures of</legend>
    <label><input type="radio" name="period" value="lastMinute" .checked=${panel.period === 'lastMinute'} /> the last minute</label>
    <label><input type="radio" name="period" value="sinceStart" .checked=${panel.period === 'sinceStart'} /> all time since start</label>
  </fieldset>
  ${kindTable(stats, panel.period)}`

/** @param {Stats} stats @param {Period} period */
const kindTable = (stats, period) =>
  table({
    caption: `By kind of entry, ${period === 'lastMinute' ? 'the last minute' : 'since start'}`,
    head: ['Kind', 'Hit ratio', 'Hits', 'in process', 'stale', 'Misses', 'Loads', 'Hit', 'Hit, p99', 'Load'],
    rows: [
      row('all', stats[period]),
      ...stats.entries
        .filter((of) => of[period].hits + of[period].misses + of[period].loads > 0)
        .map((of) => row(words(of.entry), of[period])),
    ],
  })

/** @param {string} name @param {Figures} of */
const row = (name, of) => [
  ...[name, percent(of.hitRatio), count(of.hits), count(of.localHits), count(of.staleHits), count(of.misses)],
  ...[count(of.loads), ms(of.avgHitMs), ms(of.p99HitMs), ms(of.avgLoadMs)],
]
