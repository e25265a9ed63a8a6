import type { Reads, Run } from './results.ts'

/** Counters of the service at one moment. */
export interface Reading {
  /** By kind of entry. */
  kinds: ReadonlyMap<string, Omit<Reads, 'hitRatio'>>
  databaseQueriesAvoided: number
  /** Database queries; null if the service does not report them. */
  databaseQueries: number | null
  cpuSeconds: number | null
  residentBytes: number | null
  /** Sum of the start times of the processes. Readings of other processes cannot be compared. */
  startedAt: number | null
}

interface Figures {
  hits: number
  misses: number
  loads: number
  databaseQueriesAvoided: number
}

/** Time limit of a request; a service under load responds late. Milliseconds. */
const TIMEOUT_MS = 10_000

/**
 * Reads the counters. Cache reads are those of all instances (`/v1/stats`). Database queries, CPU time and memory are those of the
 * instances at these URLs (`/metrics`).
 */
export async function takeReading(urls: readonly string[]): Promise<Reading> {
  const textOf = async (url: string) => {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (!response.ok) throw new Error(`${url}: ${response.status}`)
    return response.text()
  }
  const [stats, ...metrics] = await Promise.all([
    textOf(`${urls[0]}/v1/stats`),
    // A proxy may hide metrics.
    ...urls.map((url) => textOf(`${url}/metrics`).then(parseMetrics, () => undefined)),
  ])
  const { sinceStart, entries } = JSON.parse(stats ?? '') as {
    sinceStart: Figures
    entries: { entry: string; sinceStart: Figures }[]
  }
  const sum = (name: string) =>
    metrics.reduce<number | null>((total, one) => {
      const value = one?.get(name)
      return value === undefined || total === null ? null : total + value
    }, 0)
  return {
    kinds: new Map(entries.map(({ entry, sinceStart: { hits, misses, loads } }) => [entry, { hits, misses, loads }])),
    databaseQueriesAvoided: sinceStart.databaseQueriesAvoided,
    databaseQueries: sum('database_queries_total'),
    cpuSeconds: sum('process_cpu_seconds_total'),
    residentBytes: sum('process_resident_memory_bytes'),
    startedAt: sum('process_start_time_seconds'),
  }
}

/** Sums of the metrics in a Prometheus text, by name and over all labels; 0 for a metric without samples. */
export function parseMetrics(text: string): Map<string, number> {
  const sums = new Map<string, number>()
  for (const line of text.split('\n')) {
    const [, declared] = /^# TYPE (\S+)/.exec(line) ?? []
    if (declared !== undefined) sums.set(declared, sums.get(declared) ?? 0)
    const [, name, value] = /^([a-zA-Z_:][\w:]*)(?:\{.*\})? (\S+)/.exec(line) ?? []
    if (name !== undefined) sums.set(name, (sums.get(name) ?? 0) + Number(value))
  }
  return sums
}

/** Differences between two readings. */
export function between(
  before: Reading,
  after: Reading,
): Pick<Run, 'cache' | 'database'> & { cpuSeconds: number | null } {
  const kinds = [...after.kinds].map(([kind, now]) => {
    const then = before.kinds.get(kind) ?? { hits: 0, misses: 0, loads: 0 }
    return {
      kind,
      ...withRatio({
        hits: grown(then.hits, now.hits),
        misses: grown(then.misses, now.misses),
        loads: grown(then.loads, now.loads),
      }),
    }
  })
  const total = (of: (reads: Reads) => number) => kinds.reduce((sum, kind) => sum + of(kind), 0)
  const areSame = before.startedAt === after.startedAt
  const queries = areSame ? difference(before.databaseQueries, after.databaseQueries) : null
  const reads = total(({ hits, misses }) => hits + misses)
  const avoided = grown(before.databaseQueriesAvoided, after.databaseQueriesAvoided)
  return {
    cache: {
      ...withRatio({
        hits: total(({ hits }) => hits),
        misses: total(({ misses }) => misses),
        loads: total(({ loads }) => loads),
      }),
      kinds: kinds.filter(({ hits, misses, loads }) => hits + misses + loads > 0),
    },
    database: { queries, avoided: queries === null || reads === 0 ? null : avoided / (avoided + queries) },
    cpuSeconds: areSame ? difference(before.cpuSeconds, after.cpuSeconds) : null,
  }
}

export const ratioOf = ({ hits, misses }: Pick<Reads, 'hits' | 'misses'>): number | null =>
  hits + misses === 0 ? null : hits / (hits + misses)

const withRatio = (reads: Omit<Reads, 'hitRatio'>): Reads => ({ ...reads, hitRatio: ratioOf(reads) })

/** Never negative: a restarted instance counts from 0. */
const grown = (before: number, after: number) => Math.max(0, after - before)

const difference = (before: number | null, after: number | null) =>
  before === null || after === null ? null : grown(before, after)
