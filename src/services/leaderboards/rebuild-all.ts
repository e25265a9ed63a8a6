import type { Drift } from './drift.ts'
import type { RebuildQueue } from './rebuild-queue.ts'
import type { BoardWindow } from './windows.ts'

export type RebuildAll = (windows: readonly BoardWindow[], signal?: AbortSignal) => Promise<Drift[]>

/** Rebuilds windows one after the other. A failed rebuild is reported and does not stop the others. */
export function createRebuildAll(
  rebuilds: Pick<RebuildQueue, 'fresh'>,
  onFailed: (error: unknown) => void,
): RebuildAll {
  return async (windows, signal) => {
    const drifts: Drift[] = []
    for (const window of windows) {
      signal?.throwIfAborted()
      const drift = await rebuilds.fresh(window).catch(onFailed)
      if (drift) drifts.push(drift)
    }
    return drifts
  }
}
