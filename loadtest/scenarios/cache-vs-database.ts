import { median } from '../../tools/statistics.ts'
import type { Source } from '../load-request.ts'
import type { Ratio, Run } from '../results.ts'
import { type Scenario, type Stage, withHeaders } from '../scenario.ts'

/** The same request from the cache and from the database. */
interface Subject {
  name: string
  cached: Source
  database: Source
  /** One request at a time: the service runs two such queries at most, and refuses others. */
  heavy?: true
  /** The query uses the index of routes and days. */
  byRoute?: true
  /** Gain of the cache according to the workshop. */
  workshop?: number
}

/** An index of this project: FlughafenDB has none of routes and days. */
const INDEX = 'flight_route_departure_idx'

export const cacheVsDatabase: Scenario = {
  name: 'cache-vs-database',
  teaches:
    'The same requests with `Cache-Control: no-store` go to the database: the ratio of both latencies is the gain of the cache.',
  run: async (stage) => {
    const all = subjects(stage)
    const cached = new Map<string, Run>()
    const found: { runs: Run[]; ratios: Ratio[] }[] = []
    for (const subject of all) {
      for (const connections of new Set(subject.heavy ? [1] : [1, stage.options.connections])) {
        const compared = await alternating(stage, subject, connections)
        cached.set(`${subject.name} ${connections}`, compared.cached)
        found.push({ runs: [compared.cached, compared.database], ratios: [compared.ratio] })
      }
    }
    const withoutIndex = await stage.withoutIndex(INDEX, async () => {
      for (const subject of all.filter(({ byRoute }) => byRoute)) {
        for (const connections of new Set([1, stage.options.connections])) {
          const before = cached.get(`${subject.name} ${connections}`)
          if (before) found.push(await withoutTheIndex(stage, subject, connections, before))
        }
      }
    })
    return {
      runs: found.flatMap(({ runs }) => runs),
      ratios: found.flatMap(({ ratios }) => ratios),
      notes: [
        'Both come from this service: the same HTTP, the same rows, the same bytes. Database queries are prepared and have fitting indexes.',
        'No request bypasses a seat map, because bookings depend on it. It is compared with the manifest, which the database computes from the same bookings.',
        withoutIndex
          ? 'Without the index: the same service on the same data, with the index of routes and days dropped. An index brings much of the gain that is often credited to a cache.'
          : 'The gain of the index of routes and days was not measured: that needs a private database.',
      ],
    }
  },
}

function subjects({ requests, adminToken }: Stage): Subject[] {
  const admin = { authorization: `Bearer ${adminToken()}` }
  // In production the service obeys only the admin.
  const noStore = { ...admin, 'cache-control': 'no-store' }
  const both = (name: string, next: Parameters<typeof requests.source>[1]) => {
    const cached = requests.source(name, next)
    return { name, cached, database: withHeaders(cached, noStore) }
  }
  const seats = requests.source('seats', requests.seats)
  const manifests = requests.source('seats', (random) => {
    const { path } = requests.seats(random)
    return { path: path.replace(/seats$/, 'manifest'), headers: admin }
  })
  return [
    { ...both('search', requests.search), byRoute: true, workshop: 75 },
    { ...both('round trip', requests.roundTrip), byRoute: true, workshop: 300 },
    { ...both('history', requests.history), workshop: 200 },
    { name: 'seats', cached: seats, database: manifests, workshop: 100 },
    { ...both('flight in four layers', requests.flight) },
    { ...both('report', requests.report), heavy: true },
  ]
}

const howMany = (connections: number) => (connections === 1 ? 'one at a time' : `${connections} at a time`)

/** Measures cache and database in alternating rounds. */
async function alternating({ measure, options }: Stage, subject: Subject, connections: number) {
  const { name, workshop } = subject
  const seconds = options.duration / 5
  const cached: Run[] = []
  const database: Run[] = []
  for (let round = 0; round < options.rounds; round++) {
    const common = { connections, seconds, rate: null, warmUp: round === 0 ? options.warmUp : 0 }
    cached.push(await measure({ ...common, name: `${name}, cached, ${howMany(connections)}`, source: subject.cached }))
    const warmUp = round === 0 ? Math.min(1, options.warmUp) : 0
    database.push(
      await measure({
        ...common,
        warmUp,
        warmUpConnections: connections,
        name: `${name}, database, ${howMany(connections)}`,
        source: subject.database,
      }),
    )
  }
  const each = cached.map((run, round) => p50(database[round]) / p50(run))
  const ratio: Ratio = {
    name,
    figure: `median latency, ${howMany(connections)}`,
    value: median(each),
    low: Math.min(...each),
    high: Math.max(...each),
    hitRatio: lowestHitRatio(cached),
    ...(workshop === undefined ? {} : { workshop }),
  }
  return { cached: middle(cached), database: middle(database), ratio }
}

/** Measures the database without the index, against the cached run from before. */
async function withoutTheIndex(
  { measure, options }: Stage,
  { name, database, workshop }: Subject,
  connections: number,
  cached: Run,
) {
  const run = await measure({
    name: `${name}, database without the index, ${howMany(connections)}`,
    source: database,
    connections,
    warmUpConnections: connections,
    rate: null,
    seconds: options.duration / 5,
    warmUp: Math.min(1, options.warmUp),
  })
  const value = p50(run) / p50(cached)
  const figure = `median latency, ${howMany(connections)}`
  const ratio = {
    name: `${name}, without the index`,
    figure,
    value,
    low: value,
    high: value,
    hitRatio: cached.cache.hitRatio,
    ...(workshop === undefined ? {} : { workshop }),
  }
  return { runs: [run], ratios: [ratio] }
}

/** Null if no run has one. */
function lowestHitRatio(runs: readonly Run[]): number | null {
  const known = runs.flatMap(({ cache }) => cache.hitRatio ?? [])
  return known.length === 0 ? null : Math.min(...known)
}

const p50 = (run: Run | undefined) => run?.latency?.p50 ?? Number.NaN

/** The run of median speed. */
function middle(runs: readonly Run[]): Run {
  const run = runs.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(runs.length / 2)]
  if (!run) throw new Error('Nothing was measured.')
  return run
}
