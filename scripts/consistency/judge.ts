import { occurrences, quantile } from '../../tools/statistics.ts'
import { type History, type Layer, layers, type Read, type Write } from './history.ts'

/** Staleness of the reads from one layer. */
export interface LayerFindings {
  reads: number
  stale: number
  /** Age of the oldest acknowledged change that a result misses, at the beginning of the read. Milliseconds. */
  p99Ms: number
  maxMs: number
}

export interface Findings {
  layers: Record<Layer, LayerFindings>
  /** Stale reads in the process that made the missing change. */
  staleInWriter: number
  /** The stalest read of each layer. */
  worst: Partial<Record<Layer, Read & { process: number; stalenessMs: number }>>
  writes: number
  /** Writes with an unconfirmed invalidation. */
  unacknowledged: number
  failures: Record<string, number>
  longestReadMs: number
}

/**
 * Compares each read with the writes that were acknowledged before it began. There is one history per process, all by the same
 * clock. A write without acknowledgement makes no read stale.
 */
export function judge(histories: readonly History[]): Findings {
  const overall = indexOf(histories.flatMap(({ writes }) => writes))
  const worst: Findings['worst'] = {}
  const staleness: Record<Layer, number[]> = { process: [], valkey: [], loaded: [] }
  const counts: Record<Layer, number> = { process: 0, valkey: 0, loaded: 0 }
  let staleInWriter = 0

  histories.forEach(({ reads, writes }, process) => {
    const own = indexOf(writes)
    for (const read of reads) {
      counts[read.layer]++
      const stalenessMs = read.began - oldestMissing(overall, read)
      if (stalenessMs <= 0) continue
      staleness[read.layer].push(stalenessMs)
      if (read.began > oldestMissing(own, read)) staleInWriter++
      if (stalenessMs > (worst[read.layer]?.stalenessMs ?? 0)) worst[read.layer] = { ...read, process, stalenessMs }
    }
  })

  const writes = histories.flatMap((history) => history.writes)
  const reasons = histories.flatMap((history) => history.failures.map(({ reason }) => reason))
  return {
    layers: Object.fromEntries(
      layers.map((layer) => [layer, { reads: counts[layer], ...summary(staleness[layer]) }]),
    ) as Findings['layers'],
    staleInWriter,
    worst,
    failures: Object.fromEntries(occurrences(reasons)),
    writes: writes.length,
    unacknowledged: writes.filter(({ acknowledged }) => acknowledged === undefined).length,
    longestReadMs: histories
      .flatMap(({ reads, failures }) => [...reads, ...failures])
      .reduce((longest, { tookMs }) => Math.max(longest, tookMs), 0),
  }
}

/** For each key: descending versions, each with the earliest acknowledgement of it or of a later one. */
type Index = Map<number, { versions: number[]; earliest: number[] }>

function indexOf(writes: readonly Write[]): Index {
  const index: Index = new Map()
  // From the last version down, so that each inherits the earliest time of later ones.
  for (const { key, version, acknowledged = Number.POSITIVE_INFINITY } of writes.toSorted(
    (a, b) => b.version - a.version,
  )) {
    const entry = index.get(key) ?? { versions: [], earliest: [] }
    index.set(key, entry)
    entry.versions.push(version)
    entry.earliest.push(Math.min(acknowledged, entry.earliest.at(-1) ?? Number.POSITIVE_INFINITY))
  }
  return index
}

/** First acknowledgement of a change that is newer than the read version; infinity if there is none. */
function oldestMissing(index: Index, { key, version }: Read): number {
  const entry = index.get(key)
  if (!entry) return Number.POSITIVE_INFINITY
  let [low, high] = [0, entry.versions.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entry.versions[middle] ?? 0) > version) low = middle + 1
    else high = middle
  }
  return entry.earliest[low - 1] ?? Number.POSITIVE_INFINITY
}

function summary(staleness: readonly number[]): Pick<LayerFindings, 'stale' | 'p99Ms' | 'maxMs'> {
  const [p99Ms, maxMs] = [quantile(staleness, 0.99), quantile(staleness, 1)]
  return staleness.length === 0 ? { stale: 0, p99Ms: 0, maxMs: 0 } : { stale: staleness.length, p99Ms, maxMs }
}
