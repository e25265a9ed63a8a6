import { hash } from 'node:crypto'
import type { BoardChanges } from './board-changes.ts'
import type { Leaderboards } from './leaderboards.ts'
import type { PageQuery } from './read.ts'
import type { BoardPage } from './standings.ts'

/** Top of a board. `id` is a digest of it, so that a client does not get the same state again. */
export interface BoardEvent {
  id: string
  page: BoardPage
}

interface WatchedBoard {
  listeners: Set<(event: BoardEvent) => void>
  last: BoardEvent | undefined
  /** Reads the board and sends it to the listeners. Reads run one after the other, so an older one is never sent last. */
  refresh: () => Promise<void>
  stop: () => void
}

/** Sends the top of a board at each change. All listeners of one query share one read. */
export function createLiveBoards({
  leaderboards,
  changes,
}: {
  leaderboards: Pick<Leaderboards, 'page'>
  changes: BoardChanges
}) {
  const watched = new Map<string, WatchedBoard>()

  async function read(query: PageQuery): Promise<BoardEvent> {
    const page = await leaderboards.page(query)
    // A new `filledAt` alone is not a change.
    const id = hash('sha256', JSON.stringify({ ...page, filledAt: null }), 'base64url').slice(0, 16)
    return { id, page }
  }

  function start(query: PageQuery): WatchedBoard {
    const listeners: WatchedBoard['listeners'] = new Set()
    let queue = Promise.resolve()
    const readAndSend = async () => {
      const event = await read(query)
      if (event.id === board.last?.id) return
      board.last = event
      for (const listener of listeners) listener(event)
    }
    const refresh = () => {
      const reading = queue.then(readAndSend)
      queue = reading.catch(() => {})
      return reading
    }
    const board: WatchedBoard = { listeners, last: undefined, refresh, stop: changes.watch(query.board, refresh) }
    return board
  }

  /** Calls `listener` with the top of a board, now and at each change. Returns a function that stops it. */
  return async function watch(query: PageQuery, listener: (event: BoardEvent) => void): Promise<() => void> {
    const key = JSON.stringify(query)
    const board = watched.get(key) ?? start(query)
    watched.set(key, board)
    const leave = () => {
      board.listeners.delete(listener)
      if (board.listeners.size > 0 || watched.get(key) !== board) return
      watched.delete(key)
      board.stop()
    }
    const { last } = board
    board.listeners.add(listener)
    if (last) listener(last)
    else {
      await board.refresh().catch((error) => {
        leave()
        throw error
      })
    }
    return leave
  }
}

export type WatchBoard = ReturnType<typeof createLiveBoards>
