import type { Database, QueryBuilder } from './database.ts'

const ATTEMPTS = 5

/** Creates a function that runs transactions under a name (see `Database.run`) and retries them after a deadlock. */
export function retrying({ run, transaction, violation }: Database) {
  const retry = retryingWork({ run, violation })
  return <T>(name: string, work: (tx: QueryBuilder) => Promise<T>): Promise<T> => retry(name, () => transaction(work))
}

/** Like `retrying`, for work that begins and ends its own transaction. */
export function retryingWork({ run, violation }: Pick<Database, 'run' | 'violation'>) {
  return <T>(name: string, work: () => Promise<T>): Promise<T> =>
    run(name, async () => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await work()
        } catch (error) {
          if (attempt === ATTEMPTS || violation(error) !== 'retry') throw error
        }
      }
    })
}
