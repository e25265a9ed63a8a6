import { eq } from 'drizzle-orm'
import type { Database } from '../../database.ts'

export interface DefinitionRow {
  board: string
  definition: unknown
}

/** Queries for the definitions of boards that the admin has made. */
export function leaderboardDefinitionQueries(database: Database) {
  const { builder, run } = database
  const { leaderboardDefinition } = database.tables
  const { board, definition } = leaderboardDefinition

  return {
    /** Selects all definitions by name. */
    definitions: (): Promise<DefinitionRow[]> =>
      run('leaderboard definitions', async () =>
        builder.select({ board, definition }).from(leaderboardDefinition).orderBy(board),
      ),

    /** Selects the definition of one board; undefined if there is none. */
    definition: async (name: string): Promise<unknown> => {
      const [row] = await run('leaderboard definition', async () =>
        builder.select({ definition }).from(leaderboardDefinition).where(eq(board, name)),
      )
      return row?.definition
    },

    /** Inserts a definition, or replaces the one of the same name. */
    define: async (row: DefinitionRow): Promise<void> => {
      await run('define leaderboard', () =>
        database.insertOrAdd(builder, {
          table: leaderboardDefinition,
          rows: [{ board: row.board, definition: row.definition, updatedAt: new Date() }],
          key: board,
          add: [],
          replace: ['definition', 'updatedAt'],
        }),
      )
    },

    /** Deletes a definition. Returns false if there was none. */
    undefine: async (name: string): Promise<boolean> => {
      const deleted = await run('delete leaderboard', async () =>
        builder.delete(leaderboardDefinition).where(eq(board, name)),
      )
      return database.affected(deleted) === 1
    },
  }
}

export type LeaderboardDefinitionQueries = ReturnType<typeof leaderboardDefinitionQueries>
