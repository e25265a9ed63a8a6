import { hitRatioByModel } from '../model.ts'
import type { Options } from '../options.ts'
import type { Run } from '../results.ts'
import type { Scenario } from '../scenario.ts'

/** TTLs in seconds. */
const TTLS = [1, 2, 4, 8]

/** Default rate, at which the results differ well. Requests per second. */
const RATE = 200

export const ttl: Scenario = {
  name: 'ttl',
  teaches: 'Each longer TTL gains less: popular keys hit anyway, and rare keys hardly ever hit.',
  run: async ({ own, measure, requests, options, inventory }) => {
    const rate = options.rate ?? RATE
    const runs: Run[] = []
    for (const seconds of TTLS) {
      // The shortest grace, because a stale hit is not a hit within the TTL.
      await own().start({ settings: { TTL_SEARCH_SECONDS: `${seconds}`, CACHE_STALE_WHILE_REVALIDATE_SECONDS: '1' } })
      const source = requests.trace('ttl', requests.search)
      runs.push(await measure({ name: `${seconds} s`, source, rate, ...steady(seconds, options) }))
    }
    const of = (name: (run: Run) => number) => runs.map((run, i): [number, number] => [TTLS[i] ?? 0, name(run)])
    return {
      runs,
      charts: [
        {
          title: 'Hit ratio by TTL',
          x: { label: 'TTL, seconds', log: true },
          y: { label: 'hit ratio', percent: true },
          series: [
            {
              label: 'from the cache, including stale ones',
              model: false,
              points: of((run) => share(run, ['local', 'hit', 'stale'])),
            },
            { label: 'fresh', model: false, points: of((run) => share(run, ['local', 'hit'])) },
            {
              label: 'model: independent requests, Zipf',
              model: true,
              points: TTLS.map((seconds): [number, number] => [
                seconds,
                hitRatioByModel({ count: inventory.searches.length, skew: options.skew, rate, ttl: seconds }),
              ]),
            },
          ],
        },
      ],
    }
  },
}

/**
 * Times of a run in seconds. Entries that were loaded together expire together, so the warm-up takes two TTLs. The run is a
 * multiple of one.
 */
const steady = (ttl: number, { duration, warmUp }: Options) => ({
  warmUp: Math.max(warmUp, 2 * ttl),
  seconds: ttl * Math.ceil(duration / ttl),
})

/** Share of the responses with these outcomes. */
function share({ outcomes, requests }: Run, names: readonly string[]): number {
  const of = outcomes.filter(({ outcome }) => names.includes(outcome)).reduce((sum, one) => sum + one.requests, 0)
  return requests === 0 ? 0 : of / requests
}
