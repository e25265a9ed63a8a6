import { setTimeout as sleep } from 'node:timers/promises'
import type { Moves } from './follow.ts'
import type { BoardStore } from './store/board-store.ts'
import type { Difference } from './store/compare-scores.ts'
import type { Filling } from './store/rebuild-window.ts'

/** What a rebuild found wrong with the window that it replaced. */
export interface Drift {
  board: string
  window: string
  /** Number of members in the database. */
  members: number
  /** Number of members whose score in the window was wrong. */
  drifted: number
  /** Some of them with both scores. */
  examples: Difference[]
}

/** Time limit and pause for applying late score events before a comparison counts. Milliseconds. */
const CATCH_UP_MS = 1_000
const PAUSE_MS = 20

/**
 * Compares a window with its rebuilt copy. A booking in the snapshot may not be confirmed yet, or its score event may not
 * be applied to the window yet. That is no drift: after a first difference, late events are applied, and the comparison
 * is repeated. Reservations that a dead process left open stay differences until they are reaped.
 */
export async function differencesIn(
  filling: Filling,
  { members, counted }: { members: ReadonlySet<string>; counted: ReadonlySet<string> },
  { store, moves }: { store: Pick<BoardStore, 'differences'>; moves: Pick<Moves, 'followAll' | 'pending'> },
): Promise<Difference[]> {
  const differences = await store.differences(filling, members)
  if (differences.length === 0) return differences
  for (const deadline = performance.now() + CATCH_UP_MS; performance.now() < deadline; await sleep(PAUSE_MS)) {
    await moves.followAll()
    if (!(await moves.pending()).some((reservation) => counted.has(reservation))) break
  }
  return store.differences(filling, members)
}
