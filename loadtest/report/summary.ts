import type { Check, Ratio, Results, Run } from '../results.ts'
import { count, figure, instant, percent, plain, share, times, timesRange } from './format.ts'
import { type Content, html, type Markup } from './markup.ts'
import { type Column, table } from './table.ts'

/** The address of a scenario in the report. */
export const idOf = (scenario: number) => `scenario-${scenario + 1}`

/** Number of errors of a run. */
export const errorsOf = ({ errors }: Run) => errors.reduce((sum, { count }) => sum + count, 0)

/** The load of a run: its rate, or its number of connections. */
export const loadOf = ({ rate, connections }: Run) =>
  rate === null
    ? `${count(connections)} ${connections === 1 ? 'connection' : 'connections'}`
    : `${count(rate)} req/s due`

export const badge = (passed: boolean): Markup =>
  passed ? html`<span class="badge good">reached</span>` : html`<span class="badge bad">missed</span>`

/** "38 × (36–41), the workshop says 75 ×". */
export const ratioText = ({ value, low, high, workshop, doubts = [] }: Ratio): Markup =>
  html`<strong>${times(value)}</strong> (${timesRange(low, high)})${workshop !== undefined && `, the workshop says ${times(workshop)}`}${doubts.length > 0 && html` <em>Doubtful: ${doubts.join('; ')}.</em>`}`

const link = (scenario: number, name: string) => html`<a href="#${idOf(scenario)}">${name}</a>`

export function about({ at, machine, tested, options, doubts = [] }: Results): Markup {
  const facts: [string, Content][] = [
    ['When', instant(at)],
    ['Processor', `${machine.cpu}, ${count(machine.cores)} ${machine.cores === 1 ? 'core' : 'cores'}`],
    ['Node', machine.node],
    ['Load average', plain(machine.load)],
    ...tested,
  ]
  const given = Object.entries(options).map(([name, value]) => html`<li><code>${name} = ${String(value)}</code></li>`)
  return html`${doubts.map((doubt) => html`<p class="notice other"><strong>Doubtful:</strong> ${doubt}.</p>`)}<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${given.length > 0 && html`<h2 class="small">Options</h2><ul class="chips">${given}</ul>`}`
}

