import { Counter, Gauge, type Metric, type Registry } from 'prom-client'
import { BUCKETS, boundOf } from '../../../histogram.ts'

export type Value = [labels: Record<string, string>, value: number]

/** A metric whose values are read from other objects on each scrape. */
export interface Definition {
  name: string
  help: string
  /** Reads each value with its labels; none while unknown. */
  values: () => Promise<Value[]>
}

export const counter = (registry: Registry, { values, ...about }: Definition, ...labelNames: string[]) =>
  new Counter({
    ...about,
    labelNames,
    registers: [registry],
    async collect() {
      this.reset()
      for (const [labels, value] of await values()) this.inc(labels, value)
    },
  })

export const gauge = (registry: Registry, { values, ...about }: Definition, ...labelNames: string[]) =>
  new Gauge({
    ...about,
    labelNames,
    registers: [registry],
    async collect() {
      this.reset()
      const found = await values()
      // A gauge without labels would otherwise show a zero that was never measured.
      if (labelNames.length === 0 && found.length === 0) this.remove()
      for (const [labels, value] of found) this.set(labels, value)
    },
  })

/** Durations of one set of labels: sum in milliseconds, and counts by the buckets of `histogram.ts`. */
export interface Durations {
  labels: Record<string, string>
  sumMs: number
  buckets: Float64Array
}

/** Every second octave of the buckets, from 64 µs to 16.8 s. All buckets would make a thousand series per instance. */
const shown = Array.from({ length: BUCKETS }, (_, bucket) => bucket).filter(
  (bucket) => bucket >= 24 && bucket < BUCKETS - 1 && (bucket - 24) % 8 === 0,
)

/**
 * Registers a histogram in seconds from existing counts. The library's own histogram counts each observation, which costs
 * more than a cache hit.
 */
export function registerHistogram(
  registry: Registry,
  { name, help, collect }: { name: string; help: string; collect: () => Durations[] },
): void {
  const about = { name, help, type: 'histogram', aggregator: 'sum' }
  const get = async () => ({ ...about, values: collect().flatMap((durations) => series(name, durations)) })
  // The registry needs only these members, but its type requires a class of the library.
  registry.registerMetric({ ...about, get, reset: () => {} } as unknown as Metric)
}

function series(name: string, { labels, sumMs, buckets }: Durations) {
  const upTo = (last: number) => buckets.subarray(0, last + 1).reduce((sum, count) => sum + count, 0)
  const all = upTo(BUCKETS - 1)
  return [
    ...shown.map((bucket) => ({
      metricName: `${name}_bucket`,
      labels: { ...labels, le: boundOf(bucket) / 1_000 },
      value: upTo(bucket),
    })),
    { metricName: `${name}_bucket`, labels: { ...labels, le: '+Inf' }, value: all },
    { metricName: `${name}_sum`, labels, value: sumMs / 1_000 },
    { metricName: `${name}_count`, labels, value: all },
  ]
}
