import { randomUUID } from 'node:crypto'
import { inject, onTestFinished } from 'vitest'
import { createGuard } from '../../src/cache/guard.ts'
import type { Database } from '../../src/db/database.ts'
import { leaderboardScoreQueries } from '../../src/db/queries/leaderboards/scores.ts'
import { seatKeys } from '../../src/services/booking/seat-map/keys.ts'
import { builtInBoards } from '../../src/services/leaderboards/built-in-boards.ts'
import type { Definition } from '../../src/services/leaderboards/definition.ts'
import { createFollower } from '../../src/services/leaderboards/follow.ts'
import type { RebuildPoint } from '../../src/services/leaderboards/rebuild.ts'
import { createRebuildQueue } from '../../src/services/leaderboards/rebuild-queue.ts'
import { createBoardStore } from '../../src/services/leaderboards/store/board-store.ts'
import { createUnwrittenFlights } from '../../src/services/leaderboards/unwritten-flights.ts'
import { type BoardWindow, spanAt, type WindowName } from '../../src/services/leaderboards/windows.ts'
import { openCache } from '../support/caches.ts'

/** Opens the parts that rebuild boards and follow bookings, under a key prefix. For one test. */
export async function openBoards(
  database: Database,
  {
    prefix = `${randomUUID()}:`,
    boards = Object.fromEntries(builtInBoards),
    fromCounters = false,
    ...urls
  }: Partial<BoardsOptions> = {},
) {
  const cache = await openCache({ cacheUrl: inject('cacheUrl'), stateUrl: inject('stateUrl'), ...urls, prefix })
  onTestFinished(cache.close)
  const { stateClient: client } = cache
  const guard = createGuard({ timeoutMs: 10_000, onChange: () => {} })
  const server = { client, guard, patient: guard }
  const at: { rebuild?: (point: RebuildPoint) => void | Promise<void> } = {}
  const store = createBoardStore({ server, prefix })
  const follower = createFollower({
    server,
    store,
    seatKeys: seatKeys(prefix),
    onFailed: (error) => {
      throw error
    },
  })
  const queries = leaderboardScoreQueries(database)
  const unwritten = createUnwrittenFlights({ server, seatKeys: seatKeys(prefix) })
  const rebuilds = createRebuildQueue({
    store,
    follower,
    queries,
    probe: (point) => at.rebuild?.(point),
    definitionOf: async (board) => boards[board],
    unwritten: async () => (fromCounters ? unwritten() : undefined),
  })
  const windowOf = (board: string, window: WindowName = 'all', day = new Date()): [BoardWindow, Definition] => {
    const definition = boards[board]
    if (!definition) throw new Error(`there is no board ${board}`)
    return [{ board, span: spanAt(window, day) }, definition]
  }
  return {
    at,
    client,
    prefix,
    store,
    follower,
    windowOf,
    rebuild: (board: string, window?: WindowName, day?: Date) => rebuilds.forReader(windowOf(board, window, day)[0]),
    rebuildFresh: (board: string) => rebuilds.fresh(windowOf(board)[0]),
    /** Reads all members of a window with their scores, in the unit of the sorted set. */
    scores: async (board: string, window?: WindowName, day?: Date): Promise<[string, number][]> => {
      const [of] = windowOf(board, window, day)
      const found = await store.page(of, { offset: 0, limit: 1_000_000 })
      return (found?.scored ?? []).map(([member, score]) => [member, score])
    },
  }
}

interface BoardsOptions {
  prefix: string
  boards: Readonly<Record<string, Definition>>
  /** Takes the sums of a first build from the counters of flights. */
  fromCounters: boolean
  cacheUrl: string
  stateUrl: string
}

export type Boards = Awaited<ReturnType<typeof openBoards>>
