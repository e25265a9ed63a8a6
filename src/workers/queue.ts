import { Queue } from 'bullmq'
import { connectValkey, type Valkey } from '../cache/valkey.ts'

/** Queues of the service: one for jobs that must run on time and two for long ones. Each has several job names. */
export type QueueName = 'jobs' | 'warm' | 'boards'

export interface JobQueue {
  queue: Queue
  /** Connection for the worker of the queue. */
  connection: Valkey
  /** Prefix of the queue's keys. Its braces keep all of them in one slot of a cluster. */
  prefix: string
  close: () => Promise<void>
}

/** Opens a queue on the state Valkey. Connects in the background and waits while the server is unavailable. */
export function openQueue({
  name,
  url,
  prefix: namespace,
}: {
  name: QueueName
  url: string
  prefix: string
}): JobQueue {
  const connection = connectValkey({ url, name: 'cache-me-jobs', onError: () => {}, patient: true })
  const prefix = `${namespace}{bull}`
  const queue = new Queue(name, {
    connection,
    prefix,
    defaultJobOptions: {
      attempts: 5,
      backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
      removeOnComplete: { count: 100 },
      // Failed jobs are kept for the operator.
      removeOnFail: { count: 1_000 },
    },
  })
  // Ignored, because other clients of the same server report a broken connection.
  queue.on('error', () => {})
  return {
    queue,
    connection,
    prefix,
    close: async () => {
      // `queue.close` hangs while the server is unavailable.
      const orderly = connection.status === 'ready' ? queue.close().catch(() => {}) : Promise.resolve()
      await Promise.race([orderly, new Promise((resolve) => setTimeout(resolve, 1_000).unref())])
      connection.disconnect()
    },
  }
}
