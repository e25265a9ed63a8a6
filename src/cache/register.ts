import type { PolicyOf } from './policy.ts'
import type { Probe, Read } from './reading.ts'
import type { TagIndex } from './tag-index.ts'
import { longest } from './ttl.ts'

/**
 * Maximum time between registering a key under its tags and taking the lease. A process that was frozen for longer takes no
 * lease, because the registration could expire before the entry. Milliseconds.
 */
export const STANDSTILL_MS = 60_000

export const isTooLate = (registeredAt: number) => performance.now() - registeredAt >= STANDSTILL_MS

/**
 * Registers a key under its tags for the longest lifetime of an entry that is filled now. Resolves to the time, as
 * `performance.now()`. Undefined: a tag is full, so the entry must not be stored.
 */
export type Register = <P, V>(read: Read<P, V>) => Promise<number | undefined>

export function createRegister(options: {
  tagIndex: TagIndex
  policyOf: PolicyOf
  /** Milliseconds. */
  negativeTtl: number
  reach: Probe
}): Register {
  const { tagIndex, policyOf, negativeTtl, reach } = options
  return async ({ key, entry, params }) => {
    const registeredAt = performance.now()
    const { ttl, grace, leaseMs, waitMs } = policyOf(entry)
    const lifetime = longest(Math.max(ttl, negativeTtl)) + grace.ifError + waitMs + leaseMs + STANDSTILL_MS
    if (!(await tagIndex.register(key, entry.tags(params), lifetime))) return undefined
    await reach('registered', key)
    return registeredAt
  }
}
