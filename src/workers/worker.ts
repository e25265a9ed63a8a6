import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'bullmq'
import type { Log } from '../log.ts'
import type { RecurringJob } from './jobs.ts'
import { type JobQueue, QUEUE } from './queue.ts'

/**
 * Schedules the recurring jobs and works on them. Any number of instances may do so at once: each run of a job is done
 * by one of them, and done again, with growing pauses, if it fails or its worker is killed. Begins as soon as the server
 * answers. Closing lets the job at hand finish, for as long as the server answers and at most five seconds.
 */
export function startWorker({ queue, connection, prefix }: JobQueue, jobs: readonly RecurringJob[], log: Log) {
  const byName = new Map(jobs.map((job) => [job.name, job]))
  const run = async ({ name }: { name: string }) => byName.get(name)?.run() ?? 'there is no such job any more'
  // No job waits for another: each may run in two places at once.
  const worker = new Worker(QUEUE, run, { connection, prefix, concurrency: jobs.length })
  worker.on('error', (error) => log.debug({ err: error }, 'the queue is away'))
  worker.on('failed', (job, err) => log.warn({ err, job: job?.name, attempt: job?.attemptsMade }, 'a job failed'))
  worker.on('completed', ({ name }, result) => log.debug({ job: name, result }, 'job done'))

  const scheduled = Promise.all(
    jobs.map(({ name, every }) => queue.upsertJobScheduler(name, { every }, { name })),
  ).catch((error) => log.error({ err: error }, 'jobs could not be scheduled'))

  return {
    close: async (): Promise<void> => {
      const orderly = scheduled.then(() => worker.close()).catch(() => {})
      await Promise.race([orderly, sleep(5_000, undefined, { ref: false })])
    },
  }
}
