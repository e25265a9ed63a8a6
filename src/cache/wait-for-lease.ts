import { setTimeout as sleep } from 'node:timers/promises'
import type { EntryStore } from './entry-store.ts'
import type { PolicyOf } from './policy.ts'
import type { Probe, Read } from './reading.ts'
import { STANDSTILL_MS } from './register.ts'

/**
 * Polls, with full jitter, until another process has stored the value or its lease is free. One reader per process polls.
 * `loading` is called before each attempt, so a value that is found is no older than that call.
 */
export function createWaitForLease(options: { entries: EntryStore; policyOf: PolicyOf; reach: Probe }) {
  const { entries, policyOf, reach } = options
  return async <P, V>({ key, entry }: Read<P, V>, registeredAt: number, loading: () => void) => {
    const { leaseMs, waitMs } = policyOf(entry)
    const waited = () => performance.now() - registeredAt
    for (let pause = 4; waited() < waitMs + STANDSTILL_MS; pause = Math.min(pause * 1.5, 20)) {
      loading()
      const turn = await entries.leases.take(key, { leaseMs, freshAfter: Date.now() })
      if (turn !== 'held') return turn
      await reach('lease-held', key)
      if (waited() >= waitMs) break
      await sleep(1 + Math.random() * pause)
    }
    return 'held'
  }
}
