import { setTimeout as sleep } from 'node:timers/promises'
import type { Run } from '../results.ts'
import type { Scenario, Stage } from '../scenario.ts'

export const coldVsWarm: Scenario = {
  name: 'cold-vs-warm',
  teaches: 'With an empty cache the first reader of each entry waits for the database; a warm-up job avoids that.',
  run: async (stage) => {
    const { requests, measure, flush, own } = stage
    // Never empties the cache of an existing service.
    own()
    const search = (name: string) =>
      measure({ name, source: requests.source('cold-vs-warm', requests.search), warmUp: 0 })
    // The process is warm in all runs: only the cache differs.
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

/** Ratios of the p99 of the first second with an empty cache to that of other runs. */
function slowest(cold: Run, others: Record<string, Run>) {
  const firstSecond = (run: Run) => run.timeline[0]?.p99 ?? Number.NaN
  return Object.entries(others).map(([name, run]) => {
    const value = firstSecond(cold) / firstSecond(run)
    return { name: `cold against ${name}`, figure: 'p99 of the first second', value, low: value, high: value }
  })
}

/** Time limit of the job. */
const WARM_WITHIN_MS = 120_000

/** Warms the routes of this test, for as many days as one job may. */
async function warmByJob({ api, inventory }: Stage): Promise<void> {
  const routes = [...new Map(inventory.searches.map(({ from, to }) => [`${from}${to}`, { from, to }])).values()]
  const { jobId } = await api.send<{ jobId: string }>('POST', '/v1/admin/cache/warm', {
    routes: routes.slice(0, 100),
    days: 30,
  })
  for (const deadline = Date.now() + WARM_WITHIN_MS; Date.now() < deadline; ) {
    const { state } = await api.get<{ state: string }>(`/v1/admin/cache/warm/${jobId}`)
    if (state === 'completed') return
    if (state === 'failed') throw new Error('The job has failed.')
    await sleep(200)
  }
  throw new Error('No worker has finished the job in time.')
}
