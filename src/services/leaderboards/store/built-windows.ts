import { type BoardWindow, spanNamed } from '../windows.ts'
import type { StateServer } from './state-server.ts'
import { isCurrent } from './window-ttl.ts'

/** Maximum number of windows per board besides the current ones, because clients can request any day. */
const OTHERS_AT_MOST = 100
/** Suffixes of all keys that belong to a window. */
const SUFFIXES = ['', ':meta', ':counted', ':building', ':log', ':next', ':next:meta', ':next:counted']

/** Lists and removes the built windows of a board. */
export function builtWindows({ client, keys, send }: StateServer, now: () => Date) {
  const keyOf = ({ board, span }: BoardWindow) => keys.scores(board, span.name)
  const metaOf = (window: BoardWindow) => `${keyOf(window)}:meta`

  async function dropWindow(window: BoardWindow): Promise<void> {
    await send(() => client.unlink(SUFFIXES.map((suffix) => keyOf(window) + suffix)))
    await send(() => client.srem(keys.spans(window.board), window.span.name))
  }

  /** Lists the windows of a board that have been built and have not expired. */
  async function liveWindows(board: string): Promise<BoardWindow[]> {
    const names = await send(() => client.smembers(keys.spans(board)))
    const windows = await Promise.all(
      names.map(async (name) => {
        const span = spanNamed(name)
        const window = span && { board, span }
        if (window && (await send(() => client.exists(metaOf(window)))) === 1) return [window]
        await send(() => client.srem(keys.spans(board), name))
        return []
      }),
    )
    return windows.flat()
  }

  return {
    liveWindows,
    dropWindow,

    /** Identity of the definition that a window was built for. Undefined if it has not been built. */
    windowBuiltFor: async (window: BoardWindow): Promise<string | undefined> =>
      (await send(() => client.hget(metaOf(window), 'definition'))) ?? undefined,

    /** Whether a window was summed from counters and has not been compared with the bookings. */
    isUncompared: async (window: BoardWindow): Promise<boolean> =>
      (await send(() => client.hget(metaOf(window), 'from'))) === 'counters',

    /** Records that a window has been built. Drops the least recently read windows above the limit. */
    register: async ({ board, span }: BoardWindow): Promise<void> => {
      await send(() => client.sadd(keys.spans(board), span.name))
      if (isCurrent({ board, span }, now())) return
      const windows = await liveWindows(board)
      const others = windows.filter((window) => !isCurrent(window, now()) && window.span.name !== span.name)
      if (others.length <= OTHERS_AT_MOST) return
      const withTtl = await Promise.all(
        others.map(async (window) => ({ window, ttlMs: await send(() => client.pttl(metaOf(window))) })),
      )
      // Each read renews the TTL, so the shortest one belongs to the window that was read longest ago.
      withTtl.sort((a, b) => a.ttlMs - b.ttlMs)
      for (const { window } of withTtl.slice(0, others.length - OTHERS_AT_MOST)) await dropWindow(window)
    },

    /** Drops a board with all of its windows. */
    drop: async (board: string): Promise<void> => {
      // Deletes the head first, so that a running rebuild is refused at its end.
      await send(() => client.del(keys.head(board)))
      for (const name of await send(() => client.smembers(keys.spans(board)))) {
        const span = spanNamed(name)
        if (span) await dropWindow({ board, span })
      }
      await send(() => client.del(keys.spans(board)))
      // Last, so that the worker still finds the board if the drop is interrupted, and finishes it.
      await send(() => client.srem(keys.following, board))
    },
  }
}

export type BuiltWindows = ReturnType<typeof builtWindows>
