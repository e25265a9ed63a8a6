import type { Cache } from '../../cache/cache.ts'
import { Absent } from '../../cache/entry.ts'
import type { LeaderboardDefinitionQueries } from '../../db/queries/leaderboards/definitions.ts'
import { AppError } from '../../errors.ts'
import * as entries from '../catalogue/entries.ts'
import { builtInBoards } from './built-in-boards.ts'
import type { DefinedBoard, Definition } from './definition.ts'

/** Definitions of all boards: the built-in ones, and those that the admin has made. */
export function createDefinitions({
  cache,
  queries,
}: {
  cache: Cache
  queries: Pick<LeaderboardDefinitionQueries, 'definitions'>
}) {
  /** Reads the boards of the admin from the database. */
  async function defined(): Promise<DefinedBoard[]> {
    const rows = await queries.definitions()
    // Only this service writes definitions, and it checks them first.
    return rows.map(({ board, definition }) => ({ ...(definition as Definition), board }))
  }

  /** Reads all boards through the cache. */
  async function all(): Promise<Map<string, Definition>> {
    const found = await cache.value(entries.leaderboards, {}, async () => ({ data: await defined() }))
    return withBuiltIn(found instanceof Absent ? [] : found.data)
  }

  return {
    all,
    defined,

    /** Reads all boards from the database. */
    stored: async (): Promise<Map<string, Definition>> => withBuiltIn(await defined()),

    /** Finds the definition of a board. Rejects with `not-found`. */
    named: async (board: string): Promise<Definition> => {
      const found = builtInBoards.get(board) ?? (await all()).get(board)
      if (!found) throw new AppError('not-found', `There is no leaderboard ${board}.`)
      return found
    },

    /** Invalidates the cached definitions. Call it after the database commit. */
    invalidate: () => cache.invalidate({ keys: [entries.leaderboards.key({})] }),
  }
}

export type Definitions = ReturnType<typeof createDefinitions>

const withBuiltIn = (defined: readonly DefinedBoard[]): Map<string, Definition> =>
  new Map([...builtInBoards, ...defined.map(({ board, ...definition }) => [board, definition] as const)])

/** Reads the definition of one board from the database. Undefined if there is no such board. */
export const definitionsIn =
  (queries: Pick<LeaderboardDefinitionQueries, 'definition'>) =>
  async (board: string): Promise<Definition | undefined> =>
    builtInBoards.get(board) ?? ((await queries.definition(board)) as Definition | undefined)
