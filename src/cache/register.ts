import { type Generation, LOST, UNTAGGED } from './generation.ts'
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

/** A key that its tags can find. */
export interface Registration {
  /** Time before it was registered, as `performance.now()`. */
  at: number
  /** Generation of the state server before it was registered; 0 without tags. */
  generation: number
}

/**
 * Registers a key under its tags for the longest lifetime of an entry that is filled now. Undefined: a tag is full or the
 * generation is unknown, so the entry must not be stored.
 */
export type Register = <P, V>(read: Read<P, V>) => Promise<Registration | undefined>

export function createRegister(options: {
  tagIndex: TagIndex
  policyOf: PolicyOf
  /** Milliseconds. */
  negativeTtl: number
  generation: Generation
  reach: Probe
}): Register {
  const { tagIndex, policyOf, negativeTtl, reach, generation } = options
  return async ({ key, entry, params }) => {
    const tags = entry.tags(params)
    // Before the tags: if the server loses its data in between, the entry is a miss.
    const known = tags.length === 0 ? UNTAGGED : (generation.current() ?? (await generation.known()))
    if (known === undefined || known === LOST) return undefined
    const at = performance.now()
    const { ttl, grace, leaseMs, waitMs } = policyOf(entry)
    const lifetime = longest(Math.max(ttl, negativeTtl)) + grace.ifError + waitMs + leaseMs + STANDSTILL_MS
    if (!(await tagIndex.register(key, tags, lifetime))) return undefined
    await reach('registered', key)
    return { at, generation: known }
  }
}
