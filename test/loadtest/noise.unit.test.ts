import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, comparisonText, regressions } from '../../loadtest/compare.ts'
import { withDoubts } from '../../loadtest/doubts.ts'
import { differ } from '../../loadtest/noise.ts'
import { reportHtml } from '../../loadtest/report/html.ts'
import type { Ratio, Results, Run, ScenarioResult, Second } from '../../loadtest/results.ts'
import { summary } from '../../loadtest/summary.ts'
import { emptyScenario, exampleResults, exampleRun } from './example-results.ts'

const sample = fc.array(fc.double({ min: 0, max: 1_000, noNaN: true }), { minLength: 4, maxLength: 20 })

describe('two series of seconds', () => {
  test('are equal to themselves, and differ when one is above the other', () => {
    fc.assert(
      fc.property(sample, (values) => {
        expect(differ(values, values)).toBe('same')
        const above = values.map((value) => value + 1_001)
        expect([differ(values, above), differ(above, values)]).toEqual(['more', 'less'])
      }),
    )
  })

  test('compare the same in both directions and in any order of seconds', () => {
    const turned = { more: 'less', less: 'more', same: 'same' }
    fc.assert(
      fc.property(sample, sample, (one, other) => {
        const found = differ(one, other)
        expect(differ(other, one)).toBe(found && turned[found])
        expect(differ(one.toReversed(), other.toSorted())).toBe(found)
      }),
    )
  })

  test('tolerate one outlier among ten seconds, but not two', () => {
    const low = Array.from({ length: 10 }, (_, i) => i)
    const high = low.map((value) => value + 100)
    expect(differ(low, [...high.slice(1), 0])).toBe('more')
    expect(differ(low, [...high.slice(2), 0, 0])).toBe('same')
  })

  test('give no result when they are short', () => {
    expect([differ([1, 2, 3], [7, 8, 9, 10]), differ([], [])]).toEqual([null, null])
  })
})

const run = (more: Partial<Run> = {}): Run => ({
  ...exampleRun({ name: 'a run', p50: 2, seconds: 12 }),
  errors: [],
  ...more,
})
const withSeconds = (change: (second: Second, i: number) => Partial<Second>, more: Partial<Run> = {}): Run => {
  const of = run()
  return { ...of, ...more, timeline: of.timeline.map((second, i) => ({ ...second, ...change(second, i) })) }
}
const results = (scenario: Partial<ScenarioResult>): Results => ({
  ...exampleResults(),
  scenarios: [{ ...emptyScenario('a scenario', ''), ...scenario }],
})
const compared = (before: Run, after: Run) => compare(results({ runs: [before] }), results({ runs: [after] }))
const verdict = (figure: string, before: Run, after: Run) =>
  compared(before, after).changes.find((change) => change.figure === figure)?.verdict

