import { randomUUID } from 'node:crypto'
import { inCounters, type LeaderboardScoreQueries, type Scores } from '../../db/queries/leaderboards/scores.ts'
import { AppError } from '../../errors.ts'
import { type Definition, identityOf, partsOf } from './definition.ts'
import { type Drift, differencesIn } from './drift.ts'
import type { Follower } from './follow.ts'
import type { BoardStore } from './store/board-store.ts'
import type { Difference } from './store/compare-scores.ts'
import type { RebuildClaim } from './store/rebuild-window.ts'
import type { BoardWindow } from './windows.ts'

/** Steps of a rebuild, in order. Tests force races between them. */
export type RebuildPoint = 'begun' | 'chosen' | 'snapshot' | 'asked' | 'read' | 'put' | 'completed'

export interface RebuildOptions {
  store: BoardStore
  follower: Follower
  queries: LeaderboardScoreQueries
  /** Reads the definition of a board from the database. Undefined if there is no such board. */
  definitionOf: (board: string) => Promise<Definition | undefined>
  /** Called, and awaited, after a rebuild has changed the scores of a window. */
  onDrift?: (window: BoardWindow) => Promise<void>
  /**
   * Lists the flights whose counters may lack bookings. Undefined while the counters cannot be relied on. Without it all bookings
   * are summed.
   */
  unwritten?: () => Promise<number[] | undefined>
  now?: () => Date
  /** Called at each step. For tests. */
  probe?: (point: RebuildPoint) => void | Promise<void>
}

/** Drifted members to report. */
const EXAMPLES = 10

/**
 * Rebuilds a window from the database while bookings continue. Writes the scores to a copy, and replaces the window with the
 * copy if they differ. Each booking counts once. A booking in the snapshot is remembered, and its score event is skipped. Score
 * events of other bookings are recorded, from before the snapshot, and added to the copy. The first build of a window takes sums
 * from the counters of flights; a comparison sums all bookings.
 */
export function createRebuild(options: RebuildOptions) {
  const { store, follower, queries, definitionOf, onDrift, unwritten, now = () => new Date(), probe } = options

  /** Undefined: another process rebuilds the window. */
  async function rebuild(window: BoardWindow): Promise<Drift | undefined> {
    const { board, span } = window
    const definition = await definitionOf(board)
    if (!definition?.windows.includes(span.window)) throw new AppError('not-found', `There is no leaderboard ${board}.`)
    const claim: RebuildClaim = { ...window, token: randomUUID(), identity: identityOf(definition) }
    const begun = await store.begin(claim)
    if (begun === 'taken') return undefined
    try {
      // From now on score events reach the board. Those that were removed before belong to bookings in the snapshot.
      await store.follow(board)
      if (begun === 'new') await follower.startFromHere(board)
      await probe?.('begun')
      const drift = await rebuildAndCompare(claim, definition)
      if (drift.drifted > 0) await onDrift?.(window)
      return drift
    } catch (error) {
      await store.abandon(claim).catch(() => {})
      throw error
    }
  }

  async function rebuildAndCompare(claim: RebuildClaim, definition: Definition): Promise<Drift> {
    // Read before the snapshot: a later booking is found among the reservations.
    const flights = (await isFirst(claim)) && inCounters(definition) ? await unwritten?.() : undefined
    await probe?.('chosen')
    const { scores, counted } = await readScores(claim, definition, flights)
    await probe?.('read')
    await store.put(claim, scores, counted)
    await probe?.('put')
    const outcome = await store.complete(claim, flights ? 'counters' : 'bookings')
    await probe?.('completed')
    const members = new Set(scores.keys())
    const differences =
      outcome === 'beside' ? await differencesIn(claim, { members, counted }, { store, follower }) : []
    if (outcome === 'beside') await store.end(claim, differences.length > 0 ? 'replace' : 'drop')
    const examples = differences.slice(0, EXAMPLES).map((difference) => inUnits(difference, partsOf(definition)))
    const { board, span } = claim
    return { board, window: span.name, members: scores.size, drifted: differences.length, examples }
  }

  /** Whether there is no window to compare with. */
  const isFirst = async (claim: RebuildClaim) => (await store.windowBuiltFor(claim)) !== claim.identity

  function readScores(
    claim: RebuildClaim,
    definition: Definition,
    flights: readonly number[] | undefined,
  ): Promise<Scores> {
    const query = { ...definition, range: claim.span.range, now: now() }
    return queries.scores(query, {
      reservations: async () => {
        await probe?.('snapshot')
        // The order matters: an event that is applied between the two reads is in the second.
        const reservations = [...(await follower.pending()), ...(await store.noted(claim))]
        await probe?.('asked')
        return [...new Set(reservations)]
      },
      onProgress: () => store.renew(claim),
      unwritten: flights,
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
