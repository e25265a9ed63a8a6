import { randomUUID } from 'node:crypto'
import { bulkhead, isBulkheadRejectedError } from 'cockatiel'
import type { LeaderboardQueries } from '../../db/queries/leaderboards.ts'
import { AppError } from '../../errors.ts'
import type { BoardStore, BoardWindow, Difference, Filling } from './board-store.ts'
import { type Definition, identityOf, LATE_FROM_MINUTES, partsOf } from './definition.ts'
import type { Moves } from './moves.ts'

/** What filling a window anew found. */
export interface Drift {
  board: string
  window: string
  /** How many members the database knows. */
  members: number
  /** How many of them had another score in the window than they should. */
  drifted: number
  /** Some of them, and their scores. */
  examples: Difference[]
}

const EXAMPLES = 10
/** How many windows one process fills at a time, and how many wait for their turn: strangers can ask for any day. */
export const FILLS_AT_ONCE = 2
const WAITING = 50

/** The points of a filling at which something else may happen, in order; tests make it happen. */
export type FillPoint = 'begun' | 'snapshot' | 'read' | 'put' | 'completed'

/**
 * Fills windows of boards from the database, beside what is there, and puts them in its place. Bookings go on meanwhile, and each is
 * counted once: those that the database had counted when it was asked are remembered, and passed over when they come by;
 * all others are noted from before it was asked, and added.
 */
export function createFill({
  store,
  moves,
  queries,
  probe,
}: {
  store: BoardStore
  moves: Moves
  queries: LeaderboardQueries
  probe?: (point: FillPoint) => void | Promise<void>
}) {
  const running = new Map<string, Promise<Drift | undefined>>()
  const turns = bulkhead(FILLS_AT_ONCE, WAITING)

  async function fillOnce(window: BoardWindow, definition: Definition): Promise<Drift | undefined> {
    const filling: Filling = { ...window, token: randomUUID(), identity: identityOf(definition) }
    const { board, span } = window
    if (definition.source === 'bookings') await store.follow(board)
    if (!(await store.begin(filling))) return undefined
    try {
      await probe?.('begun')
      const question = { ...definition, range: span.range, lateFromMinutes: LATE_FROM_MINUTES }
      const { scores, counted } = await queries.scores(question, async () => {
        await probe?.('snapshot')
        if (definition.source === 'flights') return []
        // In this order: what is applied between the two is noted.
        return [...new Set([...(await moves.pending()), ...(await store.noted(filling))])]
      })
      await probe?.('read')
      await store.put(filling, scores, counted)
      await probe?.('put')
      const outcome = await store.complete(filling)
      await probe?.('completed')
      const differences = outcome === 'beside' ? await store.differences(filling, new Set(scores.keys())) : []
      if (outcome === 'beside') await store.end(filling, differences.length > 0 ? 'replace' : 'drop')
      return {
        ...{ board, window: span.name, members: scores.size, drifted: differences.length },
        examples: differences.slice(0, EXAMPLES).map((difference) => inUnits(difference, partsOf(definition))),
      }
    } catch (error) {
      await store.abandon(filling).catch(() => {})
      throw error
    }
  }

  /**
   * Fills a window anew, and says what was wrong with it; undefined when another process is at it. However many ask at once,
   * it is done once.
   */
  return function fill(window: BoardWindow, definition: Definition): Promise<Drift | undefined> {
    const key = `${window.board} ${window.span.name} ${identityOf(definition)}`
    const joined = running.get(key)
    if (joined) return joined
    const filling = turns
      .execute(() => fillOnce(window, definition))
      .catch((error) => {
        if (!isBulkheadRejectedError(error)) throw error
        throw new AppError('unavailable', 'Too many leaderboards are being filled.', { cause: error })
      })
      .finally(() => running.delete(key))
    running.set(key, filling)
    return filling
  }
}

export type Fill = ReturnType<typeof createFill>

const inUnits = ({ member, was, is }: Difference, parts: number): Difference => ({
  member,
  was: was === null ? null : was / parts,
  is: is === null ? null : is / parts,
})
