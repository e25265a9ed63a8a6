import { bucketsOf, type Counts, ended, noCounts, type Outcome, slots } from '../../../cache/counters.ts'
import { quantile } from '../../../histogram.ts'
import type { ByKind } from './last-minute.ts'

/** Reads and loads of one kind of entry, or of all kinds. Times are in milliseconds, null without samples. */
export interface Figures {
  /** Cache hits: fresh or stale, from Valkey or an in-process copy. */
  hits: number
  /** Hits of in-process copies. */
  localHits: number
  /** Stale hits: during a refresh, or after a failed load. */
  staleHits: number
  /** Reads that waited for a load or failed, without `requested`. */
  misses: number
  /** Hits / (hits + misses); null without reads. */
  hitRatio: number | null
  /** Misses that joined the load of another reader. */
  collapsed: number
  /** Misses that bypassed an unavailable or disabled cache. */
  bypassed: number
  /** Misses that failed. */
  failed: number
  /** Reads that requested a load with `Cache-Control: no-cache`. */
  requested: number
  /** Reads with the result "not found". */
  absent: number
  loads: number
  loadErrors: number
  avgHitMs: number | null
  p99HitMs: number | null
  avgLoadMs: number | null
  p99LoadMs: number | null
  /** Reads minus loads: without the cache each read would be a query. */
  databaseQueriesAvoided: number
}

export function figuresOf(counts: Counts): Figures {
  const of = (outcome: Outcome) => counts[ended[outcome]] ?? 0
  const at = (slot: number) => counts[slot] ?? 0
  const localHits = of('local')
  const staleHits = of('stale') + of('fail-safe')
  const hits = of('hit') + localHits + staleHits
  const misses = of('miss') + of('collapsed') + of('bypass') + of('failed')
  const loads = at(slots.loads)
  return {
    hits,
    localHits,
    staleHits,
    misses,
    hitRatio: ratio(hits, misses),
    collapsed: of('collapsed'),
    bypassed: of('bypass'),
    failed: of('failed'),
    requested: of('request'),
    absent: at(slots.absent),
    loads,
    loadErrors: at(slots.loadErrors),
    ...hitTimes(counts),
    avgLoadMs: average(at(slots.loadTime), total(bucketsOf(counts, 'loadTime'))),
    p99LoadMs: rounded(quantile(0.99, bucketsOf(counts, 'loadTime'))),
    // Warming can make loads exceed reads.
    databaseQueriesAvoided: Math.max(0, hits + misses + of('request') - loads),
  }
}

/** Computes the hit ratio to four digits; null without reads. */
const ratio = (hits: number, misses: number) =>
  hits + misses === 0 ? null : Math.round((hits / (hits + misses)) * 10_000) / 10_000

/** Computes times over all hits. Only a sample of copy hits is timed, so each sample is weighted. */
function hitTimes(counts: Counts): Pick<Figures, 'avgHitMs' | 'p99HitMs'> {
  const [near, far] = [bucketsOf(counts, 'localTime'), bucketsOf(counts, 'hitTime')]
  const timed = total(near)
  const each = timed === 0 ? 0 : (counts[ended.local] ?? 0) / timed
  const ms = (counts[slots.localTime] ?? 0) * each + (counts[slots.hitTime] ?? 0)
  const merged = far.map((count, bucket) => count + (near[bucket] ?? 0) * each)
  return { avgHitMs: average(ms, total(merged)), p99HitMs: rounded(quantile(0.99, merged)) }
}

const total = (buckets: Float64Array) => buckets.reduce((sum, count) => sum + count, 0)

const average = (ms: number, times: number) => (times === 0 ? null : rounded(ms / times))

/** Rounds to microseconds. */
function rounded(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms * 1_000) / 1_000
}

/** Sums counts by kind. */
export function mergedKinds(several: readonly ByKind[]): ByKind {
  const kinds = new Set(several.flatMap((byKind) => [...byKind.keys()]))
  return new Map([...kinds].map((kind) => [kind, merged(several.map((byKind) => byKind.get(kind)))]))
}

/** Sums counts. */
export function merged(several: readonly (Counts | undefined)[]): Counts {
  const sum = noCounts()
  for (const counts of several) {
    for (const [slot, count] of counts?.entries() ?? []) sum[slot] = (sum[slot] ?? 0) + count
  }
  return sum
}
