import type { LeaderboardScoreQueries } from '../../db/queries/leaderboards/scores.ts'
import { findAppError } from '../../errors.ts'
import { builtInBoards } from './built-in-boards.ts'
import type { Definitions } from './definitions.ts'
import type { Drift } from './drift.ts'
import type { ReadOrRebuild } from './read-or-rebuild.ts'
import type { RebuildAll } from './rebuild-all.ts'
import type { BoardStore } from './store/board-store.ts'
import { type BoardWindow, type Span, spanAt } from './windows.ts'

/** The built-in board of airlines by punctuality. The airline report shows its all-time window. */
const AIRLINES = 'airlines-ontime'

/** Interval of the recomputation. Milliseconds. */
export const ON_TIME_EVERY_MS = 300_000

/** More than there are airlines. */
const ALL = 1_000_000

export const isAirlineReport = ({ board, span }: BoardWindow): boolean => board === AIRLINES && span.window === 'all'

/**
 * Punctuality changes with the clock: a flight counts from its scheduled departure on. Its boards are recomputed by one
 * job, from one query, and the airline report reads the board.
 */
export function createOnTime({
  definitions,
  store,
  rebuildAll,
  readOrRebuild,
  scores,
  onRecomputed,
  now,
}: {
  definitions: Pick<Definitions, 'stored'>
  store: Pick<BoardStore, 'liveWindows' | 'page'>
  rebuildAll: RebuildAll
  readOrRebuild: ReadOrRebuild
  scores: LeaderboardScoreQueries['scores']
  onRecomputed: () => Promise<void>
  now: () => Date
}) {
  return {
    /** Rebuilds each window of punctuality that the clock may have changed since the last run. */
    recomputeOnTime: async (signal?: AbortSignal): Promise<Drift[]> => {
      const windows: BoardWindow[] = []
      for (const [board, { metric }] of await definitions.stored()) {
        if (metric !== 'ontime') continue
        windows.push(...(await store.liveWindows(board)).filter(({ span }) => changesWithTheClock(span, now())))
      }
      const drifts = await rebuildAll(windows, signal)
      // Runs even without drift, because a report from a time when the board was unreadable has its own value.
      await onRecomputed()
      return drifts
    },

    /**
     * Percentage of on-time flights by airline, from the board. While the board cannot be read, from the database by the
     * same query.
     */
    airlinesOnTime: async (): Promise<ReadonlyMap<string, number>> => {
      const window = { board: AIRLINES, span: spanAt('all', now()) }
      const definition = builtInBoards.get(AIRLINES)
      if (!definition) throw new Error(`There is no leaderboard ${AIRLINES}.`)
      try {
        const read = () => store.page(window, { offset: 0, limit: ALL })
        return new Map((await readOrRebuild(window, definition, read)).scored)
      } catch (error) {
        if (findAppError(error)?.code !== 'unavailable') throw error
        const found = await scores(
          { ...definition, range: undefined, now: now() },
          { reservations: async () => [], onProgress: async () => {} },
        )
        return found.scores
      }
    },
  }
}

/**
 * Whether a span may have changed with the clock: all time, or a span that has begun and had not ended by one of the last two
 * runs.
 */
export const changesWithTheClock = ({ range }: Span, now: Date): boolean =>
  range === undefined || (range.from <= now && range.to.getTime() > now.getTime() - 2 * ON_TIME_EVERY_MS)
