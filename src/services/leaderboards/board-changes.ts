import type { Valkey } from '../../cache/valkey.ts'

/** Minimum time between two calls of a listener. Milliseconds. */
const THROTTLE_MS = 200
/** Interval of calls without a message, in case one was lost with a connection. Milliseconds. */
const POLL_MS = 10_000

/** Notifies listeners of changed boards. Subscribes on a separate connection while there are listeners. */
export function createBoardChanges({ connect, channel }: { connect: () => Valkey; channel: string }) {
  const listeners = new Map<string, Set<() => void>>()
  let subscriber: Valkey | undefined

  const notify = (board: string) => {
    for (const listener of listeners.get(board) ?? []) listener()
  }
  const notifyAll = () => {
    for (const board of listeners.keys()) notify(board)
  }

  function subscribe(): void {
    if (subscriber) return
    subscriber = connect()
    subscriber.on('message', (_channel: string, message: string) => notify(boardIn(message)))
    // Messages that were published during a disconnection are lost.
    subscriber.on('ready', notifyAll)
    subscriber.subscribe(channel).catch(() => {})
  }

  function unsubscribe(): void {
    subscriber?.disconnect()
    subscriber = undefined
  }

  return {
    /**
     * Calls `onChange` when a board may have changed: at most five times a second, and never before the last call has
     * ended. Returns a function that stops it.
     */
    watch: (board: string, onChange: () => Promise<void>): (() => void) => {
      const { trigger, stop } = throttled(onChange, THROTTLE_MS)
      const ofBoard = listeners.get(board) ?? new Set()
      listeners.set(board, ofBoard.add(trigger))
      subscribe()
      const timer = setInterval(trigger, POLL_MS)
      timer.unref()
      return () => {
        stop()
        clearInterval(timer)
        ofBoard.delete(trigger)
        if (ofBoard.size === 0) listeners.delete(board)
        if (listeners.size === 0) unsubscribe()
      }
    },

    close: (): void => {
      listeners.clear()
      unsubscribe()
    },
  }
}

export type BoardChanges = ReturnType<typeof createBoardChanges>

/** Limits calls of `work` to one at a time and one per interval. Triggers in between cause one more call. */
function throttled(work: () => Promise<void>, intervalMs: number) {
  let stopped = false
  let isDue = false
  let isResting = false

  const trigger = () => {
    isDue = true
    if (isResting || stopped) return
    isDue = false
    isResting = true
    const rest = new Promise((resolve) => setTimeout(resolve, intervalMs))
    Promise.allSettled([work(), rest]).then(() => {
      isResting = false
      if (isDue) trigger()
    })
  }

  return {
    trigger,
    stop: () => {
      stopped = true
    },
  }
}

/** Reads the board of a message. Empty for a message of another form, which any client can publish. */
function boardIn(message: string): string {
  try {
    return String(JSON.parse(message).board)
  } catch {
    return ''
  }
}