describe('a comparison', () => {
  test('compares CPU time by the second if it is known', () => {
    const costing = (cpuUs: number) =>
      withSeconds((_, i) => ({ cpuUs: cpuUs + i }), { service: { cpuUs, residentBytes: null } })
    expect(verdict('CPU µs', costing(100), costing(150))).toBe('worse')
    expect(verdict('CPU µs', costing(100), costing(101))).toBe('same')
    expect(verdict('CPU µs', run(), costing(150))).toBe('unknown')
  })

  test('weighs each second by its length', () => {
    const requests = () => ({ requests: 1_000 })
    const slower = withSeconds((second, i) => ({ ...requests(), at: second.at + (i + 1) * 0.5 }), { perSecond: 667 })
    expect(verdict('req/s', withSeconds(requests, { perSecond: 1_000 }), slower)).toBe('worse')
  })

  test('finds a change only when the whole run shows it', () => {
    const latency = run().latency
    if (!latency) throw new Error('the example has no latency')
    const outlier = { ...latency, p99: latency.p99 * 3 }
    expect(
      verdict(
        'p99',
        run(),
        withSeconds(({ p99 }) => ({ p99: (p99 ?? 0) / 3 }), { latency: outlier }),
      ),
    ).toBe('same')
  })

  test('finds an increase of a known kind of error', () => {
    const failing = (errors: number) =>
      withSeconds(() => ({ errors }), { errors: [{ reason: 'timeout', count: errors * 12 }] })
    expect(verdict('errors', failing(1), failing(20))).toBe('worse')
    expect(verdict('errors', run(), run())).toBeUndefined()
    expect(comparisonText(compared(run(), failing(1)))).toMatch(/errors .*∞ {2}WORSE/)
  })

  test('reports a scenario as broken when it ran to completion before', () => {
    const failed = results({ checks: [{ name: 'runs to completion', passed: false, found: 'it did not' }] })
    expect(regressions(compare(results({ runs: [run()] }), failed), 1_000)).toEqual([
      'a scenario: runs to completion: it did not',
    ])
    expect(compare(results({ skipped: 'no reason' }), failed).broken).toEqual([])
    expect(compare(failed, failed).broken).toEqual([])
  })

  test('starts with a warning when the machines differ', () => {
    const other = { ...results({}), machine: { ...exampleResults().machine, cores: 64 } }
    expect(comparisonText(compare(results({}), other))).toMatch(/^WARNING.*\nmachine differs: 2 × .* 64 ×/)
  })
})

describe('doubts', () => {
  const quiet = exampleResults().machine
  const clear = { name: 'a ratio', figure: 'median latency', value: 5, low: 4, high: 6, hitRatio: 0.97 }
  const judged = (more: Partial<Ratio>, load = 0.3) =>
    withDoubts({ ...results({ ratios: [{ ...clear, ...more }] }), machine: { ...quiet, load } })
  const doubtsOf = (...given: Parameters<typeof judged>) => judged(...given).scenarios[0]?.ratios[0]?.doubts

  test('are none for a ratio with a clear range on a quiet machine', () => {
    expect(doubtsOf({})).toEqual([])
    expect(doubtsOf({ low: 0.4, value: 0.5, high: 0.9, hitRatio: null })).toEqual([])
    expect(judged({}).doubts).toEqual([])
  })

  test.each<[string, Partial<Ratio>, string]>([
    ['a range that includes 1', { low: 0.9, value: 1.2 }, 'no difference: the rounds include 1'],
    ['a range that ends at 1', { low: 0.5, value: 0.8, high: 1 }, 'no difference: the rounds include 1'],
    ['a single round', { low: 5, high: 5 }, 'one round: its noise is unknown'],
    ['few hits', { hitRatio: 0.62 }, 'only 62.0 % hits, of 95 % assumed'],
  ])('name %s', (_what, more, doubt) => expect(doubtsOf(more)).toEqual([doubt]))

  const disturbed = 'the machine was busy: load 3.1 on 2 cores before the test'

  test('name a busy machine, beside each ratio and for all figures', () => {
    expect(doubtsOf({}, 3.1)).toEqual([disturbed])
    expect(judged({}, 3.1).doubts).toEqual([disturbed])
  })

  test('are in the output, in the report and in the comparison', () => {
    const doubtful = judged({ low: 0.9, value: 1.2 }, 3.1)
    expect(summary(doubtful)).toContain(`DOUBTFUL: ${disturbed}`)
    expect(summary(doubtful)).toMatch(/a ratio .*1\.2 ×.* no difference: the rounds include 1; the machine was busy/)
    const page = reportHtml(doubtful)
    expect(page).toContain(`<strong>Doubtful:</strong> ${disturbed}.`)
    expect(page).toContain('<em>Doubtful: no difference: the rounds include 1; the machine was busy')
    expect(page).toMatch(/<td[^>]*>no difference: the rounds include 1; the machine was busy/)
    expect(comparisonText(compare(results({}), doubtful))).toMatch(new RegExp(`^WARNING.*\nafter: ${disturbed}\n`))
    expect(summary(judged({}))).not.toMatch(/doubtful/i)
    expect(reportHtml(judged({}))).not.toContain('Doubtful')
  })
})
