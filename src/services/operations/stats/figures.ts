import { bucketsOf, type Counts, ended, noCounts, type Outcome, slots } from '../../../cache/counters.ts'
import { quantile } from '../../../histogram.ts'
import type { ByKind } from './last-minute.ts'

/** What was read and loaded of one kind of entry, or of all. Times are in milliseconds, null where nothing was timed. */
export interface Figures {
  /** Reads that the cache answered, whichever way: fresh or stale, from Valkey or by a copy. */
  hits: number
  /** Those of them that a copy in the process answered. */
  localHits: number
  /** Those of them that were answered with something stale: while it was loaded anew, or because loading it failed. */
  staleHits: number
  /** Reads that had to wait for a load, or were not answered. Not those that wanted it loaded anew. */
  misses: number
  /** Of hits and misses; null when there are none. */
  hitRatio: number | null
  /** Those of the misses that joined the load of another reader. */
  collapsed: number
  /** Those of the misses that went past the cache, because it was unavailable or not to be used. */
  bypassed: number
  /** Those of the misses that were not answered. */
  failed: number
  /** Reads that wanted it loaded anew: `Cache-Control: no-cache`. */
  requested: number
  /** Reads whose answer was that there is no such thing. */
  absent: number
  loads: number
  loadErrors: number
  avgHitMs: number | null
  p99HitMs: number | null
  avgLoadMs: number | null
  p99LoadMs: number | null
  /** Reads less loads: without the cache each read would have been one. */
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
    // Warming loads what nobody has read yet.
    databaseQueriesAvoided: Math.max(0, hits + misses + of('request') - loads),
  }
}

/** Of hits and misses, to four digits; null when there are none. */
const ratio = (hits: number, misses: number) =>
  hits + misses === 0 ? null : Math.round((hits / (hits + misses)) * 10_000) / 10_000

/** Over all hits: a copy's are timed seldom, and count for all of them. */
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

/** To whole microseconds. */
function rounded(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms * 1_000) / 1_000
}

/** The figures of several, added up by kind. */
export function mergedKinds(several: readonly ByKind[]): ByKind {
  const kinds = new Set(several.flatMap((byKind) => [...byKind.keys()]))
  return new Map([...kinds].map((kind) => [kind, merged(several.map((byKind) => byKind.get(kind)))]))
}

/** Added up. */
export function merged(several: readonly (Counts | undefined)[]): Counts {
  const sum = noCounts()
  for (const counts of several) {
    for (const [slot, count] of counts?.entries() ?? []) sum[slot] = (sum[slot] ?? 0) + count
  }
  return sum
}
