import type { Outcome, Run, Second } from '../results.ts'
import { count, figure, mebibytes, percent, plain, share } from './format.ts'
import { type Content, html, type Markup } from './markup.ts'
import { errorsOf, flagged, loadOf } from './summary.ts'
import { type Column, table } from './table.ts'

const named: Column<Run> = { head: 'Run', cell: ({ name }) => name }

export const loads = (runs: readonly Run[]): Markup =>
  table<Run>({
    caption: 'Load',
    columns: [
      named,
      { head: 'Load', words: true, cell: loadOf },
      { head: 'Connections', cell: ({ connections }) => count(connections) },
      { head: 'Time', unit: 's', cell: ({ seconds }) => plain(seconds) },
      { head: 'Requests', cell: ({ requests }) => count(requests) },
      { head: 'Req/s', cell: ({ perSecond }) => figure(perSecond) },
      { head: 'Statuses', words: true, cell: ({ statuses }) => counted(Object.entries(statuses)) },
      { head: 'Errors', cell: (run) => flagged(errorsOf(run)) },
      { head: 'Late', cell: ({ late }) => flagged(late) },
    ],
    groups: [{ rows: runs }],
  })

export const latencies = (runs: readonly Run[]): Markup =>
  table<Run>({
    caption: 'Latency',
    columns: [
      named,
      ...(['mean', 'p50', 'p90', 'p95', 'p99', 'p999', 'max'] as const).map((name) => ({
        head: name === 'p999' ? 'p99.9' : name,
        unit: 'ms',
        cell: ({ latency }: Run) => figure(latency?.[name]),
      })),
    ],
    groups: [{ rows: runs }],
  })

export const cacheAndService = (runs: readonly Run[]): Markup =>
  table<Run>({
    caption: 'Cache, database and service',
    columns: [
      named,
      { head: 'Hits', cell: ({ cache }) => count(cache.hits) },
      { head: 'Misses', cell: ({ cache }) => count(cache.misses) },
      { head: 'Hit ratio', cell: ({ cache }) => percent(cache.hitRatio) },
      { head: 'Loads', cell: ({ cache }) => count(cache.loads) },
      { head: 'DB queries', cell: ({ database }) => count(database.queries) },
      { head: 'Avoided', cell: ({ database }) => percent(database.avoided) },
      { head: 'CPU', unit: 'µs/req', cell: ({ service }) => figure(service.cpuUs) },
      { head: 'Memory', unit: 'MB', cell: ({ service }) => mebibytes(service.residentBytes) },
    ],
    groups: [{ rows: runs }],
  })

type Answered = Run['outcomes'][number] & { of: number }

/** Outcomes of the responses. */
export function answers(runs: readonly Run[]): Markup | undefined {
  const groups = runs
    .map((run) => {
      const of = run.outcomes.reduce((sum, { requests }) => sum + requests, 0)
      return { head: barOf(run, of), rows: run.outcomes.map((outcome) => ({ ...outcome, of })) }
    })
    .filter(({ rows }) => rows.length > 0)
  if (groups.length === 0) return undefined
  return table<Answered>({
    caption: 'Sources of the responses',
    columns: [
      { head: 'Answer', cell: ({ outcome }) => html`<span class="swatch fill-${outcome}"></span>${outcome}` },
      { head: 'Requests', cell: ({ requests }) => count(requests) },
      { head: 'Share', cell: ({ requests, of }) => share(requests, of) },
      { head: 'p50', unit: 'ms', cell: ({ p50 }) => figure(p50) },
      { head: 'p99', unit: 'ms', cell: ({ p99 }) => figure(p99) },
    ],
    groups,
  })
}

/** A run's name, and a bar with the shares of its outcomes. */
function barOf({ name, outcomes }: Run, of: number): Content {
  let x = 0
  const parts = outcomes.map(({ outcome, requests }) => {
    const width = of > 0 ? (100 * requests) / of : 0
    const part = html`<rect class="fill-${outcome}" x="${x}" width="${width}" height="1" />`
    x += width
    return part
  })
  return html`${name}<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`
}

/** Cache reads by kind of entry. */
export function kinds(runs: readonly Run[]): Markup | undefined {
  const groups = runs
    .map(({ name, cache }) => ({ head: name, rows: cache.kinds }))
    .filter(({ rows }) => rows.length > 0)
  if (groups.length === 0) return undefined
  return table<Run['cache']['kinds'][number]>({
    caption: 'Reads of the cache, by kind of entry',
    columns: [
      { head: 'Kind', cell: ({ kind }) => kind },
      { head: 'Hits', cell: ({ hits }) => count(hits) },
      { head: 'Misses', cell: ({ misses }) => count(misses) },
      { head: 'Hit ratio', cell: ({ hitRatio }) => percent(hitRatio) },
      { head: 'Loads', cell: ({ loads }) => count(loads) },
    ],
    groups,
  })
}

export function whatHappened(runs: readonly Run[]): Markup | undefined {
  const groups = runs.map(({ name, marks }) => ({ head: name, rows: marks })).filter(({ rows }) => rows.length > 0)
  if (groups.length === 0) return undefined
  return table<Run['marks'][number]>({
    caption: 'Events',
    columns: [
      { head: 'After', unit: 's', cell: ({ at }) => plain(at) },
      { head: 'Happened', words: true, cell: ({ label }) => label },
    ],
    groups,
  })
}

/** The timelines, collapsed because they are long. */
export function everySecond(runs: readonly Run[]): Markup | undefined {
  const groups = runs
    .map(({ name, timeline }) => ({ head: name, rows: timeline }))
    .filter(({ rows }) => rows.length > 0)
  if (groups.length === 0) return undefined
  return html`<details><summary>Every second as a table</summary>
${table<Second>({
  caption: 'Every second',
  columns: [
    { head: 'Second', cell: ({ at }) => plain(at) },
    { head: 'Requests', cell: ({ requests }) => count(requests) },
    { head: 'Errors', cell: ({ errors }) => flagged(errors) },
    { head: 'p50', unit: 'ms', cell: ({ p50 }) => figure(p50) },
    { head: 'p90', unit: 'ms', cell: ({ p90 }) => figure(p90) },
    { head: 'p99', unit: 'ms', cell: ({ p99 }) => figure(p99) },
    { head: 'Hit ratio', cell: ({ hitRatio }) => percent(hitRatio) },
    { head: 'DB queries', cell: ({ databaseQueries }) => figure(databaseQueries) },
    { head: 'Answers', words: true, cell: ({ outcomes }) => counted(Object.entries(outcomes)) },
  ],
  groups,
})}</details>`
}

/** "200: 1,234, 404: 5". */
const counted = (entries: readonly [Outcome | string, number][]) =>
  entries.map(([name, times]) => `${name}: ${count(times)}`).join(', ') || '–'
