import type { Results, Run, ScenarioResult } from '../results.ts'
import { unlike } from './conditions.ts'
import { type Figure, figures, worseBy } from './figures.ts'
import { differ } from './noise.ts'

/** `same`: within the noise. Null: the seconds of the runs do not tell. */
export type Verdict = 'better' | 'worse' | 'same' | null

/** The method, as a reader is told of it. */
export const METHOD =
  'A figure is better or worse when the whole runs say so and so do nine of ten pairs of a second before and a second after; same: within that noise; –: not judged.'

export interface Compared {
  scenario: string
  run: string
  figure: Figure
  before: number | null
  after: number | null
  verdict: Verdict
}

export interface Comparison {
  /** What was not alike: a name, and what it was before and after. */
  unlike: ReturnType<typeof unlike>
  compared: readonly Compared[]
  /** Runs that only one of the two has, and why, where it is known. */
  missing: readonly { scenario: string; run: string; only: 'before' | 'after'; why: string | undefined }[]
  /** What is worse however small it is, and what is better again, sentences. */
  failures: readonly string[]
  mended: readonly string[]
}

/** Compares two load tests, run by run: those of the same name in a scenario of the same name. */
export function compareResults(before: Results, after: Results): Comparison {
  const pairs = pairsOf(before, after)
  return {
    unlike: unlike(before, after),
    compared: pairs.flatMap(({ scenario, was, is }) => (was && is ? compareRuns(scenario, was, is) : [])),
    missing: pairs.flatMap(({ scenario, was, is, skipped }) => {
      if (was && is) return []
      return { scenario, run: (was ?? is)?.name ?? '', only: was ? 'before' : 'after', why: skipped }
    }),
    failures: [
      ...pairs.flatMap(({ scenario, was, is }) => (was && is ? newErrors(scenario, was, is) : [])),
      ...checksThat(after, before).map(({ of, found }) => `${of} fails now: ${found}`),
    ],
    mended: checksThat(before, after, { knownOnly: true }).map(({ of }) => `${of} passes now`),
  }
}

/** Of what was compared: what is worse by more than so many percent; of a share, points. */
export const worseThan = ({ compared }: Comparison, allowed: number): Compared[] =>
  compared.filter(
    ({ figure, before, after, verdict }) =>
      verdict === 'worse' && before !== null && after !== null && worseBy(figure, before, after) > allowed,
  )

interface Pair {
  scenario: string
  was: Run | undefined
  is: Run | undefined
  /** Why the scenario of the one that is missing was not run. */
  skipped: string | undefined
}

function pairsOf(before: Results, after: Results): Pair[] {
  const names = new Set([...before.scenarios, ...after.scenarios].map(({ name }) => name))
  return [...names].flatMap((scenario) => {
    const [then, now] = [scenarioOf(before, scenario), scenarioOf(after, scenario)]
    const runs = new Set([...(then?.runs ?? []), ...(now?.runs ?? [])].map(({ name }) => name))
    return [...runs].map((run) => ({
      scenario,
      was: then?.runs.find(({ name }) => name === run),
      is: now?.runs.find(({ name }) => name === run),
      skipped: then?.skipped ?? now?.skipped,
    }))
  })
}

function scenarioOf({ scenarios }: Results, name: string): ScenarioResult | undefined {
  return scenarios.find((scenario) => scenario.name === name)
}

function compareRuns(scenario: string, then: Run, now: Run): Compared[] {
  return figures.flatMap((figure) => {
    const [before, after] = [figure.of(then), figure.of(now)]
    if (figure.name === 'errors' && !before && !after) return []
    return { ...{ scenario, run: now.name, figure, before, after }, verdict: judge(figure, then, now) }
  })
}

function judge(figure: Figure, then: Run, now: Run): Verdict {
  const [before, after] = [figure.of(then), figure.of(now)]
  const [secondsThen, secondsNow] = [figure.each(then), figure.each(now)]
  if (before === null || after === null || !secondsThen || !secondsNow) return null
  const found = differ(secondsThen, secondsNow)
  if (found === null || found === 'same') return found
  const verdict = found === figure.better ? 'better' : 'worse'
  const worse = worseBy(figure, before, after)
  return (verdict === 'worse' ? worse > 0 : worse < 0) ? verdict : 'same'
}

function newErrors(scenario: string, then: Run, now: Run): string[] {
  const known = new Set(then.errors.map(({ reason }) => reason))
  return now.errors
    .filter(({ reason, count }) => count > 0 && !known.has(reason))
    .map(({ reason, count }) => `${scenario}, ${now.name}: new errors: ${count} × ${reason}`)
}

/**
 * Checks that fail in one and did not in the other, although its scenario was run there. One that the other does not know, say
 * that a scenario runs to its end, did not fail there.
 */
function checksThat(fail: Results, other: Results, { knownOnly = false } = {}): { of: string; found: string }[] {
  return fail.scenarios.flatMap(({ name, checks }) => {
    const scenario = scenarioOf(other, name)
    if (!scenario || scenario.skipped !== undefined) return []
    return checks.flatMap((check) => {
      const there = scenario.checks.find((one) => one.name === check.name)
      if (check.passed || (there ? !there.passed : knownOnly)) return []
      return { of: `${name}: ${check.name}`, found: check.found }
    })
  })
}
