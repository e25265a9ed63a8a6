import { randomUUID } from 'node:crypto'
import type { Queue } from 'bullmq'
import type { Guarded } from '../../cache/cache.ts'
import { AppError } from '../../errors.ts'
import { orUnavailable } from '../or-unavailable.ts'
import type { Warmed, WarmProgress, WarmRequest } from './warm.ts'

/** The name of a job that warms. Its data is a `WarmRequest`, of which anything may be left out. */
export const WARM = 'warm'

/** Without days and users: those of every minute's warming. */
export type WarmOrder = Partial<WarmRequest>

export interface WarmJob {
  jobId: string
  /** `waiting` for a worker or for the warming before it; `delayed` until it is tried again after a failure. */
  state: 'waiting' | 'delayed' | 'active' | 'completed' | 'failed'
  progress: WarmProgress
  /** Null until it is completed. */
  result: Warmed | null
}

/** Warming that somebody asked for. It is done by a worker, after what was ordered before it. */
export function createWarmJobs({ queue, server }: { queue: Queue; server: Guarded }) {
  /** The queue's own connection waits while the server is unavailable, for ever: so the server is asked first. */
  const asked = <T>(command: () => Promise<T>): Promise<T> => {
    const afterPing = async () => {
      await server.client.ping()
      return command()
    }
    return server.patient.ask(afterPing).catch(orUnavailable('The queue cannot be reached.'))
  }

  return {
    /** Orders a warming. Refuses (`validation-failed`) a route that ends where it begins. */
    order: async (order: WarmOrder): Promise<{ jobId: string }> => {
      const routes = Array.isArray(order.routes) ? order.routes : []
      const errors = routes.flatMap(({ from, to }, i) =>
        from === to ? [{ path: `body.routes.${i}.to`, message: 'must differ from from' }] : [],
      )
      if (errors.length > 0)
        throw new AppError('validation-failed', 'A flight does not end where it begins.', { errors })
      const jobId = randomUUID()
      await asked(() => queue.add(WARM, { routes: 'popular', ...order }, { jobId }))
      return { jobId }
    },

    /** Rejects with `not-found` when there is no such job, or it has been forgotten: a hundred that ended are known. */
    find: async (jobId: string): Promise<WarmJob> => {
      const found = await asked(async () => {
        const job = await queue.getJob(jobId)
        return job && { job, state: stateOf(await job.getState()) }
      })
      if (!found?.state)
        throw new AppError('not-found', 'There is no such warming; those that ended are forgotten in time.')
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
