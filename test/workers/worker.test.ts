import { randomUUID } from 'node:crypto'
import type { Queue } from 'bullmq'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { createLog } from '../../src/log.ts'
import { openQueue } from '../../src/workers/queue.ts'
import type { RecurringJob } from '../../src/workers/recurring-job.ts'
import { startWorker } from '../../src/workers/worker.ts'
import { until } from '../support/until.ts'

describe('workers', () => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })

  function start(prefix: string, job: RecurringJob) {
    const log = createLog({ level: 'silent', pretty: false })
    const queue = openQueue({ name: 'jobs', url: inject('stateUrl'), prefix })
    closing.push(queue.close, startWorker(queue, [job], log).close)
  }

  function look(prefix: string): Queue {
    const { queue, close } = openQueue({ name: 'jobs', url: inject('stateUrl'), prefix })
    closing.push(close)
    return queue
  }

  test('share the runs of a job, one worker per run', async () => {
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

  test('remove the schedule of a job that no longer exists', async () => {
    const prefix = `${randomUUID()}:`
    const queue = look(prefix)
    await queue.upsertJobScheduler('old', { every: 3_600_000 }, { name: 'old' })
    let ran = false
    const run = async () => {
      ran = true
      return 'done'
    }
    start(prefix, { name: 'new', every: 3_600_000, run })
    await until(async () => (await queue.getJobSchedulers()).map(({ key }) => key).join() === 'new')
    await until(() => ran)
  })

  test('retry a failed job', async () => {
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

  test('abort a long job when they close; another worker restarts it, without counting a failure', async () => {
    const prefix = `${randomUUID()}:`
    const runs: string[] = []
    const job = (worker: string, run: RecurringJob['run']): RecurringJob => ({
      name: 'long',
      every: 3_600_000,
      run: (job) => {
        runs.push(worker)
        return run(job)
      },
    })
    const log = createLog({ level: 'silent', pretty: false })
    const queue = openQueue({ name: 'jobs', url: inject('stateUrl'), prefix })
    const untilTold = job(
      'first',
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason))
        }),
    )
    const first = startWorker(queue, [untilTold], log)
    await until(() => runs.length === 1)
    await first.close()
    expect(await queue.queue.getJobCounts('waiting', 'active', 'failed')).toEqual({ waiting: 1, active: 0, failed: 0 })
    await queue.close()

    start(
      prefix,
      job('second', async () => 'done'),
    )
    const found = look(prefix)
    await until(async () => (await found.getCompletedCount()) === 1)
    expect(runs).toEqual(['first', 'second'])
    const [completed] = await found.getCompleted()
    expect(completed).toMatchObject({ returnvalue: 'done', attemptsMade: 1 })
  })

  test('pass the payload of an order to its job, and show its progress', async () => {
    const prefix = `${randomUUID()}:`
    const job: RecurringJob = {
      name: 'tick',
      every: 3_600_000,
      run: async ({ data, report }) => {
        await report({ done: 1 })
        return data
      },
    }
    const queue = look(prefix)
    const ordered = await queue.add('tick', { of: 'somebody' })
    const unknown = await queue.add('gone', {})
    start(prefix, job)
    await until(async () => (await queue.getCompletedCount()) === 3)
    expect(await queue.getJob(ordered.id ?? '')).toMatchObject({
      returnvalue: { of: 'somebody' },
      progress: { done: 1 },
    })
    expect(await queue.getJob(unknown.id ?? '')).toMatchObject({ returnvalue: 'there is no such job any more' })
  })
})
