import { AsyncResource } from 'node:async_hooks'
import { bulkhead } from 'cockatiel'
import { AppError } from '../errors.ts'
import type { Database } from './database.ts'

/**
 * The same database, of which `run` asks so many queries at a time; others wait for a slot. With as many slots as
 * connections nothing queues behind them: a driver's queue forgets that whoever asked has given up after `timeoutMs`, and
 * would have an expensive query answered for nobody.
 */
export function inSlots(database: Database, { slots, timeoutMs }: { slots: number; timeoutMs: number }): Database {
  const taken = bulkhead(slots, Number.POSITIVE_INFINITY)
  return {
    ...database,
    run: (name, work) => {
      const givenUpAt = performance.now() + timeoutMs
      return database.run(name, () => {
        const ask = async () => {
          if (performance.now() >= givenUpAt) throw new AppError('unavailable', 'No report could be asked in time.')
          return await work()
        }
        // Bound: whoever leaves a slot calls the next, and what that one asks is not to be noted as this one's.
        return taken.execute(AsyncResource.bind(ask))
      })
    },
  }
}
