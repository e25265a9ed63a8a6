import { count, ms, percent } from './format.ts'
import type { Results, Run, Second } from './results.ts'
import { table } from './table.ts'

/** What is compared of two runs. */
interface Figure {
  name: string
  /** Of the whole run; null where there is none. */
  of: (run: Run) => number | null
  /** Of each second, by which the noise is judged; without it, nothing tells a change from noise. */
  second?: (second: Second) => number | null
  shown: (value: number) => string
  more: 'is better' | 'is worse'
  /** With a rate that was set, it says nothing. */
  closedLoopOnly?: true
}

const figures: readonly Figure[] = [
  {
    ...{ name: 'req/s', more: 'is better', closedLoopOnly: true, shown: count },
    ...{ of: (run) => run.perSecond, second: ({ requests }) => requests },
  },
  { name: 'p50', more: 'is worse', shown: ms, of: (run) => run.latency?.p50 ?? null, second: ({ p50 }) => p50 },
  { name: 'p99', more: 'is worse', shown: ms, of: (run) => run.latency?.p99 ?? null, second: ({ p99 }) => p99 },
  {
    ...{ name: 'hit ratio', more: 'is better', shown: (share) => percent(share) },
    ...{ of: ({ cache }) => cache.hitRatio, second: ({ hitRatio }) => hitRatio },
  },
  {
    ...{ name: 'db/request', more: 'is worse', shown: (value) => value.toFixed(3) },
    ...{
      of: ({ database, requests }) =>
        database.queries === null || requests === 0 ? null : database.queries / requests,
      second: ({ databaseQueries, requests }) =>
        databaseQueries === null || requests === 0 ? null : databaseQueries / requests,
    },
  },
  { name: 'CPU µs', more: 'is worse', shown: count, of: ({ service }) => service.cpuUs },
]

export interface Change {
  scenario: string
  run: string
  figure: string
  before: string
  after: string
  /** After by before. */
  ratio: number
  /** `same`: not beyond the noise. `unknown`: nothing says how much noise there is. */
  verdict: 'better' | 'worse' | 'same' | 'unknown'
}

export interface Comparison {
  /** Why these should not be compared, or with care. */
  warnings: string[]
  changes: Change[]
  /** Errors that are new, targets that are missed now. */
  broken: string[]
}

/** How the noise is judged, for people. */
export const METHOD =
  'A change is one only if the middle half of the seconds of one run lies wholly above that of the other; all else is the same within the noise.'

/**
 * Compares the runs that both have, by scenario and name. A change counts when the interquartile ranges of the seconds do not
 * overlap; of the CPU time nothing is known by the second, so it is only shown.
 */
export function compare(before: Results, after: Results): Comparison {
  const pairs = before.scenarios.flatMap((scenario) => {
    const same = after.scenarios.find(({ name }) => name === scenario.name)
    return scenario.runs.flatMap((run) => {
      const then = same?.runs.find(({ name }) => name === run.name)
      return then ? [{ scenario: scenario.name, before: run, after: then }] : []
    })
  })
  return {
    warnings: [...differences(before, after), ...unpaired(before, after), ...unpaired(after, before)],
    changes: pairs.flatMap((pair) => figures.flatMap((figure) => changeOf(figure, pair) ?? [])),
    broken: [...pairs.flatMap(newErrors), ...missed(before, after)],
  }
}

interface Pair {
  scenario: string
  before: Run
  after: Run
}

function changeOf(figure: Figure, { scenario, before, after }: Pair): Change | undefined {
  const [old, now] = [figure.of(before), figure.of(after)]
  if (old === null || now === null) return undefined
  if (figure.closedLoopOnly && (before.rate !== null || after.rate !== null)) return undefined
  return {
    ...{ scenario, run: before.name, figure: figure.name, before: figure.shown(old), after: figure.shown(now) },
    ratio: old === now ? 1 : now / old,
    verdict: verdictOf(figure, before, after),
  }
}

