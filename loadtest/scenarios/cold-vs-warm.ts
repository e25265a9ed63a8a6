import { setTimeout as sleep } from 'node:timers/promises'
import type { Run } from '../results.ts'
import type { Scenario, Stage } from '../scenario.ts'

export const coldVsWarm: Scenario = {
  name: 'cold-vs-warm',
  teaches: 'An empty cache makes the first of each kind wait for the database; warming by a job spares them that.',
  run: async (stage) => {
    const { requests, measure, flush, own } = stage
    // Whose cache it is does not want it emptied by a test.
    own()
    const search = (name: string) =>
      measure({ name, source: requests.source('cold-vs-warm', requests.search), warmUp: 0 })
    // The process has to be warm in all of them: it is the cache that differs.
    await measure({ name: 'warming up', source: requests.source('warming-up', requests.search) })
    await flush()
    const cold = await search('cold')
    const warm = await search('warm')
    await flush()
    await warmByJob(stage)
    const warmed = await search('warmed by a job')
    return { runs: [cold, warm, warmed], ratios: slowest(cold, { warm, 'warmed by a job': warmed }) }
  },
}

/** How much longer the slowest hundredth of the first second took when the cache was empty. */
function slowest(cold: Run, others: Record<string, Run>) {
  const firstSecond = (run: Run) => run.timeline[0]?.p99 ?? Number.NaN
  return Object.entries(others).map(([name, run]) => {
    const value = firstSecond(cold) / firstSecond(run)
    return { name: `cold against ${name}`, figure: 'p99 of the first second', value, low: value, high: value }
  })
}

/** How long the job may take. */
const WARM_WITHIN_MS = 120_000

/** The routes of this test, for the days that a job may warm at a time. */
async function warmByJob({ api, world }: Stage): Promise<void> {
  const routes = [...new Map(world.searches.map(({ from, to }) => [`${from}${to}`, { from, to }])).values()]
  const { jobId } = await api.send<{ jobId: string }>('POST', '/v1/admin/cache/warm', {
    routes: routes.slice(0, 100),
    days: 30,
  })
  for (const deadline = Date.now() + WARM_WITHIN_MS; Date.now() < deadline; ) {
    const { state } = await api.get<{ state: string }>(`/v1/admin/cache/warm/${jobId}`)
    if (state === 'completed') return
    if (state === 'failed') throw new Error('the cache could not be warmed')
    await sleep(200)
  }
  throw new Error('no worker has warmed the cache')
}
