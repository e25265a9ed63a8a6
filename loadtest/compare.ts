import { count, ms, percent } from '../tools/format.ts'
import { textTable } from '../tools/tables.ts'
import { busy } from './doubts.ts'
import { differ } from './noise.ts'
import type { Results, Run, Second } from './results.ts'

/** A figure that is compared between two runs. */
interface Figure {
  name: string
  /** The figure of the whole run; null if it has none. */
  of: (run: Run) => number | null
  /** The figure of one second of `length` seconds; it shows the noise. */
  second: (second: Second, length: number) => number | null
  shown: (value: number) => string
  more: 'is better' | 'is worse'
  /** Compared only in a closed loop, because a fixed rate determines it. */
  closedLoopOnly?: true
}

const figures: readonly Figure[] = [
  {
    name: 'req/s',
    more: 'is better',
    closedLoopOnly: true,
    shown: count,
    of: (run) => run.perSecond,
    second: ({ requests }, length) => requests / length,
  },
  { name: 'p50', more: 'is worse', shown: ms, of: (run) => run.latency?.p50 ?? null, second: ({ p50 }) => p50 },
  { name: 'p99', more: 'is worse', shown: ms, of: (run) => run.latency?.p99 ?? null, second: ({ p99 }) => p99 },
  {
    name: 'hit ratio',
    more: 'is better',
    shown: (share) => percent(share),
    of: ({ cache }) => cache.hitRatio,
    second: ({ hitRatio }) => hitRatio,
  },
  {
    name: 'db/request',
    more: 'is worse',
    shown: (value) => value.toFixed(3),
    of: ({ database, requests }) => (database.queries === null || requests === 0 ? null : database.queries / requests),
    second: ({ databaseQueries, requests }, length) =>
      databaseQueries === null || requests === 0 ? null : (databaseQueries * length) / requests,
  },
  {
    name: 'CPU µs',
    more: 'is worse',
    shown: count,
    of: ({ service }) => service.cpuUs,
    second: ({ cpuUs }) => cpuUs ?? null,
  },
  {
    name: 'errors',
    more: 'is worse',
    shown: (share) => percent(share, 2),
    of: ({ errors, requests }) =>
      shareOfErrors(
        errors.reduce((sum, error) => sum + error.count, 0),
        requests,
      ),
    second: ({ errors, requests }) => shareOfErrors(errors, requests),
  },
]

/** An error is a response that was not expected, or no response. */
const shareOfErrors = (errors: number, answers: number) => (errors === 0 ? 0 : errors / Math.max(errors, answers))

export interface Change {
  scenario: string
  run: string
  figure: string
  before: string
  after: string
  /** After divided by before. */
  ratio: number
  /** `same`: within the noise. `unknown`: the noise is not known. */
  verdict: 'better' | 'worse' | 'same' | 'unknown'
}

export interface Comparison {
  /** Differences that make the comparison doubtful. */
  warnings: string[]
  changes: Change[]
  /** New errors and newly missed targets. */
  broken: string[]
}

/** The method, as a sentence of the output. */
export const METHOD =
  'Each second before is paired with each second after. A figure has changed when the same run is higher in nine of ten pairs, and as a whole. All other differences are noise.'

