import { randomUUID } from 'node:crypto'
import type { Queue } from 'bullmq'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { createLog } from '../../src/log.ts'
import { type RecurringJob, warmJob } from '../../src/workers/jobs.ts'
import { openQueue } from '../../src/workers/queue.ts'
import { startWorker } from '../../src/workers/worker.ts'
import { testApp } from '../support/app.ts'
import { until } from '../support/until.ts'

describe('workers', () => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })

  function start(prefix: string, job: RecurringJob) {
    const log = createLog({ level: 'silent', pretty: false })
    const queue = openQueue({ url: inject('stateUrl'), prefix })
    closing.push(queue.close, startWorker(queue, [job], log).close)
  }

  function look(prefix: string): Queue {
    const { queue, close } = openQueue({ url: inject('stateUrl'), prefix })
    closing.push(close)
    return queue
  }

  test('share the runs of a job, each of which is done once', async () => {
    const prefix = `${randomUUID()}:`
    const runs: string[] = []
    for (const worker of ['one', 'two', 'three']) {
      start(prefix, { name: 'tick', every: 100, run: async () => String(runs.push(worker)) })
    }
    await until(() => runs.length >= 5)
    const queue = look(prefix)
    expect(await queue.getJobSchedulersCount()).toBe(1)
    await until(async () => (await queue.getCompletedCount()) >= 5)
    const jobs = await queue.getCompleted()
    expect(new Set(jobs.map((job) => job.id)).size).toBe(jobs.length)
  })

  test('do a job again that failed', async () => {
    const prefix = `${randomUUID()}:`
    let attempts = 0
    const run = async () => {
      attempts++
      if (attempts === 1) throw new Error('not yet')
      return 'done'
    }
    start(prefix, { name: 'tick', every: 3_600_000, run })
    await until(() => attempts === 2)
    const queue = look(prefix)
    await until(async () => (await queue.getCompleted()).some((job) => job.returnvalue === 'done'))
  })
})

test('the warm job reads the popular routes of the coming days, and does not count that as searches', async () => {
  const { app, servers, config, wired, close } = await testApp()
  const search = () => app.inject(`/v1/flights/search?from=JFK&to=LAX&date=${inject('anchor')}`)
  const searches = () => servers.state.zscore(`${config.KEY_PREFIX}routes:searches`, 'JFK:LAX')
  await search()
  await until(async () => (await searches()) === '1')

  const { flights, searchCounts } = wired.services
  const warm = warmJob({ flights, searchCounts, now: () => Date.parse(inject('anchor')) })
  expect(await warm.run()).toBe('1 routes, 7 days: 6 searches loaded')
  expect(await warm.run()).toBe('1 routes, 7 days: 0 searches loaded')
  await search()
  // Two people have searched; what the job read fourteen times is not counted.
  await until(async () => (await searches()) === '2')
  await close()
})
