import { AsyncResource } from 'node:async_hooks'
import { bulkhead } from 'cockatiel'
import { AppError } from '../errors.ts'
import type { Database } from './database.ts'

/**
 * Limits `run` to a number of concurrent queries; others wait for a slot. With as many slots as connections nothing waits in
 * the driver's queue, which would run an expensive query after its caller has timed out. `timeoutMs`: time limit of a query,
 * including the wait.
 */
export function inSlots(database: Database, { slots, timeoutMs }: { slots: number; timeoutMs: number }): Database {
  const taken = bulkhead(slots, Number.POSITIVE_INFINITY)
  return {
    ...database,
    run: (name, work) => {
      const givenUpAt = performance.now() + timeoutMs
      return database.run(name, () => {
        const ask = async () => {
          if (performance.now() >= givenUpAt)
            throw new AppError('unavailable', 'The database is busy with other reports. Retry later.')
          return await work()
        }
        // Bound to this async context: the query that frees a slot starts the next one, which must not count as its own.
        return taken.execute(AsyncResource.bind(ask))
      })
    },
  }
}