/** Compares the runs that both results have, by scenario and name. See `METHOD`. */
export function compare(before: Results, after: Results): Comparison {
  const pairs = before.scenarios.flatMap((scenario) => {
    const same = after.scenarios.find(({ name }) => name === scenario.name)
    return scenario.runs.flatMap((run) => {
      const then = same?.runs.find(({ name }) => name === run.name)
      return then ? [{ scenario: scenario.name, before: run, after: then }] : []
    })
  })
  return {
    warnings: [
      ...disturbed(before, after),
      ...differences(before, after),
      ...unpaired(before, after),
      ...unpaired(after, before),
    ],
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
  if (figure.name === 'errors' && old === 0 && now === 0) return undefined
  if (figure.closedLoopOnly && (before.rate !== null || after.rate !== null)) return undefined
  return {
    scenario,
    run: before.name,
    figure: figure.name,
    before: figure.shown(old),
    after: figure.shown(now),
    ratio: old === now ? 1 : now / old,
    verdict: verdictOf(figure, before, after),
  }
}

function verdictOf({ of, second, more }: Figure, before: Run, after: Run): Change['verdict'] {
  const seconds = ({ timeline }: Run) =>
    timeline.flatMap((one, i) => second(one, one.at - (timeline[i - 1]?.at ?? 0)) ?? [])
  const found = differ(seconds(before), seconds(after))
  if (found === null) return 'unknown'
  // One bad second can outweigh all others in the whole run.
  const wholeRuns = Math.sign((of(after) ?? 0) - (of(before) ?? 0))
  if (found === 'same' || wholeRuns !== (found === 'more' ? 1 : -1)) return 'same'
  return (found === 'more') === (more === 'is better') ? 'better' : 'worse'
}

function differences(before: Results, after: Results): string[] {
  const facts = (results: Results) =>
    new Map<string, string>([
      ['machine', `${results.machine.cores} × ${results.machine.cpu}, Node ${results.machine.node}`],
      ...results.tested.map(([name, value]): [string, string] => [name, withoutPorts(value)]),
      ...Object.entries(results.options).map(([name, value]): [string, string] => [name, String(value)]),
    ])
  const [old, now] = [facts(before), facts(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => old.get(name) !== now.get(name))
    .map((name) => `${name} differs: ${old.get(name) ?? 'unknown'} before, ${now.get(name) ?? 'unknown'} after`)
}

/** Ports of private servers and days of data differ each time. */
const withoutPorts = (text: string) => text.replace(/:\d{4,5}\b/g, '').replace(/\d{4}-\d\d-\d\d/g, 'a day')

function disturbed(before: Results, after: Results): string[] {
  const named = { before, after }
  return Object.entries(named).flatMap(([name, { machine }]) => {
    const text = busy(machine)
    return text === undefined ? [] : [`${name}: ${text}`]
  })
}

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

/** Newly missed targets. A check that did not exist before counts as passed. */
function missed(before: Results, after: Results): string[] {
  return after.scenarios.flatMap(({ name, checks, skipped }) => {
    const old = before.scenarios.find((one) => one.name === name)
    if (!old || old.skipped !== undefined) return []
    if (skipped !== undefined) return [`${name}: skipped: ${skipped}`]
    return checks
      .filter((check) => !check.passed && (old.checks.find((one) => one.name === check.name)?.passed ?? true))
      .map((check) => `${name}: ${check.name}: ${check.found}`)
  })
}

/** Figures that are worse by more than `allowed` percent and beyond the noise, and everything broken. */
export function regressions({ changes, broken }: Comparison, allowed: number): string[] {
  const far = ({ ratio }: Change) => Math.max(ratio, 1 / ratio) > 1 + allowed / 100
  const worse = changes.filter((change) => change.verdict === 'worse' && far(change))
  return [
    ...broken,
    ...worse.map(({ scenario, run, figure, before, after }) => `${scenario}: ${run}: ${figure} ${before} → ${after}`),
  ]
}

/** The comparison as text for a terminal. */
export function comparisonText({ warnings, changes, broken }: Comparison): string {
  const marks = { better: 'better', worse: 'WORSE', same: 'noise', unknown: '?' }
  return [
    ...(warnings.length === 0
      ? []
      : [`WARNING: the runs may differ in more than the service.\n${warnings.join('\n')}`]),
    textTable(
      ['scenario', 'run', 'figure', ' before', ' after', ' ratio', ''],
      changes.map((change) => [
        ...[change.scenario, change.run, change.figure, change.before, change.after],
        ...[Number.isFinite(change.ratio) ? change.ratio.toFixed(2) : '∞', marks[change.verdict]],
      ]),
    ),
    `${METHOD} ?: the noise is not known.`,
    ...(broken.length === 0 ? [] : [`Broken since:\n${broken.join('\n')}`]),
  ].join('\n\n')
}