export function summary(results: Results): Markup {
  const { scenarios } = results
  const runs = scenarios.flatMap(({ runs }) => runs)
  const checks = scenarios.flatMap(({ checks }) => checks)
  const missed = checks.filter(({ passed }) => !passed).length
  const errors = runs.reduce((sum, run) => sum + errorsOf(run), 0)
  const requests = runs.reduce((sum, { requests }) => sum + requests, 0)
  const skipped = scenarios.filter(({ skipped }) => skipped !== undefined).length
  const tiles: [string, Content, string][] = [
    ['Targets reached', `${count(checks.length - missed)} of ${count(checks.length)}`, missed > 0 ? 'bad' : 'good'],
    ['Errors', count(errors), errors > 0 ? 'bad' : 'good'],
    ['Scenarios run', `${count(scenarios.length - skipped)} of ${count(scenarios.length)}`, ''],
    ['Requests', count(requests), ''],
  ]
  return html`<dl class="tiles">${tiles.map(
    ([name, value, kind]) => html`<div class="tile ${kind}"><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>
${checks.length > 0 ? targets(results) : html`<p>No targets were set.</p>`}
${errors > 0 ? failures(results) : html`<p>All responses were as expected.</p>`}`
}

function targets({ scenarios }: Results): Markup {
  return table<Check>({
    caption: 'Targets',
    columns: [
      { head: 'Target', cell: ({ name }) => name },
      { head: 'Result', words: true, cell: ({ passed }) => badge(passed) },
      { head: 'Found', words: true, cell: ({ found }) => found },
    ],
    groups: scenarios
      .map(({ name, checks }, i) => ({ head: link(i, name), rows: checks }))
      .filter(({ rows }) => rows.length > 0),
  })
}

function failures({ scenarios }: Results): Markup {
  const rowsOf = (run: Run) => run.errors.map((error) => ({ ...error, run }))
  return table<ReturnType<typeof rowsOf>[number]>({
    caption: 'Errors',
    columns: [
      { head: 'Run', cell: ({ run }) => run.name },
      { head: 'Reason', words: true, cell: ({ reason }) => reason },
      { head: 'Times', cell: (error) => count(error.count) },
      { head: 'Share of requests', cell: (error) => share(error.count, error.run.requests) },
    ],
    groups: scenarios
      .map(({ name, runs }, i) => ({ head: link(i, name), rows: runs.flatMap(rowsOf) }))
      .filter(({ rows }) => rows.length > 0),
  })
}

export function allRuns({ scenarios }: Results): Markup {
  const anyLate = scenarios.some(({ runs }) => runs.some(({ late }) => late > 0))
  const late: Column<Run> = { head: 'Late', cell: (run) => flagged(run.late) }
  return table<Run>({
    caption: 'Results of each run',
    columns: [
      { head: 'Run', cell: ({ name }) => name },
      { head: 'Load', words: true, cell: loadOf },
      { head: 'Req/s', cell: ({ perSecond }) => figure(perSecond) },
      { head: 'p50', unit: 'ms', cell: ({ latency }) => figure(latency?.p50) },
      { head: 'p95', unit: 'ms', cell: ({ latency }) => figure(latency?.p95) },
      { head: 'p99', unit: 'ms', cell: ({ latency }) => figure(latency?.p99) },
      { head: 'Max', unit: 'ms', cell: ({ latency }) => figure(latency?.max) },
      { head: 'Hit ratio', cell: ({ cache }) => percent(cache.hitRatio) },
      { head: 'DB queries', unit: '/s', cell: (run) => figure(queriesPerSecond(run)) },
      { head: 'Avoided', cell: ({ database }) => percent(database.avoided) },
      { head: 'CPU', unit: 'µs/req', cell: ({ service }) => figure(service.cpuUs) },
      { head: 'Errors', cell: (run) => flagged(errorsOf(run)) },
      ...(anyLate ? [late] : []),
    ],
    groups: scenarios
      .map(({ name, runs }, i) => ({ head: link(i, name), rows: runs }))
      .filter(({ rows }) => rows.length > 0),
  })
}

/** Null if the service does not report it. */
const queriesPerSecond = ({ database, seconds }: Run) =>
  database.queries === null || seconds <= 0 ? null : database.queries / seconds

/** A number that should be 0. */
export const flagged = (value: number): Content =>
  value > 0 ? html`<strong class="bad">${count(value)}</strong>` : '0'

const isDoubtful = ({ doubts = [] }: Ratio) => doubts.length > 0

const doubts: Column<Ratio> = { head: 'Doubts', words: true, cell: ({ doubts = [] }) => doubts.join('; ') }

export function ratios({ scenarios }: Results): Markup {
  const groups = scenarios
    .map(({ name, ratios }, i) => ({ head: link(i, name), rows: ratios }))
    .filter(({ rows }) => rows.length > 0)
  if (groups.length === 0) return html`<p>Nothing was compared.</p>`
  return table<Ratio>({
    caption: 'Ratios between runs, and the claims of the workshop',
    columns: [
      { head: 'Compared', cell: ({ name }) => name },
      { head: 'Figure', words: true, cell: ({ figure }) => figure },
      { head: 'Found', cell: ({ value }) => html`<strong>${times(value)}</strong>` },
      { head: 'Rounds', cell: ({ low, high }) => timesRange(low, high) },
      { head: 'The workshop says', cell: ({ workshop }) => times(workshop) },
      ...(groups.some(({ rows }) => rows.some(isDoubtful)) ? [doubts] : []),
    ],
    groups,
  })
}
