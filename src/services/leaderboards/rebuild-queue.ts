import { setTimeout as sleep } from 'node:timers/promises'
import { bulkhead, isBulkheadRejectedError } from 'cockatiel'
import { AppError } from '../../errors.ts'
import type { Drift } from './drift.ts'
import { createRebuild, type RebuildOptions } from './rebuild.ts'
import type { BoardWindow } from './windows.ts'

/**
 * Maximum number of running and of waiting rebuilds for readers, per process. Clients can request any day, so readers have
 * their own slots. One more slot is for the worker and for changes of flights.
 */
const READERS_AT_ONCE = 2
const READERS_WAITING = 50
export const REBUILDS_AT_ONCE = READERS_AT_ONCE + 1

/** Time limit and pause while another process rebuilds the same window. Milliseconds. */
const OTHER_PROCESS_MS = 120_000
const PAUSE_MS = 250

type Slots = Pick<ReturnType<typeof bulkhead>, 'execute'>

/** Limits rebuilds, and runs one at a time for each window (single flight). */
export function createRebuildQueue(options: RebuildOptions) {
  const rebuild = createRebuild(options)
  const running = new Map<string, Promise<Drift | undefined>>()
  const readerSlots = bulkhead(READERS_AT_ONCE, READERS_WAITING)
  const ownSlot = bulkhead(1, Number.POSITIVE_INFINITY)

  function join(window: BoardWindow, slots: Slots): Promise<Drift | undefined> {
    const key = keyOf(window)
    const joined = running.get(key)
    if (joined) return joined
    const rebuilding = slots
      .execute(() => rebuild(window))
      .catch((error) => {
        if (!isBulkheadRejectedError(error)) throw error
        throw new AppError('unavailable', 'Too many leaderboards are being rebuilt. Retry later.', { cause: error })
      })
      .finally(() => running.delete(key))
    running.set(key, rebuilding)
    return rebuilding
  }

  return {
    /** Rebuilds a window for a reader, or joins its running rebuild. Undefined: another process rebuilds it. */
    forReader: (window: BoardWindow): Promise<Drift | undefined> => join(window, readerSlots),

    /**
     * Rebuilds a window from data that is no older than this call. A rebuild that is already running, in this process or
     * another, may have read older data, so another one follows.
     */
    fresh: async (window: BoardWindow): Promise<Drift> => {
      await running.get(keyOf(window))?.catch(() => {})
      for (const deadline = performance.now() + OTHER_PROCESS_MS; performance.now() < deadline; ) {
        const drift = await join(window, ownSlot)
        if (drift) return drift
        await sleep(PAUSE_MS)
      }
      throw new AppError('unavailable', 'The leaderboard is being rebuilt by another process. Retry later.')
    },
  }
}

export type RebuildQueue = ReturnType<typeof createRebuildQueue>

const keyOf = ({ board, span }: BoardWindow): string => `${board} ${span.name}`
