import { randomUUID } from 'node:crypto'
import type { LeaderboardScoreQueries, Scores } from '../../db/queries/leaderboards/scores.ts'
import { AppError } from '../../errors.ts'
import { type Definition, identityOf, partsOf } from './definition.ts'
import { type Drift, differencesIn } from './drift.ts'
import type { Moves } from './follow.ts'
import type { BoardStore } from './store/board-store.ts'
import type { Difference } from './store/compare-scores.ts'
import type { Filling } from './store/rebuild-window.ts'
import type { BoardWindow } from './windows.ts'

/** Steps of a rebuild, in order. Tests force races between them. */
export type FillPoint = 'begun' | 'snapshot' | 'asked' | 'read' | 'put' | 'completed'

export interface RebuildOptions {
  store: BoardStore
  moves: Moves
  queries: LeaderboardScoreQueries
  /** Reads the definition of a board past the cache. Undefined if there is no such board. */
  definitionOf: (board: string) => Promise<Definition | undefined>
  /** Called at each step. For tests. */
  probe?: (point: FillPoint) => void | Promise<void>
}

/** Drifted members to report. */
const EXAMPLES = 10

/**
 * Rebuilds a window from the database while bookings go on. The scores are put into a copy beside the window, and the copy
 * replaces the window if they differ. Each booking counts once: one in the snapshot is remembered and skipped when its
 * score event is applied; any other is noted from before the snapshot on, and added to the copy.
 */
export function createRebuild({ store, moves, queries, definitionOf, probe }: RebuildOptions) {
  /** Undefined: another process rebuilds the window. */
  async function rebuild(window: BoardWindow): Promise<Drift | undefined> {
    const { board, span } = window
    const definition = await definitionOf(board)
    if (!definition?.windows.includes(span.window)) throw new AppError('not-found', `There is no leaderboard ${board}.`)
    const filling: Filling = { ...window, token: randomUUID(), identity: identityOf(definition) }
    const begun = await store.begin(filling)
    if (begun === 'somebody else') return undefined
    try {
      // From now on score events reach the board. Those that were removed before belong to bookings in the snapshot.
      await store.follow(board)
      if (begun === 'new') await moves.startFromHere(board)
      await probe?.('begun')
      return await fillAndCompare(filling, definition)
    } catch (error) {
      await store.abandon(filling).catch(() => {})
      throw error
    }
  }

  async function fillAndCompare(filling: Filling, definition: Definition): Promise<Drift> {
    const { scores, counted } = await readScores(filling, definition)
    await probe?.('read')
    await store.put(filling, scores, counted)
    await probe?.('put')
    const outcome = await store.complete(filling)
    await probe?.('completed')
    const members = new Set(scores.keys())
    const differences = outcome === 'beside' ? await differencesIn(filling, { members, counted }, { store, moves }) : []
    if (outcome === 'beside') await store.end(filling, differences.length > 0 ? 'replace' : 'drop')
    const examples = differences.slice(0, EXAMPLES).map((difference) => inUnits(difference, partsOf(definition)))
    const { board, span } = filling
    return { board, window: span.name, members: scores.size, drifted: differences.length, examples }
  }

  function readScores(filling: Filling, definition: Definition): Promise<Scores> {
    const query = { ...definition, range: filling.span.range }
    return queries.scores(query, {
      reservations: async () => {
        await probe?.('snapshot')
        // In this order: an event that is applied between the two reads is in the second.
        const reservations = [...(await moves.pending()), ...(await store.noted(filling))]
        await probe?.('asked')
        return [...new Set(reservations)]
      },
      onProgress: () => store.renew(filling),
    })
  }

  return rebuild
}

/** Converts from the unit of the sorted set to that of the score. */
const inUnits = ({ member, was, is }: Difference, parts: number): Difference => ({
  member,
  was: was === null ? null : was / parts,
  is: is === null ? null : is / parts,
})
