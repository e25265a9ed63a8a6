import { describe, expect, test } from 'vitest'
import { compare, comparisonText, regressions } from '../../loadtest/compare.ts'
import type { Results, Run } from '../../loadtest/results.ts'
import { exampleResults, exampleRun } from './example-results.ts'

const resultsOf = (run: Run, more: Partial<Results> = {}): Results => ({
  ...exampleResults(),
  scenarios: [{ name: 'a scenario', teaches: '', runs: [run], ratios: [], checks: [], charts: [], notes: [] }],
  ...more,
})
const run = (p50: number, more: Partial<Run> = {}): Run => ({
  ...exampleRun({ name: 'a run', p50, seconds: 12 }),
  errors: [],
  ...more,
})
const verdicts = (before: Run, after: Run) =>
  Object.fromEntries(
    compare(resultsOf(before), resultsOf(after)).changes.map(({ figure, verdict }) => [figure, verdict]),
  )

describe('a comparison', () => {
  test('of a run with itself finds no change', () => {
    const { changes, warnings, broken } = compare(resultsOf(run(2)), resultsOf(run(2)))
    expect(changes.map(({ ratio }) => ratio)).toEqual(changes.map(() => 1))
    expect(changes.filter(({ verdict }) => verdict === 'better' || verdict === 'worse')).toEqual([])
    expect([warnings, broken]).toEqual([[], []])
  })

  test('finds no change within the noise', () => {
    expect(verdicts(run(2), run(2.05))).toMatchObject({ p50: 'same', p99: 'same', 'req/s': 'same' })
  })

  test('reports worse and better figures beyond the noise', () => {
    expect(verdicts(run(2), run(4))).toMatchObject({ p50: 'worse', p99: 'worse', 'req/s': 'worse' })
    expect(verdicts(run(4), run(2))).toMatchObject({ p50: 'better', p99: 'better', 'req/s': 'better' })
  })

  test('ignores the throughput at a fixed rate and the noise of a short run', () => {
    expect(verdicts(run(2, { rate: 100 }), run(4, { rate: 100 }))).not.toHaveProperty('req/s')
    const short = (p50: number) => ({ ...run(p50), timeline: run(p50).timeline.slice(0, 3) })
    expect(verdicts(short(2), short(4))).toMatchObject({ p50: 'unknown' })
  })

  test('warns of different loads, and of runs that are missing on one side', () => {
    const other = resultsOf(run(2, { name: 'another run' }), { options: { ...exampleResults().options, skew: 3 } })
    const { warnings, changes } = compare(resultsOf(run(2)), other)
    expect(warnings.join('\n')).toMatch(/skew differs: .*\n.*a scenario: a run\n.*a scenario: another run/)
    expect(changes).toEqual([])
  })

  test('finds new errors and newly missed targets', () => {
    const check = { name: 'a target', passed: true, found: 'reached' }
    const before = resultsOf(run(2))
    const after = resultsOf(run(2, { errors: [{ reason: 'HTTP 503', count: 3 }] }))
    const [was, is] = [before.scenarios[0], after.scenarios[0]]
    if (!was || !is) throw new Error('the example has no scenario')
    was.checks = [check]
    is.checks = [{ ...check, passed: false, found: 'missed' }]
    expect(compare(before, after).broken).toEqual(['a scenario: a run: 3 × HTTP 503', 'a scenario: a target: missed'])
    expect(compare(after, before).broken).toEqual([])
  })

  test('reports a regression beyond the allowance', () => {
    const comparison = compare(resultsOf(run(2)), resultsOf(run(4)))
    expect(regressions(comparison, 50).join('\n')).toContain('a scenario: a run: p50 2.')
    expect(regressions(comparison, 400)).toEqual([])
    expect(regressions(compare(resultsOf(run(4)), resultsOf(run(2))), 0)).toEqual([])
    expect(comparisonText(comparison)).toMatch(/p50 .*WORSE/)
  })
})
