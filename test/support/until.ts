import { setTimeout as sleep } from 'node:timers/promises'

/** Resolves when `condition` holds. Checks every few milliseconds, and rejects after `boundMs`. */
export async function until(condition: () => boolean | Promise<boolean>, boundMs = 15_000): Promise<void> {
  for (const deadline = Date.now() + boundMs; !(await condition()); await sleep(5)) {
    if (Date.now() > deadline) throw new Error(`not within ${boundMs} ms: ${condition}`)
  }
}
