import { setTimeout as sleep } from 'node:timers/promises'
import { percent } from '../../tools/format.ts'
import { moreThan } from '../checks.ts'
import type { Beside } from '../measure.ts'
import { type Scenario, Skipped } from '../scenario.ts'
import type { Own } from '../tested.ts'

export const outage: Scenario = {
  name: 'outage',
  teaches:
    'Without its cache the service is slower but correct: it queries the database, and refills the cache once that is back.',
  seconds: 15,
  run: async ({ own, measure, requests, options }) => {
    const { cache } = own()
    if (!cache) throw new Skipped('it kills a private Valkey: run it without VALKEY_CACHE_URL')
    // The server is unavailable for three seconds.
    const seconds = Math.max(options.duration, 8)
    const run = await measure({
      name: 'cache killed',
      seconds,
      source: requests.source('outage', requests.search),
      meanwhile: (beside) => killAndWait(cache, beside, seconds * 250),
    })
    const last = run.timeline.at(-1)
    const lowest = Math.min(...run.timeline.flatMap(({ hitRatio }) => hitRatio ?? []))
    return {
      runs: [run],
      checks: [
        {
          name: 'the cache recovered',
          passed: run.marks.length === 2,
          found: `${run.marks.map(({ at, label }) => `${label} after ${at.toFixed(1)} s`).join(', ')}`,
        },
        {
          name: 'the cache was unavailable',
          passed: lowest < 0.5,
          found: `hit ratio of the worst second: ${percent(lowest)}, less than 50 %`,
        },
        moreThan('hit ratio of the last second', last?.hitRatio ?? null, 0.95),
      ],
    }
  },
}

/** Kills the cache server after `afterMs`, and marks when it is up again. */
async function killAndWait(cache: NonNullable<Own['cache']>, { mark, signal }: Beside, afterMs: number): Promise<void> {
  const pause = (ms: number) => sleep(ms, undefined, { signal }).catch(() => {})
  await pause(afterMs)
  await cache.kill()
  mark('cache killed')
  while (!signal.aborted) {
    await pause(50)
    if (!(await cache.isUp())) continue
    mark('cache is back')
    return
  }
}
