/** Lines of each chart, from the runs of a scenario. */

/** @import { Run, ScenarioResult, Second } from '../results.ts' */
/** @import { Drawing, Line, Shown } from './types.d.ts' */

/** One of eight colours. @param {number} i */
export const colourOf = (i) => `line-${(i % 8) + 1}`

/** Dotted from the ninth line on, which repeats the colours. @param {number} i @returns {Pick<Line, 'style'>} */
export const againStyled = (i) => (i >= 8 ? { style: 'dotted' } : {})

/** @param {Run} run @param {(second: Second) => number | null} value @returns {Line['points']} */
const byTime = ({ timeline }, value) => timeline.map((second) => [second.at, value(second)])

/** @param {Line[]} lines */
const withValues = (lines) => lines.filter(({ points }) => points.some(([, y]) => y !== null))

/** Logarithms have no zero. @param {number | null} value */
const aboveZero = (value) => (value === null ? null : Math.max(value, 0.001))

/**
 * One line per run that has the value.
 *
 * @param {Shown[]} shown
 * @param {(second: Second) => number | null} value
 * @returns {Line[]}
 */
const oneEach = (shown, value) =>
  withValues(shown.map(({ run, colour, again }) => ({ label: run.name, colour, ...again, points: byTime(run, value) })))

/** @param {Shown[]} shown @returns {Line[]} */
function latencyLines(shown) {
  const [only, another] = shown
  if (only && !another) {
    const { run } = only
    return withValues([
      { label: 'p50', colour: 'line-p50', points: byTime(run, ({ p50 }) => aboveZero(p50)) },
      { label: 'p90', colour: 'line-p90', points: byTime(run, ({ p90 }) => aboveZero(p90)) },
      { label: 'p99', colour: 'line-p99', points: byTime(run, ({ p99 }) => aboveZero(p99)) },
    ])
  }
  const pairs = shown.flatMap(({ run, colour }) => [
    { label: `${run.name}, p99`, colour, points: byTime(run, ({ p99 }) => aboveZero(p99)) },
    { label: 'p50', colour, style: /** @type {const} */ ('dotted'), points: byTime(run, ({ p50 }) => aboveZero(p50)) },
  ])
  return withValues(pairs)
}

/** @param {Shown[]} shown @returns {Line[]} */
function throughputLines(shown) {
  const failing = shown.filter(({ run }) => run.timeline.some(({ errors }) => errors > 0))
  return [
    ...oneEach(shown, ({ requests }) => requests),
    ...failing.map(({ run, colour }) => ({
      label: shown.length === 1 ? 'errors' : `${run.name}, errors`,
      colour: shown.length === 1 ? 'line-bad' : colour,
      ...(shown.length > 1 && { style: /** @type {const} */ ('dotted') }),
      points: byTime(run, ({ errors }) => errors),
    })),
  ]
}

/** The charts over time. @type {Record<string, (shown: Shown[]) => Pick<Drawing, 'y' | 'lines'>>} */
export const timeCharts = {
  latency: (shown) => ({ y: { kind: 'ms', log: true }, lines: latencyLines(shown) }),
  throughput: (shown) => ({ y: { kind: 'number', log: false }, lines: throughputLines(shown) }),
  hits: (shown) => ({ y: { kind: 'percent', log: false }, lines: oneEach(shown, ({ hitRatio }) => hitRatio) }),
  queries: (shown) => ({
    y: { kind: 'number', log: false },
    lines: oneEach(shown, ({ databaseQueries }) => databaseQueries),
  }),
}

/** The distinct marks of all runs. @param {Run[]} runs */
export const marksOf = (runs) => [
  ...new Map(runs.flatMap(({ marks }) => marks).map((mark) => [`${Math.round(mark.at)} ${mark.label}`, mark])).values(),
]

/**
 * The slowest of n requests is drawn at one in n, because 100 % would be at infinity.
 *
 * @param {Run[]} runs
 * @returns {Drawing}
 */
export const distributionOf = (runs) => ({
  x: { kind: 'percentile', log: true },
  y: { kind: 'ms', log: true },
  lines: runs.map((run, i) => ({
    label: run.name,
    colour: colourOf(i),
    ...againStyled(i),
    points: [
      ...new Map(
        run.distribution.map(([percentile, ms]) => [
          Math.min(Math.max(run.requests, 1), 1 / Math.max(1 - percentile / 100, 1e-9)),
          aboveZero(ms),
        ]),
      ),
    ].sort(([a], [b]) => a - b),
  })),
})

/** A chart that only this scenario has. @param {ScenarioResult['charts'][number]} chart @returns {Drawing} */
export const ownDrawing = ({ x, y, series }) => ({
  x: { kind: 'number', log: x.log },
  y: { kind: y.percent ? 'percent' : 'number', log: false },
  dots: true,
  lines: series.map(({ label, model, points }, i) => ({
    label,
    colour: colourOf(i),
    ...againStyled(i),
    ...(model && { style: /** @type {const} */ ('dashed') }),
    points: points.filter(([at]) => !x.log || at > 0).toSorted(([a], [b]) => a - b),
  })),
})
