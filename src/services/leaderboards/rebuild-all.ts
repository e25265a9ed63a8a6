import type { Drift } from './drift.ts'
import type { Fill } from './rebuild-queue.ts'
import type { BoardWindow } from './windows.ts'

export type RefillAll = (windows: readonly BoardWindow[], signal?: AbortSignal) => Promise<Drift[]>

/** Rebuilds windows one after the other. A failed rebuild is reported and does not stop the others. */
export function createRefillAll(refill: Fill['refill'], onFailed: (error: unknown) => void): RefillAll {
  return async (windows, signal) => {
    const drifts: Drift[] = []
    for (const window of windows) {
      signal?.throwIfAborted()
      const drift = await refill(window).catch(onFailed)
      if (drift) drifts.push(drift)
    }
    return drifts
  }
}
