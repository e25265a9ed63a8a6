import { hitRatioByModel } from '../model.ts'
import type { Options } from '../options.ts'
import type { Run } from '../results.ts'
import type { Scenario } from '../scenario.ts'

/** Seconds. */
const TTLS = [1, 2, 4, 8]

/** Requests a second, unless somebody says so: at so many the shortest and the longest differ. */
const RATE = 200

export const ttl: Scenario = {
  name: 'ttl',
  teaches:
    'A longer time to live buys less and less: what is asked for often hits anyway, what is asked for seldom hardly ever does.',
  run: async ({ own, measure, requests, options, world }) => {
    const rate = options.rate ?? RATE
    const runs: Run[] = []
    for (const seconds of TTLS) {
      // As short as it can be: what is stale and given out all the same is no hit of that life.
      await own().start({ settings: { TTL_SEARCH: `${seconds}`, CACHE_STALE_WHILE_REVALIDATE: '1' } })
      const source = requests.trace('ttl', requests.search)
      runs.push(await measure({ name: `${seconds} s`, source, rate, ...steady(seconds, options) }))
    }
    const of = (name: (run: Run) => number) => runs.map((run, i): [number, number] => [TTLS[i] ?? 0, name(run)])
    return {
      runs,
      charts: [
        {
          title: 'Hit ratio by time to live',
          x: { label: 'time to live, seconds', log: true },
          y: { label: 'hit ratio', percent: true },
          series: [
            {
              label: 'answered from the cache, stale ones too',
              model: false,
              points: of((run) => share(run, ['local', 'hit', 'stale'])),
            },
            { label: 'fresh', model: false, points: of((run) => share(run, ['local', 'hit'])) },
            {
              label: 'model: independent requests, Zipf',
              model: true,
              points: TTLS.map((seconds): [number, number] => [
                seconds,
                hitRatioByModel({ count: world.searches.length, skew: options.skew, rate, ttl: seconds }),
              ]),
            },
          ],
        },
      ],
    }
  },
}

/**
 * What was loaded at the same time expires at the same time: it takes some lives until that has worn off, and it is measured over
 * whole ones. Seconds.
 */
const steady = (ttl: number, { duration, warmUp }: Options) => ({
  warmUp: Math.max(warmUp, 2 * ttl),
  seconds: ttl * Math.ceil(duration / ttl),
})

/** What part of the answers came about so. */
function share({ outcomes, requests }: Run, names: readonly string[]): number {
  const of = outcomes.filter(({ outcome }) => names.includes(outcome)).reduce((sum, one) => sum + one.requests, 0)
  return requests === 0 ? 0 : of / requests
}
