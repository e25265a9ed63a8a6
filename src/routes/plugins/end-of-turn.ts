/** Tasks for the end of this turn. */
let waiting: (() => void)[] = []

/**
 * Runs `task` after all sockets that are readable in this turn of the event loop have been read. Responses that are ready at
 * once are then written together. Written between reads they cost a sixth more CPU (docs/performance.md).
 */
export function atEndOfTurn(task: () => void): void {
  if (waiting.length === 0) setImmediate(end)
  waiting.push(task)
}

/** Resolves at the end of this turn. */
export const endOfTurn = (): Promise<void> => new Promise(atEndOfTurn)

function end(): void {
  const tasks = waiting
  waiting = []
  for (let i = 0; i < tasks.length; i++) tasks[i]?.()
}
