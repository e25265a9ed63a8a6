import { setTimeout as sleep } from 'node:timers/promises'
import { type Job, type Queue, WaitingError, Worker } from 'bullmq'
import type { Log } from '../log.ts'
import type { JobQueue } from './queue.ts'
import type { RecurringJob } from './recurring-job.ts'

/**
 * Schedules the recurring jobs and runs them. Any number of instances may do so: one of them does each run. A run that fails,
 * or whose worker is killed, is retried with growing pauses. Starts as soon as the server is available. `close` lets running
 * jobs finish or return to the queue. It waits at most five seconds, and only while the server is available.
 */
export function startWorker({ queue, connection, prefix }: JobQueue, jobs: readonly RecurringJob[], log: Log) {
  const byName = new Map(jobs.map((job) => [job.name, job]))
  const closing = new AbortController()
  const run = async (job: Job, token?: string): Promise<unknown> => {
    const { data } = job
    const report = (progress: object) => job.updateProgress(progress)
    try {
      const known = byName.get(job.name)
      return known ? await known.run({ data, report, signal: closing.signal }) : 'there is no such job any more'
    } catch (error) {
      if (!closing.signal.aborted || error !== closing.signal.reason) throw error
      // Not a failure: the job returns to the queue, and the attempt does not count.
      await job.moveToWait(token)
      throw new WaitingError()
    }
  }
  // As many slots as jobs, so that no job waits for another.
  const worker = new Worker(queue.name, run, { connection, prefix, concurrency: jobs.length })
  worker.on('error', (error) => log.debug({ err: error }, 'the queue is unavailable'))
  worker.on('failed', (job, err) => log.warn({ err, job: job?.name, attempt: job?.attemptsMade }, 'a job failed'))
  worker.on('completed', ({ name }, result) => log.debug({ job: name, result }, 'job done'))

  const scheduled = schedule(queue, jobs).catch((error) => log.error({ err: error }, 'jobs could not be scheduled'))

  return {
    /** Registers the schedules again, after the server has lost them. */
    schedule: () => schedule(queue, jobs),
    close: async (): Promise<void> => {
      const orderly = scheduled.then(() => {
        const closed = worker.close()
        // Only after the worker takes no more jobs: it would take an aborted job again.
        closing.abort()
        return closed
      })
      await Promise.race([orderly.catch(() => {}), sleep(5_000, undefined, { ref: false })])
      closing.abort()
    },
  }
}

/** Schedules the jobs, and removes schedules of jobs that only an earlier version had. */
async function schedule(queue: Queue, jobs: readonly RecurringJob[]): Promise<void> {
  await Promise.all(jobs.map(({ name, every }) => queue.upsertJobScheduler(name, { every }, { name })))
  const names = new Set(jobs.map(({ name }) => name))
  const removed = (await queue.getJobSchedulers()).map(({ key }) => key).filter((key) => !names.has(key))
  await Promise.all(removed.map((key) => queue.removeJobScheduler(key)))
}
