import { createHistogram, type RecordableHistogram } from 'node:perf_hooks'
import { type Outcome, outcomes, type Run, type Second } from './results.ts'

/** Longest latency that is recorded: an hour. Microseconds. */
const LONGEST_US = 3_600_000_000

/** Percentiles of the distribution chart. */
const DRAWN = [
  0, 10, 20, 30, 40, 50, 60, 70, 75, 80, 85, 90, 92.5, 95, 97, 98, 99, 99.5, 99.9, 99.95, 99.99, 99.999, 100,
]

/** One second as the clients saw it, without the counters of the service. */
export type ClientSecond = Omit<Second, 'hitRatio' | 'databaseQueries' | 'residentBytes' | 'cpuUs'>

/** Figures of a load as the clients saw it. */
export type Recorded = Pick<Run, 'requests' | 'errors' | 'statuses' | 'latency' | 'distribution' | 'outcomes'>

/** Collects responses: in total, and second by second. */
export function createRecorder() {
  const all = histogram()
  const current = histogram()
  const byOutcome = new Map<Outcome, RecordableHistogram>()
  const statuses = new Map<number, number>()
  const errors = new Map<string, number>()
  let second = emptySecond()

  function failed(reason: string): void {
    errors.set(reason, (errors.get(reason) ?? 0) + 1)
    second.errors++
  }

  return {
    /** Records a response. `error` is the reason if it was not expected. */
    answered({
      ms,
      status,
      outcome,
      error,
    }: {
      ms: number
      status: number
      outcome: Outcome
      error?: string | undefined
    }) {
      const us = Math.min(LONGEST_US, Math.max(1, Math.round(ms * 1_000)))
      all.record(us)
      current.record(us)
      const of = byOutcome.get(outcome) ?? histogram()
      byOutcome.set(outcome, of)
      of.record(us)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      second.requests++
      second.outcomes[outcome] = (second.outcomes[outcome] ?? 0) + 1
      if (error !== undefined) failed(error)
    },
    /** Records a request without a response. */
    failed,
    /** Returns the figures since the last call. */
    takeSecond(at: number): ClientSecond {
      const [p50, p90, p99] = [50, 90, 99].map((p) => (current.count === 0 ? null : ms(current.percentile(p))))
      const taken = { at, ...second, p50: p50 ?? null, p90: p90 ?? null, p99: p99 ?? null }
      second = emptySecond()
      current.reset()
      return taken
    },
    result(): Recorded {
      return {
        requests: all.count,
        errors: [...errors].map(([reason, count]) => ({ reason, count })),
        statuses: Object.fromEntries(statuses),
        latency: latencyOf(all),
        distribution: all.count === 0 ? [] : DRAWN.map((p) => [p, ms(percentile(all, p))]),
        outcomes: outcomes.flatMap((outcome) => {
          const of = byOutcome.get(outcome)
          return of ? [{ outcome, requests: of.count, p50: ms(of.percentile(50)), p99: ms(of.percentile(99)) }] : []
        }),
      }
    },
  }
}

export type Recorder = ReturnType<typeof createRecorder>

const histogram = () => createHistogram({ lowest: 1, highest: LONGEST_US, figures: 3 })
const emptySecond = (): Pick<ClientSecond, 'requests' | 'errors' | 'outcomes'> => ({
  requests: 0,
  errors: 0,
  outcomes: {},
})
const ms = (us: number) => us / 1_000

/** A percentile of a histogram that is not empty. It counts in steps, but knows its ends exactly. */
const percentile = (of: RecordableHistogram, p: number) => (p === 0 ? of.min : p === 100 ? of.max : of.percentile(p))

function latencyOf(of: RecordableHistogram): Run['latency'] {
  if (of.count === 0) return null
  const at = (p: number) => ms(of.percentile(p))
  return { mean: ms(of.mean), p50: at(50), p90: at(90), p95: at(95), p99: at(99), p999: at(99.9), max: ms(of.max) }
}
