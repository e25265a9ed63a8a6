import type { Random } from '../../src/db/seed/random.ts'
import type { Ask } from '../ask.ts'
import type { Ratio, Run } from '../results.ts'
import { type Scenario, type Stage, withHeaders } from '../scenario.ts'

interface Subject {
  name: string
  ask: (random: Random) => Ask
  /** How many times faster the workshop says that the cache is. */
  workshop?: number
}

export const cacheVsDatabase: Scenario = {
  name: 'cache-vs-database',
  teaches:
    'The same requests with `Cache-Control: no-store` go to the database: what the cache saves is the quotient of the two.',
  run: async (stage) => {
    const { requests, adminToken } = stage
    // Whose word on the cache counts also in production.
    const noStore = { 'cache-control': 'no-store', authorization: `Bearer ${adminToken()}` }
    const subjects: Subject[] = [
      { name: 'search', ask: requests.search, workshop: 75 },
      { name: 'round trip', ask: requests.roundTrip, workshop: 300 },
      { name: 'history', ask: requests.history, workshop: 200 },
      { name: 'flight with its seats', ask: requests.flight, workshop: 100 },
      { name: 'report', ask: requests.report },
    ]
    const found = []
    for (const subject of subjects) found.push(await compare(stage, subject, noStore))
    return {
      runs: found.flatMap(({ runs }) => runs),
      ratios: found.flatMap(({ ratios }) => ratios),
    }
  },
}

/** Cached and not, in turns, one request at a time and many. */
async function compare(
  { requests, measure, options }: Stage,
  { name, ask, workshop }: Subject,
  noStore: Record<string, string>,
) {
  const source = requests.source(name, ask)
  const variants = { cached: source, 'no-store': withHeaders(source, noStore) }
  const runs: Run[] = []
  const ratios: Ratio[] = []
  const seconds = Math.max(1, options.duration / 5)
  for (const connections of new Set([1, options.connections])) {
    const cached: Run[] = []
    const uncached: Run[] = []
    for (let round = 0; round < options.rounds; round++) {
      for (const [variant, of] of [
        ['cached', cached],
        ['no-store', uncached],
      ] as const) {
        const warmUp = round === 0 ? options.warmUp : 0.5
        of.push(
          await measure({
            name: `${name}, ${variant}, ${connections}`,
            source: variants[variant],
            connections,
            seconds,
            warmUp,
            rate: null,
          }),
        )
      }
    }
    runs.push(middle(cached), middle(uncached))
    const each = cached.map(
      (run, round) => (uncached[round]?.latency?.p50 ?? Number.NaN) / (run.latency?.p50 ?? Number.NaN),
    )
    ratios.push({
      ...{
        name,
        figure:
          connections === 1 ? 'median latency, one request at a time' : `median latency, ${connections} at a time`,
      },
      ...{ value: median(each), low: Math.min(...each), high: Math.max(...each) },
      ...(workshop === undefined ? {} : { workshop }),
    })
  }
  return { runs, ratios }
}

/** The run that is neither faster nor slower than most. */
function middle(runs: readonly Run[]): Run {
  const run = runs.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(runs.length / 2)]
  if (!run) throw new Error('nothing was measured')
  return run
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2
}
