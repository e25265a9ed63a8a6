import type { LeaderboardDefinitionQueries } from '../../db/queries/leaderboards/definitions.ts'
import { AppError, invalidInput } from '../../errors.ts'
import { builtInBoards } from './built-in-boards.ts'
import { type Definition, possible } from './definition.ts'
import type { Definitions } from './definitions.ts'
import type { RebuildAll } from './rebuild-all.ts'
import type { BoardStore } from './store/board-store.ts'
import { windowsAt } from './windows.ts'

/** Boards that the admin may make. */
const BOARDS_AT_MOST = 100

/** Makes, replaces and deletes the boards of the admin. */
export function createDefine({
  definitions,
  queries,
  store,
  rebuildAll,
  now,
}: {
  definitions: Definitions
  queries: Pick<LeaderboardDefinitionQueries, 'define' | 'undefine'>
  store: Pick<BoardStore, 'drop'>
  rebuildAll: RebuildAll
  now: () => Date
}) {
  return {
    /**
     * Makes or replaces a board. Its current windows are rebuilt in the background and show the former scores until then.
     * Returns whether the board is new.
     */
    define: async (board: string, definition: Definition): Promise<boolean> => {
      requireNotBuiltIn(board)
      requireValid(definition)
      const defined = await definitions.defined()
      const isNew = !defined.some((other) => other.board === board)
      if (isNew && defined.length >= BOARDS_AT_MOST) {
        throw new AppError(
          'validation-failed',
          `There can be at most ${BOARDS_AT_MOST} leaderboards. Delete one first.`,
        )
      }
      await queries.define({ board, definition })
      await definitions.invalidate()
      void rebuildAll(windowsAt(board, definition, now()))
      return isNew
    },

    /** Deletes a board. Rejects with `not-found`. */
    undefine: async (board: string): Promise<void> => {
      requireNotBuiltIn(board)
      if (!(await queries.undefine(board))) throw new AppError('not-found', `There is no leaderboard ${board}.`)
      await definitions.invalidate()
      await store.drop(board)
    },
  }
}

function requireNotBuiltIn(board: string): void {
  if (builtInBoards.has(board))
    throw new AppError(
      'forbidden',
      'A built-in leaderboard cannot be changed or deleted. Define one with another name.',
    )
}

/** Rejects a metric or member that the source does not have, and a title that no database can store. */
function requireValid({ title, source, member, metric }: Definition): void {
  const { members, metrics } = possible[source]
  if (/\p{Surrogate}/u.test(title))
    throw invalidInput({ path: 'body.title', message: 'must not contain half of a surrogate pair' })
  if (!members.some((one) => one === member))
    throw invalidInput({ path: 'body.member', message: `must be one of ${members.join(', ')} for ${source}` })
  if (!metrics.some((one) => one === metric))
    throw invalidInput({ path: 'body.metric', message: `must be one of ${metrics.join(', ')} for ${source}` })
}
