import { count, ms, percent, times } from '../tools/format.ts'
import { textTable } from '../tools/tables.ts'
import type { Results, Run } from './results.ts'

/** Results of a load test as text for a terminal. */
export function summary({ scenarios, doubts: general = [] }: Results): string {
  const rows = scenarios.flatMap(({ name, runs }) => runs.map((run) => [name, ...rowOf(run)]))
  const ratios = scenarios.flatMap(({ ratios: found }) =>
    found.map(({ name, figure, value, low, high, workshop, doubts = [] }) => [
      ...[name, figure, times(value), `${times(low)} – ${times(high)}`],
      ...[workshop === undefined ? '' : times(workshop), doubts.join('; ')],
    ]),
  )
  const checks = scenarios.flatMap(({ name, checks: found, skipped }) => [
    ...(skipped === undefined ? [] : [['skip', name, skipped]]),
    ...found.map((check) => [check.passed ? 'pass' : 'FAIL', name, `${check.name}: ${check.found}`]),
  ])
  return [
    ...general.map((doubt) => `DOUBTFUL: ${doubt}`),
    textTable(
      ['scenario', 'run', ' req/s', ' p50', ' p99', ' max', ' hits', ' db/s', ' db avoided', ' CPU µs', ' errors'],
      rows,
    ),
    ...(ratios.length === 0
      ? []
      : [textTable(['ratio', 'of', ' found', ' rounds', ' the workshop says', 'doubts'], ratios)]),
    textTable(['', '', ''], checks).trimStart(),
  ].join('\n\n')
}

function rowOf({ name, perSecond, latency, cache, database, service, errors, seconds }: Run): string[] {
  const failed = errors.reduce((sum, error) => sum + error.count, 0)
  return [
    ...[name, count(perSecond)],
    ...[ms(latency?.p50), ms(latency?.p99), ms(latency?.max)],
    percent(cache.hitRatio),
    count(database.queries === null ? null : database.queries / seconds),
    percent(database.avoided),
    count(service.cpuUs),
    count(failed),
  ]
}

/** Whether all checks have passed. */
export const passed = ({ scenarios }: Results) => scenarios.every(({ checks }) => checks.every((check) => check.passed))
