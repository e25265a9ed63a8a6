import { eq } from 'drizzle-orm'
import type { Database } from '../../database.ts'

/** Copy of the generation of the state server, by key prefix. */
export function stateGenerationQueries(database: Database) {
  const { builder, tables, run, transaction, insertOrAdd } = database
  const { stateGeneration } = tables
  return {
    /** Selects the generation of a key prefix; undefined before the first one. */
    read: async (prefix: string): Promise<number | undefined> => {
      const select = builder.select().from(stateGeneration).where(eq(stateGeneration.prefix, prefix))
      return (await run('state generation', async () => await select))[0]?.generation
    },

    write: (prefix: string, generation: number): Promise<void> =>
      run('write state generation', () =>
        transaction((tx) =>
          insertOrAdd(tx, {
            table: stateGeneration,
            rows: [{ prefix, generation }],
            key: stateGeneration.prefix,
            add: [],
            replace: ['generation'],
          }),
        ),
      ),
  }
}

export type StateGenerationQueries = ReturnType<typeof stateGenerationQueries>
