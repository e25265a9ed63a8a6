import { count, ms, percent, times } from '../format.ts'
import type { Run, Second } from '../results.ts'

/** What two runs are compared by. */
export interface Figure {
  name: string
  better: 'more' | 'less'
  /** Of the whole run; null where it is not known. */
  of: (run: Run) => number | null
  /** Of each of its seconds where it is known; null for a run of which its seconds say nothing about the service. */
  each: (run: Run) => readonly number[] | null
  shown: (value: number) => string
  /** A share, whose change is told in points. */
  isShare?: true
}

export const figures: readonly Figure[] = [
  {
    ...{ name: 'requests/s', better: 'more', shown: count },
    of: ({ perSecond }) => perSecond,
    // A rate is what was chosen.
    each: (run) => (run.rate === null ? secondsOf(run, ({ requests }, length) => requests / length) : null),
  },
  latency('p50'),
  latency('p99'),
  {
    ...{ name: 'hit ratio', better: 'more', shown: (value) => percent(value, 2), isShare: true },
    of: ({ cache }) => cache.hitRatio,
    each: (run) => secondsOf(run, ({ hitRatio }) => hitRatio),
  },
  {
    ...{ name: 'database queries/s', better: 'less', shown: count },
    of: ({ database, seconds }) => quotient(database.queries, seconds),
    // There are more of them also when the service has become faster: they are judged by the request.
    each: () => null,
  },
  {
    ...{ name: 'database queries/1,000 requests', better: 'less', shown: (value) => value.toFixed(1) },
    of: ({ database, requests }) => quotient(database.queries, requests / 1_000),
    each: (run) =>
      secondsOf(run, ({ databaseQueries, requests }, length) => quotient(databaseQueries, requests / length / 1_000)),
  },
  {
    ...{ name: 'CPU µs/request', better: 'less', shown: (value) => value.toFixed(1) },
    of: ({ service }) => service.cpuUs,
    each: (run) => secondsOf(run, ({ cpuUs }) => cpuUs ?? null),
  },
  {
    ...{ name: 'errors', better: 'less', shown: (value) => percent(value, 2), isShare: true },
    of: ({ errors, requests }) => {
      const failed = errors.reduce((sum, error) => sum + error.count, 0)
      return failed === 0 ? 0 : failed / Math.max(failed, requests)
    },
    each: (run) => secondsOf(run, ({ errors, requests }) => (errors === 0 ? 0 : errors / Math.max(errors, requests))),
  },
]

function latency(name: 'p50' | 'p99'): Figure {
  return {
    ...{ name, better: 'less', shown: ms },
    of: (run) => run.latency?.[name] ?? null,
    each: (run) => secondsOf(run, (second) => second[name]),
  }
}

/** A figure of each second, which is told how long it was. */
function secondsOf({ timeline }: Run, figure: (second: Second, length: number) => number | null): number[] {
  return timeline.flatMap((second, i) => figure(second, second.at - (timeline[i - 1]?.at ?? 0)) ?? [])
}

const quotient = (value: number | null, by: number) => (value === null || by === 0 ? null : value / by)

/** How a figure has changed, for people. */
export function changeOf({ isShare }: Figure, before: number, after: number): string {
  if (isShare) return `${after < before ? '−' : '+'}${Math.abs((after - before) * 100).toFixed(2)} points`
  return before === after ? times(1, 2) : times(after / before, 2)
}

/** By how much a figure is worse, percent of what it was, for a share in points; below 0: better. */
export function worseBy({ isShare, better }: Figure, before: number, after: number): number {
  const grown = isShare ? (after - before) * 100 : before === after ? 0 : (after / before - 1) * 100
  return better === 'less' ? grown : -grown
}
