/** @import { Clock, ComparePanel, Runs, Source } from './compare.js' */
import { ms, utcDay } from '../format.js'
import { median } from '../statistics.js'

/** @type {Record<Source, Record<string, string>>} */
const headersOf = { database: { 'cache-control': 'no-store' }, cache: {} }

/**
 * Returns the queries to choose from, including those of the last search, flight and passenger.
 *
 * @param {ComparePanel} panel
 * @returns {Record<string, { label: string, path: string }>}
 */
export function queries({ shared }) {
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

/**
 * Sends the query to each source, one request after the other.
 *
 * @param {ComparePanel} panel
 * @param {Source[]} sources
 */
export async function run(panel, sources) {
  if (panel.running) return
  const path = queries(panel)[panel.query]?.path ?? ''
  for (const source of sources) await runOne(panel, source, path)
  panel.running = undefined
  panel.show()
  panel.announce(verdict(panel) ?? `${sources.join(' and ')} asked`)
}

/** @param {ComparePanel} panel @param {Source} source @param {string} path */
async function runOne(panel, source, path) {
  const { api, runs, times } = panel
  panel.running = source
  const sending = { headers: headersOf[source], admin: source === 'database' }
  /** @type {Runs} */
  const here = { path, answers: [] }
  runs[source] = here
  const other = source === 'database' ? 'cache' : 'database'
  if (runs[other]?.path !== path) runs[other] = undefined
  // Fills the cache first: the comparison is about hits.
  if (source === 'cache') await api.send('GET', path, { quiet: true })
  for (let i = 0; i < times; i++) {
    const answer = await api.send('GET', path, { ...sending, quiet: true })
    here.answers.push(answer)
    if (!answer.ok) break
    panel.show()
  }
  // Sends one more request for the log. Measured requests have no trace, because it costs time.
  await api.send('GET', path, sending)
}

/** Times of a source in milliseconds. @param {ComparePanel} panel @param {Source} source @param {Clock} clock */
export const latencies = ({ runs }, source, clock) =>
  (runs[source]?.answers ?? []).map(({ timing, browserMs }) => (clock === 'server' ? timing?.total : browserMs) ?? 0)

/** The result of the comparison as a sentence; undefined before both sources have run. @param {ComparePanel} panel */
export function verdict(panel) {
  const clock = panel.server.workshop ? 'server' : 'browser'
  const [database, cache] = [median(latencies(panel, 'database', clock)), median(latencies(panel, 'cache', clock))]
  if (!database || !cache || bypassRefused(panel)) return undefined
  return `The cache is ${(database / cache).toFixed(1)} times as fast: the median is ${ms(cache)} instead of ${ms(database)}, measured by the ${clock}.`
}

/** Whether requests to the database came from the cache, because the server obeys only the admin. @param {ComparePanel} panel */
export const bypassRefused = ({ runs }) =>
  runs.database?.answers.some(({ cacheStatus }) => cacheStatus.length > 0 && cacheStatus.every(({ hit }) => hit)) ??
  false
