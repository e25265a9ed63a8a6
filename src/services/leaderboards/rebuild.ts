import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { bulkhead, isBulkheadRejectedError } from 'cockatiel'
import type { LeaderboardScoreQueries } from '../../db/queries/leaderboards/scores.ts'
import { AppError } from '../../errors.ts'
import { type Definition, identityOf, LATE_FROM_MINUTES, partsOf } from './definition.ts'
import type { Moves } from './follow.ts'
import type { BoardStore, BoardWindow, Difference, Filling } from './store/board-store.ts'

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
/**
 * How many windows one process fills at a time for whoever asks for one, and how many wait for their turn; beside those that it
 * fills by itself, one after the other: strangers can ask for any day, and are not to keep it from that.
 */
const FOR_READERS_AT_ONCE = 2
const READERS_WAITING = 50
export const FILLS_AT_ONCE = FOR_READERS_AT_ONCE + 1
/** How often it is looked whether another process has finished, and for how long; milliseconds. */
const LOOK_EVERY_MS = 250
const LOOK_FOR_MS = 120_000

/**
 * How often a window is told of what the database had counted before it, and for how long; milliseconds. What a process has left
 * open that died is told of by the reaper, later: until then it is a difference.
 */
const TELL_EVERY_MS = 20
const TELL_FOR_MS = 1_000

/** The points of a filling at which something else may happen, in order; tests make it happen. */
export type FillPoint = 'begun' | 'snapshot' | 'asked' | 'read' | 'put' | 'completed'

/**
 * Fills windows of boards from the database, beside what is there, and puts them in its place. Bookings go on meanwhile, and each is
 * counted once: those that the database had counted when it was asked are remembered, and passed over when they come by;
 * all others are noted from before it was asked, and added.
 */
export function createFill({
  store,
  moves,
  queries,
  definitionOf,
  probe,
}: {
  store: BoardStore
  moves: Moves
  queries: LeaderboardScoreQueries
  /** What a board is to count, as the database has it now; undefined when there is no such board. */
  definitionOf: (board: string) => Promise<Definition | undefined>
  probe?: (point: FillPoint) => void | Promise<void>
}) {
  const running = new Map<string, Promise<Drift | undefined>>()
  const forReaders = bulkhead(FOR_READERS_AT_ONCE, READERS_WAITING)
  const forUs = bulkhead(1, Number.POSITIVE_INFINITY)

  async function fillOnce(window: BoardWindow): Promise<Drift | undefined> {
    const { board, span } = window
    const definition = await definitionOf(board)
    if (!definition?.windows.includes(span.window)) throw new AppError('not-found', `There is no leaderboard ${board}.`)
    const filling: Filling = { ...window, token: randomUUID(), identity: identityOf(definition) }
    const begun = await store.begin(filling)
    if (begun === 'somebody else') return undefined
    try {
      // From now on it is told; what it is not told of yet is older than the moment at which the database is asked.
      await store.follow(board)
      if (begun === 'new') await moves.startFromHere(board)
      await probe?.('begun')
      return await fillBegun(filling, definition)
    } catch (error) {
      await store.abandon(filling).catch(() => {})
      throw error
    }
  }

  async function fillBegun(filling: Filling, definition: Definition): Promise<Drift> {
    const { board, span } = filling
    const question = { ...definition, range: span.range, lateFromMinutes: LATE_FROM_MINUTES }
    const { scores, counted } = await queries.scores(question, {
      reservations: async () => {
        await probe?.('snapshot')
        // In this order: what is applied between the two is noted.
        const asked = [...(await moves.pending()), ...(await store.noted(filling))]
        await probe?.('asked')
        return [...new Set(asked)]
      },
      onProgress: () => store.renew(filling),
    })
    await probe?.('read')
    await store.put(filling, scores, counted)
    await probe?.('put')
    const outcome = await store.complete(filling)
    await probe?.('completed')
    const differences = outcome === 'beside' ? await differencesIn(filling, new Set(scores.keys()), counted) : []
    if (outcome === 'beside') await store.end(filling, differences.length > 0 ? 'replace' : 'drop')
    return {
      board,
      window: span.name,
      members: scores.size,
      drifted: differences.length,
      examples: differences.slice(0, EXAMPLES).map((difference) => inUnits(difference, partsOf(definition))),
    }
  }

  /**
   * What is wrong with the window. What the moment had counted may not have been confirmed by then, or nobody has told the window of
   * it yet: it is not wrong because of that, so where something differs, it is compared again when it has been told.
   */
  async function differencesIn(filling: Filling, members: ReadonlySet<string>, counted: ReadonlySet<string>) {
    const differences = await store.differences(filling, members)
    if (differences.length === 0) return differences
    for (const deadline = performance.now() + TELL_FOR_MS; performance.now() < deadline; await sleep(TELL_EVERY_MS)) {
      await moves.followAll()
      if (!(await moves.pending()).some((reservation) => counted.has(reservation))) break
    }
    return store.differences(filling, members)
  }

  function start(window: BoardWindow, turns: Pick<ReturnType<typeof bulkhead>, 'execute'>): Promise<Drift | undefined> {
    const key = `${window.board} ${window.span.name}`
    const joined = running.get(key)
    if (joined) return joined
    const filling = turns
      .execute(() => fillOnce(window))
      .catch((error) => {
        if (!isBulkheadRejectedError(error)) throw error
        throw new AppError('unavailable', 'Too many leaderboards are being filled.', { cause: error })
      })
      .finally(() => running.delete(key))
    running.set(key, filling)
    return filling
  }

  return {
    /**
     * Fills a window for whoever asks for it; undefined when another process is at it. However many ask at once, it is done
     * once.
     */
    fill: (window: BoardWindow): Promise<Drift | undefined> => start(window, forReaders),

    /**
     * Fills a window with what the database has now, or has later: one that is being filled already is filled once more. Says
     * what was wrong with it.
     */
    refill: async (window: BoardWindow): Promise<Drift> => {
      const before = running.get(`${window.board} ${window.span.name}`)
      await before?.catch(() => {})
      for (const deadline = performance.now() + LOOK_FOR_MS; performance.now() < deadline; ) {
        const drift = await start(window, forUs)
        if (drift) return drift
        await sleep(LOOK_EVERY_MS)
      }
      throw new AppError('unavailable', 'The leaderboard is being filled by another process.')
    },
  }
}

export type Fill = ReturnType<typeof createFill>

const inUnits = ({ member, was, is }: Difference, parts: number): Difference => ({
  member,
  was: was === null ? null : was / parts,
  is: is === null ? null : is / parts,
})
