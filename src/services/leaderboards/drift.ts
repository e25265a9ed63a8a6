import { setTimeout as sleep } from 'node:timers/promises'
import type { Follower } from './follow.ts'
import type { BoardStore } from './store/board-store.ts'
import type { Difference } from './store/compare-scores.ts'
import type { RebuildClaim } from './store/rebuild-window.ts'

/** Differences between a window and the database, found by a rebuild. */
export interface Drift {
  board: string
  window: string
  /** Number of members in the database. */
  members: number
  /** Number of members with a wrong score in the window. */
  drifted: number
  /** Some of them with both scores. */
  examples: Difference[]
}

/** Time limit and pause for applying late score events before a comparison counts. Milliseconds. */
const CATCH_UP_MS = 1_000
const PAUSE_MS = 20

/**
 * Compares a window with its rebuilt copy. A booking in the snapshot may not be confirmed yet, or its score event may not be
 * applied to the window yet. That is not a drift, so after a first difference late events are applied and the comparison is
 * repeated. Reservations that a dead process left open remain differences until they are reaped.
 */
export async function differencesIn(
  claim: RebuildClaim,
  { members, counted }: { members: ReadonlySet<string>; counted: ReadonlySet<string> },
  { store, follower }: { store: Pick<BoardStore, 'differences'>; follower: Pick<Follower, 'followAll' | 'pending'> },
): Promise<Difference[]> {
  const differences = await store.differences(claim, members)
  if (differences.length === 0) return differences
  for (const deadline = performance.now() + CATCH_UP_MS; performance.now() < deadline; await sleep(PAUSE_MS)) {
    await follower.followAll()
    if (!(await follower.pending()).some((reservation) => counted.has(reservation))) break
  }
  return store.differences(claim, members)
}
