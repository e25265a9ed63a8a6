import { randomUUID } from 'node:crypto'
import type { Queue } from 'bullmq'
import type { Guarded } from '../../cache/cache.ts'
import { AppError } from '../../errors.ts'
import { orUnavailable } from '../or-unavailable.ts'
import type { Warmed, WarmProgress, WarmRequest } from './warm.ts'

/** Name of warming jobs. Their data is a partial `WarmRequest`. */
export const WARM = 'warm'

/** A warming request. Default days and users: as in the scheduled warming. */
export type WarmOrder = Partial<WarmRequest>

export interface WarmJob {
  jobId: string
  /** `waiting` for a worker or an earlier job; `delayed` until the retry of a failure. */
  state: 'waiting' | 'delayed' | 'active' | 'completed' | 'failed'
  progress: WarmProgress
  /** Null until the job is completed. */
  result: Warmed | null
}

/** Orders warming jobs and reads their state. A worker runs them in order. */
export function createWarmJobs({ queue, server }: { queue: Queue; server: Guarded }) {
  /** Pings the server first, because the queue's connection waits forever while the server is unavailable. */
  const afterPing = <T>(command: () => Promise<T>): Promise<T> => {
    const pinged = async () => {
      await server.client.ping()
      return command()
    }
    return server.patient.ask(pinged).catch(orUnavailable('The job queue is unavailable. Retry later.'))
  }

  return {
    /** Orders a warming. Rejects with `validation-failed` when `from` equals `to` in a route. */
    order: async (order: WarmOrder): Promise<{ jobId: string }> => {
      const routes = Array.isArray(order.routes) ? order.routes : []
      const errors = routes.flatMap(({ from, to }, i) =>
        from === to ? [{ path: `body.routes.${i}.to`, message: 'must differ from `from`' }] : [],
      )
      if (errors.length > 0) throw new AppError('validation-failed', '`from` and `to` must differ.', { errors })
      const jobId = randomUUID()
      await afterPing(() => queue.add(WARM, { routes: 'popular', ...order }, { jobId }))
      return { jobId }
    },

    /** Reads a job. Rejects with `not-found` for an unknown or deleted job; the last hundred ended jobs are kept. */
    find: async (jobId: string): Promise<WarmJob> => {
      const found = await afterPing(async () => {
        const job = await queue.getJob(jobId)
        return job && { job, state: stateOf(await job.getState()) }
      })
      if (!found?.state)
        throw new AppError('not-found', 'There is no such warming job. Only the last 100 finished jobs are kept.')
      const { job, state } = found
      const isObject = typeof job.progress === 'object'
      return {
        jobId,
        state,
        progress: isObject ? (job.progress as WarmProgress) : { done: 0, total: 0, loaded: 0 },
        result: state === 'completed' ? (job.returnvalue as Warmed) : null,
      }
    },
  }
}

export type WarmJobs = ReturnType<typeof createWarmJobs>

function stateOf(state: string): WarmJob['state'] | undefined {
  const states = ['waiting', 'delayed', 'active', 'completed', 'failed'] as const
  return states.find((known) => known === state)
}
