import type { Database, QueryBuilder } from './database.ts'

const ATTEMPTS = 5

/** Creates a function that runs transactions under a name (see `Database.run`) and retries them after a deadlock. */
export function retrying({ run, transaction, violation }: Database) {
  return <T>(name: string, work: (tx: QueryBuilder) => Promise<T>): Promise<T> =>
    run(name, async () => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await transaction(work)
        } catch (error) {
          if (attempt === ATTEMPTS || violation(error) !== 'retry') throw error
        }
      }
    })
}
