import { table } from '../table.ts'
import { type Compared, type Comparison, METHOD, worseThan } from './comparison.ts'
import { changeOf } from './figures.ts'
import { FEWEST } from './noise.ts'

/** A comparison for a terminal; with what is worse by more than so many percent, when that is said. */
export function comparisonText(comparison: Comparison, allowed: number | undefined): string {
  const { unlike, compared, missing, failures, mended } = comparison
  const rows = compared.map((one, i) => {
    const above = compared[i - 1]
    const isFirst = above?.scenario !== one.scenario || above.run !== one.run
    return [...(isFirst ? [one.scenario, one.run] : ['', '']), ...rowOf(one)]
  })
  const worse = allowed === undefined ? [] : worseThan(comparison, allowed)
  return [
    ...(unlike.length === 0
      ? []
      : [
          'WARNING: this is no comparison of the service alone. These differ, too:',
          table(['', 'before', 'after'], unlike),
        ]),
    ...(rows.length === 0
      ? ['No run is in both files.']
      : [table(['scenario', 'run', 'figure', ' before', ' after', ' change', ''], rows), METHOD]),
    ...(compared.some(({ verdict }) => verdict === null)
      ? [
          `Not judged are requests/s that were chosen, database queries/s (they come with requests), what a file does not tell by the second, and runs of fewer than ${FEWEST} seconds.`,
        ]
      : []),
    ...(missing.length === 0 ? [] : [table(['only', 'scenario', 'run', ''], missing.map(missingRow))]),
    ...mended.map((what) => `better: ${what}`),
    ...failures.map((what) => `WORSE: ${what}`),
    ...worse.map(
      ({ scenario, run, figure }) =>
        `WORSE by more than ${allowed} ${figure.isShare ? 'points' : '%'}: ${scenario}, ${run}: ${figure.name}`,
    ),
    inAll(comparison),
  ].join('\n\n')
}

function rowOf({ figure, before, after, verdict }: Compared): string[] {
  const shown = (value: number | null) => (value === null ? '–' : figure.shown(value))
  const change = before === null || after === null ? '–' : changeOf(figure, before, after)
  return [figure.name, shown(before), shown(after), change, verdict ?? '–']
}

const missingRow = ({ scenario, run, only, why }: Comparison['missing'][number]) => [
  ...[only, scenario, run],
  why === undefined ? '' : `skipped ${only === 'before' ? 'after' : 'before'}: ${why}`,
]

function inAll({ compared, failures, mended }: Comparison): string {
  const of = (which: Compared['verdict']) => compared.filter(({ verdict }) => verdict === which).length
  const [better, worse] = [of('better') + mended.length, of('worse') + failures.length]
  return `In all: ${better} better, ${worse} worse, ${of('same')} the same, ${of(null)} not judged.`
}
