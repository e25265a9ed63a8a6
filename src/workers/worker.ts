import { setTimeout as sleep } from 'node:timers/promises'
import { type Job, WaitingError, Worker } from 'bullmq'
import type { Log } from '../log.ts'
import type { RecurringJob } from './jobs.ts'
import type { JobQueue } from './queue.ts'

/**
 * Schedules the recurring jobs and works on them. Any number of instances may do so at once: each run of a job is done
 * by one of them, and done again, with growing pauses, if it fails or its worker is killed. Begins as soon as the server
 * answers. Closing lets the jobs at hand finish, or give up for another worker to begin anew; for as long as the server
 * answers and at most five seconds.
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
      // Not a failure: it goes back to the queue, and no attempt is counted.
      await job.moveToWait(token)
      throw new WaitingError()
    }
  }
  // No job waits for another: each may run in two places at once.
  const worker = new Worker(queue.name, run, { connection, prefix, concurrency: jobs.length })
  worker.on('error', (error) => log.debug({ err: error }, 'the queue is unavailable'))
  worker.on('failed', (job, err) => log.warn({ err, job: job?.name, attempt: job?.attemptsMade }, 'a job failed'))
  worker.on('completed', ({ name }, result) => log.debug({ job: name, result }, 'job done'))

  const scheduled = Promise.all(
    jobs.map(({ name, every }) => queue.upsertJobScheduler(name, { every }, { name })),
  ).catch((error) => log.error({ err: error }, 'jobs could not be scheduled'))

  return {
    close: async (): Promise<void> => {
      const orderly = scheduled.then(() => {
        const closed = worker.close()
        // Not before it takes no more jobs: it would take up again what has just been given up.
        closing.abort()
        return closed
      })
      await Promise.race([orderly.catch(() => {}), sleep(5_000, undefined, { ref: false })])
      closing.abort()
    },
  }
}
