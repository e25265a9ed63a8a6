import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../errors.ts'
import { type Definition, identityOf } from './definition.ts'
import type { RebuildQueue } from './rebuild-queue.ts'
import type { WindowPart } from './store/read-window.ts'
import type { BoardWindow } from './windows.ts'

/** Maximum time that a reader waits for the first rebuild of a window. Milliseconds. */
const WAIT_MS = 5_000
/** Pause between two reads while another process rebuilds. Milliseconds. */
const PAUSE_MS = 100

/**
 * Reads a window, and rebuilds it where needed: first if it has not been built, in the background if it was built for
 * another definition.
 */
export function createReadOrRebuild({
  rebuilds,
  onFailed,
}: {
  rebuilds: Pick<RebuildQueue, 'forReader'>
  onFailed: (error: unknown) => void
}) {
  return async function readOrRebuild<T extends WindowPart>(
    window: BoardWindow,
    definition: Definition,
    read: () => Promise<T | undefined>,
  ): Promise<T> {
    for (const deadline = performance.now() + WAIT_MS; ; ) {
      const found = await read()
      if (found) {
        if (found.identity !== identityOf(definition)) rebuilds.forReader(window).catch(onFailed)
        return found
      }
      const leftMs = deadline - performance.now()
      if (leftMs <= 0) throw new AppError('unavailable', 'The leaderboard is being rebuilt. Retry later.')
      const rebuilt = rebuilds.forReader(window).then(async (drift) => {
        // Without a drift another process rebuilds the window.
        if (!drift) await sleep(Math.min(leftMs, PAUSE_MS))
      })
      await within(leftMs, rebuilt)
    }
  }
}

export type ReadOrRebuild = ReturnType<typeof createReadOrRebuild>

/** Waits for work up to a time limit. Resolves to undefined after it; the work continues. */
export const within = <T>(ms: number, work: Promise<T>): Promise<T | undefined> =>
  Promise.race([work, sleep(ms, undefined, { ref: false })])
