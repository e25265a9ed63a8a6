import type { Guarded } from '../../../cache/cache.ts'
import { followedBoards } from './apply-score-events.ts'
import { builtWindows } from './built-windows.ts'
import { scoreComparison } from './compare-scores.ts'
import { windowReads } from './read-window.ts'
import { rebuildSteps } from './rebuild-window.ts'
import { scoreWrites } from './set-score.ts'
import { createStateServer } from './state-server.ts'

/** Windows of boards: sorted sets on the state server. Every method rejects with `unavailable` while it is down. */
export function createBoardStore({
  server,
  prefix,
  now = () => new Date(),
}: {
  server: Guarded
  prefix: string
  now?: () => Date
}) {
  const state = createStateServer({ server, prefix })
  const built = builtWindows(state, now)
  return {
    keys: state.keys,
    ...windowReads(state, now),
    ...scoreWrites(state),
    ...followedBoards(state),
    ...built,
    ...rebuildSteps(state, { built, now }),
    ...scoreComparison(state),
  }
}

export type BoardStore = ReturnType<typeof createBoardStore>
