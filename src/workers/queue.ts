import { Queue } from 'bullmq'
import { connectValkey, type Valkey } from '../cache/valkey.ts'

/** The queues of the service: what must be done on time, and two for what takes long. Within one, job names tell the work apart. */
export type QueueName = 'jobs' | 'warm' | 'boards'

export interface JobQueue {
  queue: Queue
  /** For whoever works on the queue. */
  connection: Valkey
  /** Namespace of the queue's keys. Its braces keep all of them in one slot of a cluster. */
  prefix: string
  close: () => Promise<void>
}

/** Opens the queue on the state Valkey, which may not lose a job. Connects in the background, and waits while it is unavailable. */
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
      // Kept, so that somebody sees them.
      removeOnFail: { count: 1_000 },
    },
  })
  // Every broken connection is reported here, too; the clients of the same server have reported it already.
  queue.on('error', () => {})
  return {
    queue,
    connection,
    prefix,
    close: async () => {
      // It hangs while the server is unavailable.
      const orderly = connection.status === 'ready' ? queue.close().catch(() => {}) : Promise.resolve()
      await Promise.race([orderly, new Promise((resolve) => setTimeout(resolve, 1_000).unref())])
      connection.disconnect()
    },
  }
}
