/** @import { Answer, Context } from '../types.d.ts' */
import { createChart } from '../chart.js'
import { results, settings, showChart } from './compare-view.js'

/** @typedef {'database' | 'cache'} Source */
/** @typedef {'server' | 'browser'} Clock */
/** @typedef {{ path: string, answers: Answer<unknown>[] }} Runs */

/**
 * The state of the panel, with its context.
 *
 * @typedef {Context & {
 *   draw: () => void,
 *   show: () => void,
 *   query: string,
 *   times: number,
 *   runs: Record<Source, Runs | undefined>,
 *   running: Source | undefined,
 * }} ComparePanel `draw` draws the panel, `show` its chart, too.
 */

/**
 * Sends the same request to the database and to the cache, several times, and compares the times.
 *
 * @param {HTMLElement} root
 * @param {Context} context
 */
export function createCompare(root, context) {
  const { server, shared } = context
  const above = root.appendChild(document.createElement('div'))
  const figure = root.appendChild(document.createElement('figure'))
  figure.hidden = true
  figure.appendChild(document.createElement('figcaption')).textContent = 'Time of each run'
  const below = root.appendChild(document.createElement('div'))
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
  /** @type {ComparePanel} */
  const panel = {
    ...context,
    draw: () => {
      settings(above, panel)
      results(below, panel)
    },
    show: () => {
      showChart(panel, { figure, chart })
      panel.draw()
    },
    query: 'search',
    times: 30,
    runs: { database: undefined, cache: undefined },
    running: undefined,
  }
  panel.draw()
  shared.subscribe((now, before) => {
    const same = now.search === before.search && now.flightId === before.flightId && now.passenger === before.passenger
    if (!same && !panel.running) panel.draw()
  })
}
