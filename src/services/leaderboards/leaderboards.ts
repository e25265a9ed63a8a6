import type { Cache } from '../../cache/cache.ts'
import type { LeaderboardDefinitionQueries } from '../../db/queries/leaderboards/definitions.ts'
import type { LeaderboardScoreQueries } from '../../db/queries/leaderboards/scores.ts'
import { builtInBoards } from './built-in-boards.ts'
import { createDefine } from './define.ts'
import type { DefinedBoard } from './definition.ts'
import { createDefinitions } from './definitions.ts'
import { createFlightChanged } from './flight-changed.ts'
import type { Label } from './labels.ts'
import { createOnTime } from './on-time.ts'
import { createRead } from './read.ts'
import { createReadOrRebuild } from './read-or-rebuild.ts'
import { createRebuildAll } from './rebuild-all.ts'
import type { RebuildQueue } from './rebuild-queue.ts'
import { createReconcile } from './reconcile.ts'
import { createSetScore } from './set-score.ts'
import type { BoardStore } from './store/board-store.ts'

/** Leaderboards: members by score, in sorted sets that follow every booking. */
export function createLeaderboards({
  cache,
  store,
  rebuilds,
  label,
  queries,
  scores,
  onRecomputed,
  onFailed,
  now = () => new Date(),
}: {
  cache: Cache
  store: BoardStore
  rebuilds: RebuildQueue
  label: Label
  queries: LeaderboardDefinitionQueries
  scores: LeaderboardScoreQueries['scores']
  /** Called, and awaited, after punctuality has been recomputed. */
  onRecomputed: () => Promise<void>
  /** Called with the error of background work that will be retried. */
  onFailed: (error: unknown) => void
  now?: () => Date
}) {
  const definitions = createDefinitions({ cache, queries })
  const readOrRebuild = createReadOrRebuild({ rebuilds, onFailed })
  const read = createRead({ definitions, store, readOrRebuild, label, now })
  const rebuildAll = createRebuildAll(rebuilds, onFailed)

  return {
    ...read,
    ...createDefine({ definitions, queries, store, rebuildAll, now }),
    ...createReconcile({ definitions, store, rebuilds, rebuildAll, onFailed, now }),
    ...createOnTime({ definitions, store, rebuildAll, readOrRebuild, scores, onRecomputed, now }),
    setScore: createSetScore({ definitions, store, readOrRebuild, read, label, now }),
    flightChanged: createFlightChanged({ definitions, store, rebuildAll, onFailed }),

    /** Lists all boards, the built-in ones first. */
    list: async (): Promise<(DefinedBoard & { standing: boolean })[]> =>
      [...(await definitions.all())].map(([board, definition]) => ({
        board,
        ...definition,
        standing: builtInBoards.has(board),
      })),
  }
}

export type Leaderboards = ReturnType<typeof createLeaderboards>
