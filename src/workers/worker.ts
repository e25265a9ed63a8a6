import { setTimeout as sleep } from 'node:timers/promises'
import { Queue, Worker } from 'bullmq'
import { connectValkey } from '../cache/valkey.ts'
import type { Log } from '../log.ts'
import type { RecurringJob } from './jobs.ts'

/** The one queue of the service; job names tell the work apart. */
export const QUEUE = 'jobs'

export interface WorkerOptions {
  /** The state Valkey: jobs may not be lost. */
  url: string
  /** Namespace before every key. */
  prefix: string
  jobs: readonly RecurringJob[]
  log: Log
}

/**
 * Schedules the recurring jobs and works on them. Any number of instances may do so at once: each run of a job is done
 * by one of them, and done again, with growing pauses, if it fails or its worker is killed. Connects in the background.
 */
export function startWorker({ url, prefix, jobs, log }: WorkerOptions): { close: () => Promise<void> } {
  const byName = new Map(jobs.map((job) => [job.name, job]))
  const connection = connectValkey({ url, name: 'cache-me-jobs', onError: () => {}, patient: true })
  // The braces keep all keys of the queue in one slot of a cluster.
  const common = { connection, prefix: `${prefix}{bull}` }
  const queue = new Queue(QUEUE, {
    ...common,
    defaultJobOptions: {
      attempts: 5,
      backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
      removeOnComplete: { count: 100 },
      // Kept, so that somebody sees them.
      removeOnFail: { count: 1_000 },
    },
  })
  const worker = new Worker(
    QUEUE,
    async ({ name }) => byName.get(name)?.run() ?? 'there is no such job any more',
    common,
  )
  const away = (error: Error) => log.debug({ err: error }, 'the queue is away')
  queue.on('error', away)
  worker.on('error', away)
  worker.on('failed', (job, error) =>
    log.warn({ err: error, job: job?.name, attempt: job?.attemptsMade }, 'a job failed'),
  )
  worker.on('completed', ({ name }, result) => log.debug({ job: name, result }, 'job done'))

  const scheduled = Promise.all(
    jobs.map(({ name, every }) => queue.upsertJobScheduler(name, { every }, { name })),
  ).catch((error) => log.error({ err: error }, 'jobs could not be scheduled'))

  return {
    /** Lets the job at hand finish, for as long as the server answers and at most five seconds. */
    close: async () => {
      const orderly = scheduled.then(() => worker.close()).then(() => queue.close())
      await Promise.race([orderly.catch(() => {}), sleep(5_000, undefined, { ref: false })])
      connection.disconnect()
    },
  }
}
