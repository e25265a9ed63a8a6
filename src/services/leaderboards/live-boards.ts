import { hash } from 'node:crypto'
import type { BoardChanges } from './board-changes.ts'
import type { Leaderboards } from './leaderboards.ts'
import type { PageQuery } from './read.ts'
import type { BoardPage } from './standings.ts'

/** The top of a board as it is sent: `id` names what it says, so that who has seen it need not be told again. */
export interface BoardEvent {
  id: string
  page: BoardPage
}

interface Watched {
  listeners: Set<(event: BoardEvent) => void>
  last: BoardEvent | undefined
  /** Reads it, one reading after the other, so that what is older is never told after what is newer. */
  look: () => Promise<void>
  end: () => void
}

/** Tops of boards as they change. However many look at the same one, it is read once for each change. */
export function createLiveBoards({
  leaderboards,
  changes,
}: {
  leaderboards: Pick<Leaderboards, 'page'>
  changes: BoardChanges
}) {
  const watched = new Map<string, Watched>()

  async function read(query: PageQuery): Promise<BoardEvent> {
    const page = await leaderboards.page(query)
    // When it was found to be right is no news.
    const id = hash('sha256', JSON.stringify({ ...page, filledAt: null }), 'base64url').slice(0, 16)
    return { id, page }
  }

  function begin(query: PageQuery): Watched {
    const listeners: Watched['listeners'] = new Set()
    let turn = Promise.resolve()
    const readAndTell = async () => {
      const event = await read(query)
      if (event.id === board.last?.id) return
      board.last = event
      for (const listener of listeners) listener(event)
    }
    const look = () => {
      const reading = turn.then(readAndTell)
      turn = reading.catch(() => {})
      return reading
    }
    const board: Watched = { listeners, last: undefined, look, end: changes.watch(query.board, look) }
    return board
  }

  /**
   * Reads the top of a board, and calls `listener` with it and whenever it is another. Rejects where reading does. Answers
   * what ends it.
   */
  return async function watch(query: PageQuery, listener: (event: BoardEvent) => void): Promise<() => void> {
    const key = JSON.stringify(query)
    const board = watched.get(key) ?? begin(query)
    watched.set(key, board)
    const leave = () => {
      board.listeners.delete(listener)
      if (board.listeners.size > 0 || watched.get(key) !== board) return
      watched.delete(key)
      board.end()
    }
    const { last } = board
    board.listeners.add(listener)
    if (last) listener(last)
    else {
      await board.look().catch((error) => {
        leave()
        throw error
      })
    }
    return leave
  }
}

export type WatchBoard = ReturnType<typeof createLiveBoards>
