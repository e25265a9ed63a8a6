import type { Valkey } from '../../cache/valkey.ts'

/** How often a board that changes all the time is told of at most, milliseconds. */
const EVERY_MS = 200
/** How often it is looked at without a word: a message may have been lost with a connection. */
const LOOK_EVERY_MS = 10_000

/**
 * Tells of changes of boards, whoever made them. It listens only while somebody wants to know, on a connection of its own.
 */
export function createBoardChanges({ connect, channel }: { connect: () => Valkey; channel: string }) {
  const listeners = new Map<string, Set<() => void>>()
  let subscriber: Valkey | undefined

  const tell = (board: string) => {
    for (const listener of listeners.get(board) ?? []) listener()
  }
  const tellAll = () => {
    for (const board of listeners.keys()) tell(board)
  }

  function listen(): void {
    if (subscriber) return
    subscriber = connect()
    subscriber.on('message', (_channel: string, message: string) => tell(boardIn(message)))
    // What was told while the connection was unavailable is lost.
    subscriber.on('ready', tellAll)
    subscriber.subscribe(channel).catch(() => {})
  }

  function stopListening(): void {
    subscriber?.disconnect()
    subscriber = undefined
  }

  return {
    /**
     * Calls `look` when the board may have changed, not more often than five times a second, and not before the last
     * look is over. Answers what ends it.
     */
    watch: (board: string, look: () => Promise<void>): (() => void) => {
      let ended = false
      let due = false
      let resting = false
      const listener = () => {
        due = true
        if (resting || ended) return
        due = false
        resting = true
        const rest = new Promise((resolve) => setTimeout(resolve, EVERY_MS))
        Promise.allSettled([look(), rest]).then(() => {
          resting = false
          if (due) listener()
        })
      }
      const all = listeners.get(board) ?? new Set()
      listeners.set(board, all.add(listener))
      listen()
      const timer = setInterval(listener, LOOK_EVERY_MS)
      timer.unref()
      return () => {
        ended = true
        clearInterval(timer)
        all.delete(listener)
        if (all.size === 0) listeners.delete(board)
        if (listeners.size === 0) stopListening()
      }
    },

    close: (): void => {
      listeners.clear()
      stopListening()
    },
  }
}

export type BoardChanges = ReturnType<typeof createBoardChanges>

/** The board that a message is about; anybody can publish anything. */
function boardIn(message: string): string {
  try {
    return String(JSON.parse(message).board)
  } catch {
    return ''
  }
}