function verdictOf({ second, more }: Figure, before: Run, after: Run): Change['verdict'] {
  const [old, now] = [before, after].map(({ timeline }) => middleHalf(timeline.flatMap((one) => second?.(one) ?? [])))
  if (!old || !now) return 'unknown'
  if (now[0] > old[1]) return more === 'is better' ? 'better' : 'worse'
  if (now[1] < old[0]) return more === 'is better' ? 'worse' : 'better'
  return 'same'
}

/** Fewer seconds say nothing of their spread. */
const SECONDS_AT_LEAST = 4

/** Between which two values the middle half lies. */
function middleHalf(values: readonly number[]): [number, number] | undefined {
  if (values.length < SECONDS_AT_LEAST) return undefined
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN
  return [at(0.25), at(0.75)]
}

function differences(before: Results, after: Results): string[] {
  const said = (results: Results) =>
    new Map<string, string>([
      ['machine', `${results.machine.cores} × ${results.machine.cpu}, Node ${results.machine.node}`],
      ...results.tested.map(([name, value]): [string, string] => [name, withoutPorts(value)]),
      ...Object.entries(results.options).map(([name, value]): [string, string] => [name, String(value)]),
    ])
  const [old, now] = [said(before), said(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => name !== 'scenarios' && old.get(name) !== now.get(name))
    .map((name) => `${name} differs: ${old.get(name) ?? 'not said'} before, ${now.get(name) ?? 'not said'} after`)
}

/** Private servers listen elsewhere each time, and data is of the day. */
const withoutPorts = (text: string) => text.replace(/:\d{4,5}\b/g, '').replace(/\d{4}-\d\d-\d\d/g, 'a day')

function unpaired(some: Results, others: Results): string[] {
  const names = ({ scenarios }: Results) =>
    scenarios.flatMap(({ name, runs }) => runs.map((run) => `${name}: ${run.name}`))
  const known = new Set(names(others))
  return names(some)
    .filter((name) => !known.has(name))
    .map((name) => `only ${some.at} has ${name}`)
}

function newErrors({ scenario, before, after }: Pair): string[] {
  const known = new Set(before.errors.map(({ reason }) => reason))
  return after.errors
    .filter(({ reason }) => !known.has(reason))
    .map(({ reason, count: times }) => `${scenario}: ${after.name}: ${count(times)} × ${reason}`)
}

function missed(before: Results, after: Results): string[] {
  return after.scenarios.flatMap(({ name, checks }) =>
    checks
      .filter(({ passed }) => !passed)
      .filter((check) =>
        before.scenarios.find((one) => one.name === name)?.checks.some((one) => one.name === check.name && one.passed),
      )
      .map((check) => `${name}: ${check.name}: ${check.found}`),
  )
}

/** What is worse by more than is allowed, percent, and beyond the noise; and what is broken. */
export function regressions({ changes, broken }: Comparison, allowed: number): string[] {
  const far = ({ ratio }: Change) => Math.max(ratio, 1 / ratio) > 1 + allowed / 100
  const worse = changes.filter((change) => change.verdict === 'worse' && far(change))
  return [
    ...broken,
    ...worse.map(({ scenario, run, figure, before, after }) => `${scenario}: ${run}: ${figure} ${before} → ${after}`),
  ]
}

/** For a terminal. */
export function comparisonText({ warnings, changes, broken }: Comparison): string {
  const marks = { better: 'better', worse: 'WORSE', same: '', unknown: '?' }
  return [
    ...(warnings.length === 0 ? [] : [warnings.join('\n')]),
    table(
      ['scenario', 'run', 'figure', ' before', ' after', ' ratio', ''],
      changes.map((change) => [
        ...[change.scenario, change.run, change.figure, change.before, change.after],
        ...[change.ratio.toFixed(2), marks[change.verdict]],
      ]),
    ),
    `${METHOD} ?: nothing tells how much noise there is.`,
    ...(broken.length === 0 ? [] : [`Broken since:\n${broken.join('\n')}`]),
  ].join('\n\n')
}
