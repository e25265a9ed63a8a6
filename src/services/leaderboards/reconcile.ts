import { type Definition, identityOf } from './definition.ts'
import type { Definitions } from './definitions.ts'
import type { Drift } from './drift.ts'
import { within } from './read-or-rebuild.ts'
import type { RebuildAll } from './rebuild-all.ts'
import type { RebuildQueue } from './rebuild-queue.ts'
import type { BoardStore } from './store/board-store.ts'
import { type BoardWindow, windowsAt } from './windows.ts'

/** Time limit of a manual reconcile. Milliseconds. */
const RECONCILE_MS = 20_000

/** Compares boards with the database, and repairs them. */
export function createReconcile({
  definitions,
  store,
  rebuilds,
  rebuildAll,
  onFailed,
  now,
}: {
  definitions: Pick<Definitions, 'stored' | 'named'>
  store: Pick<BoardStore, 'following' | 'drop' | 'liveWindows' | 'dropWindow' | 'windowBuiltFor' | 'isUncompared'>
  rebuilds: Pick<RebuildQueue, 'fresh'>
  rebuildAll: RebuildAll
  onFailed: (error: unknown) => void
  now: () => Date
}) {
  /** Lists the built windows of a board. Drops windows that the definition no longer has. */
  async function wantedWindows(board: string, definition: Definition): Promise<BoardWindow[]> {
    const live = await store.liveWindows(board)
    const isWanted = ({ span }: BoardWindow) => definition.windows.includes(span.window)
    for (const window of live) if (!isWanted(window)) await store.dropWindow(window)
    return live.filter(isWanted)
  }

  /** Lists all boards. Drops deleted boards that still have windows, because their deletion was interrupted. */
  async function existingBoards(): Promise<Map<string, Definition>> {
    // Read before the definitions: a board that is made in between is not dropped.
    const followed = await store.following()
    const boards = await definitions.stored()
    for (const board of followed) if (!boards.has(board)) await store.drop(board)
    return boards
  }

  return {
    /**
     * Rebuilds current windows that are missing or were built for another definition. Then compares those that were summed from
     * counters with the bookings.
     */
    rebuildMissing: async (signal?: AbortSignal): Promise<Drift[]> => {
      const current: BoardWindow[] = []
      const missing: BoardWindow[] = []
      for (const [board, definition] of await existingBoards()) {
        for (const window of windowsAt(board, definition, now())) {
          current.push(window)
          if ((await store.windowBuiltFor(window)) !== identityOf(definition)) missing.push(window)
        }
      }
      const built = await rebuildAll(missing, signal)
      const uncompared: BoardWindow[] = []
      for (const window of current) if (await store.isUncompared(window)) uncompared.push(window)
      return [...built, ...(await rebuildAll(uncompared, signal))]
    },

    /** Compares all built windows with the database, repairs them, and returns their drift. */
    reconcile: async (signal?: AbortSignal): Promise<Drift[]> => {
      const windows: BoardWindow[] = []
      for (const [board, definition] of await existingBoards())
        windows.push(...(await wantedWindows(board, definition)))
      return rebuildAll(windows, signal)
    },

    /** Reconciles one board within the time limit. `left` names the windows that the hourly run has to compare. */
    reconcileBoard: async (board: string): Promise<{ data: Drift[]; left: string[] }> => {
      const windows = await wantedWindows(board, await definitions.named(board))
      const deadline = performance.now() + RECONCILE_MS
      const data: Drift[] = []
      const left: string[] = []
      for (const window of windows) {
        const leftMs = deadline - performance.now()
        // After the limit no new rebuild begins, but a running one continues.
        const drift = leftMs > 0 && (await within(leftMs, rebuilds.fresh(window).catch(onFailed)))
        if (drift) data.push(drift)
        else left.push(window.span.name)
      }
      return { data, left }
    },
  }
}
