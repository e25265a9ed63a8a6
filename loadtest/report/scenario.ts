import type { Chart, Run, ScenarioResult } from '../results.ts'
import { figure, plain } from './format.ts'
import { html, type Markup } from './markup.ts'
import { answers, cacheAndService, everySecond, kinds, latencies, loads, whatHappened } from './run-tables.ts'
import { badge, idOf, ratioText } from './summary.ts'
import { table } from './table.ts'

/** Maximum number of runs that the charts over time show together. */
const MOST_TOGETHER = 4

/** The section of a scenario. The page's script draws its charts; tables show the same figures. */
export function scenarioSection(scenario: ScenarioResult, index: number): Markup {
  const { name, teaches, skipped, runs, ratios, checks, charts, notes } = scenario
  const id = idOf(index)
  return html`<section class="panel" id="${id}" aria-labelledby="${id}-title" data-scenario="${index}">
<h2 id="${id}-title">${name}</h2>
<p class="teaches">${teaches}</p>
${skipped !== undefined && html`<p class="notice other"><strong>Not run:</strong> ${skipped}</p>`}
${
  checks.length > 0 &&
  html`<ul class="checks">${checks.map(({ name, passed, found }) => html`<li>${badge(passed)} ${name}: ${found}</li>`)}</ul>`
}
${
  ratios.length > 0 &&
  html`<ul class="plain">${ratios.map((ratio) => html`<li>${ratio.name}, ${ratio.figure}: ${ratioText(ratio)}</li>`)}</ul>`
}
${notes.map((note) => html`<p class="notice">${note}</p>`)}
${charts.map(ownChart)}
${runs.length > 0 && ofRuns(runs, id)}
</section>
`
}

function ofRuns(runs: readonly Run[], id: string): Markup {
  return html`${runs.some(({ timeline }) => timeline.length > 0) && overTime(runs, id)}
${
  runs.some(({ distribution }) => distribution.length > 0) &&
  html`<div class="drawn" hidden>
<h3>Latency by percentile</h3>
<figure data-chart="distribution"><figcaption>Latency that a share of the requests did not exceed <small>ms</small></figcaption></figure>
</div>`
}
<h3>Figures</h3>
${loads(runs)}
${latencies(runs)}
${cacheAndService(runs)}
${answers(runs)}
${kinds(runs)}
${whatHappened(runs)}
${everySecond(runs)}`
}

function overTime(runs: readonly Run[], id: string): Markup {
  const has = (value: (second: Run['timeline'][number]) => number | null) =>
    runs.some(({ timeline }) => timeline.some((second) => value(second) !== null))
  const together = runs.length <= MOST_TOGETHER
  return html`<div class="drawn" hidden>
<h3>Over time</h3>
${
  runs.length > 1 &&
  html`<p class="choice"><label for="${id}-runs">Runs shown</label> <select id="${id}-runs" autocomplete="off">
${together && html`<option value="">all together</option>`}
${runs.map(({ name }, i) => html`<option value="${i}">${name}</option>`)}
</select></p>`
}
<div class="charts">
${has(({ p99 }) => p99) && html`<figure data-chart="latency"><figcaption>Latency <small>ms, logarithmic</small></figcaption></figure>`}
<figure data-chart="throughput"><figcaption>Throughput <small>requests a second</small></figcaption></figure>
${has(({ hitRatio }) => hitRatio) && html`<figure data-chart="hits"><figcaption>Hit ratio</figcaption></figure>`}
${
  has(({ databaseQueries }) => databaseQueries) &&
  html`<figure data-chart="queries"><figcaption>Database queries <small>a second</small></figcaption></figure>`
}
</div>
</div>`
}

function ownChart({ title, x, y, series }: Chart, index: number): Markup {
  const xs = [...new Set(series.flatMap(({ points }) => points.map(([x]) => x)))].sort((a, b) => a - b)
  const bySeries = series.map(({ points }) => new Map(points))
  const shown = (value: number | undefined) =>
    value === undefined ? '–' : y.percent ? `${figure(value * 100)}\u202f%` : figure(value)
  return html`<h3>${title}</h3>
<div class="drawn" hidden><figure data-chart="own" data-index="${index}"><figcaption>${y.label}, by ${x.label}${x.log && html` <small>logarithmic</small>`}</figcaption></figure></div>
<details><summary>The figures of this chart</summary>
${table<number>({
  caption: `${title}: ${y.label}`,
  columns: [
    { head: x.label, cell: (at) => plain(at) },
    ...series.map(({ label, model }, i) => ({
      head: label,
      ...(model ? { unit: 'model' } : {}),
      cell: (at: number) => shown(bySeries[i]?.get(at)),
    })),
  ],
  groups: [{ rows: xs }],
})}</details>`
}
