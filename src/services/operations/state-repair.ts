import { setTimeout as sleep } from 'node:timers/promises'

/** Minimum time for which a loss is reported, so that it is noticed. Milliseconds. */
const REPORTED_MS = 10_000
/** Pause after a failed repair. Milliseconds. */
const PAUSE_MS = 1_000

export interface StateRepairOptions {
  /** Repairs what depends on the lost data. Repeated until it succeeds. */
  recover: () => Promise<void>
  onLost: () => void
  onRepaired: () => void
  onFailed: (error: unknown) => void
}

/** Repairs the service after each loss of the state, and remembers the loss. */
export function createStateRepair({ recover, onLost, onRepaired, onFailed }: StateRepairOptions) {
  let lostAt = Number.NEGATIVE_INFINITY
  let running = 0
  let closed = false
  return {
    begin: async (): Promise<void> => {
      lostAt = performance.now()
      onLost()
      running++
      for (let repaired = false; !repaired && !closed; ) {
        repaired = await recover().then(
          () => true,
          (error) => {
            onFailed(error)
            return false
          },
        )
        if (repaired) onRepaired()
        else await sleep(PAUSE_MS, undefined, { ref: false })
      }
      running--
    },
    /** Whether the data were lost in the last seconds, or are still being repaired. */
    isLost: (): boolean => running > 0 || performance.now() - lostAt < REPORTED_MS,
    close: (): void => {
      closed = true
    },
  }
}

export type StateRepair = ReturnType<typeof createStateRepair>
