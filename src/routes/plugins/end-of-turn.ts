/** What waits for the end of this turn. */
let waiting: (() => void)[] = []

/**
 * Calls `task` when the sockets that have something to say in this turn of the event loop have been read. Answers that are
 * ready at once are written then, one after the other: written each in the middle of reading, they cost a sixth more
 * (docs/performance.md).
 */
export function atEndOfTurn(task: () => void): void {
  if (waiting.length === 0) setImmediate(end)
  waiting.push(task)
}

/** The same as something to wait for. */
export const endOfTurn = (): Promise<void> => new Promise(atEndOfTurn)

function end(): void {
  const tasks = waiting
  waiting = []
  for (let i = 0; i < tasks.length; i++) tasks[i]?.()
}
