import { setTimeout as sleep } from 'node:timers/promises'
import { count, ms } from '../../tools/format.ts'
import type { Check, Run } from '../results.ts'
import type { Scenario, Stage } from '../scenario.ts'

/** The popular entry: the result of a join of three tables. */
const PATH = '/v1/airlines/top-routes?limit=10'
const KEY = 'airlines:top-routes:10'
const KIND = 'airline-top-routes'

const EVERY_MS = 1_000

export const stampede: Scenario = {
  name: 'stampede',
  teaches:
    'When a popular entry is missing, all its readers load it; with a lease and single flight, one loads and the others wait.',
  instances: 2,
  run: async (stage) => {
    const own = stage.own()
    const protectedRun = await drop(stage, 'protected')
    await own.start({ settings: { CACHE_STAMPEDE_PROTECTION: 'false' }, instances: 2 })
    const unprotected = await drop(stage, 'not protected')
    return {
      runs: [protectedRun.run, unprotected.run],
      ratios: [
        {
          name: 'not protected against protected',
          figure: 'loads per invalidation',
          ...same(unprotected.loads / protectedRun.loads),
        },
      ],
      checks: [oneLoad(protectedRun)],
      notes: [protectedRun, unprotected].map(
        ({ run, loads, drops }) =>
          `${run.name}: ${loads.toFixed(1)} loads after each of the ${drops} invalidations; the slowest response took ${ms(run.latency?.max)}, ${count(run.database.queries ?? 0)} queries reached the database.`,
      ),
    }
  },
}

interface Dropped {
  run: Run
  drops: number
  /** Loads for each drop. */
  loads: number
}

/** Many readers of one entry on two instances. The entry is invalidated once a second. */
async function drop({ measure, api, options }: Stage, name: string): Promise<Dropped> {
  let drops = 0
  // The entry exists from the beginning, with or without a warm-up.
  await api.get(PATH)
  const run = await measure({
    name,
    source: () => () => ({ path: PATH }),
    seconds: Math.max(options.duration, 2.5),
    meanwhile: async ({ mark, signal }) => {
      for (;;) {
        await sleep(EVERY_MS, undefined, { signal }).catch(() => {})
        if (signal.aborted) return
        drops++
        if (drops === 1) mark('it is gone, and again each second')
        await api.send('POST', '/v1/admin/cache/invalidate', { keys: [KEY] })
      }
    },
  })
  const loads = run.cache.kinds.find(({ kind }) => kind === KIND)?.loads ?? 0
  return { run, drops, loads: loads / Math.max(1, drops) }
}

const same = (value: number) => ({ value, low: value, high: value })

const oneLoad = ({ loads, drops }: Dropped): Check => ({
  // After the last invalidation there may be no reader.
  name: 'one load each time',
  passed: drops > 1 && loads <= 1 && loads >= (drops - 1) / drops,
  found: `${loads.toFixed(2)} loads each of ${drops} times, over two instances`,
})
