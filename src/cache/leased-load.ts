import { traceDecision } from '../recording.ts'
import type { EntryStore } from './entry-store.ts'
import type { Generation } from './generation.ts'
import { CacheUnavailable } from './guard.ts'
import type { Lease } from './leases.ts'
import type { Loads } from './loads.ts'
import type { PolicyOf } from './policy.ts'
import type { Loaded, Point, Probe, Read } from './reading.ts'
import { createRegister, isTooLate } from './register.ts'
import type { Stored } from './stored.ts'
import type { TagIndex } from './tag-index.ts'
import { createWaitForLease } from './wait-for-lease.ts'

/** The right to store an entry that its tags can find. */
export interface Grant {
  lease: Lease
  /** Generation of the state server that holds its tags. */
  generation: number
}

export interface LeasedLoadOptions {
  entries: EntryStore
  tagIndex: TagIndex
  loads: Loads
  policyOf: PolicyOf
  /** Milliseconds. */
  negativeTtl: number
  generation: Generation
  probe?: Probe | undefined
}

/**
 * Loads a missing entry so that no stale value is ever stored: registers the key under its tags, takes the lease, loads, and
 * stores only if the lease is still valid. An invalidation ends the lease (Nishtala et al., "Scaling Memcache at Facebook",
 * NSDI 2013, section 3.2.1).
 */
export function createLeasedLoad(options: LeasedLoadOptions) {
  const { entries, tagIndex, loads, policyOf, negativeTtl, generation, probe } = options
  const reach = async (point: Point, key: string): Promise<void> => {
    traceDecision(key, point)
    await probe?.(point, key)
  }
  const register = createRegister({ tagIndex, policyOf, negativeTtl, generation, reach })
  const waitForLease = createWaitForLease({ entries, policyOf, reach })

  /** Loads under the lease. Waits for another process that holds it, and loads without storing when that takes long. */
  async function loadUnderLease<P, V>(read: Read<P, V>, loading: () => void): Promise<Loaded> {
    await reach('missed', read.key)
    const turn = await unlessUnavailable(async () => {
      const registered = await register(read)
      if (registered === undefined) return 'held'
      const taken = await waitForLease(read, registered.at, loading)
      return taken !== 'held' && 'lease' in taken ? { lease: taken.lease, generation: registered.generation } : taken
    })
    if (turn === 'unavailable') return loadOnly(read, loading)
    if (turn === 'held') return { value: (await loadOnly(read, loading)).value, stored: false, how: 'miss' }
    if ('found' in turn) return { value: turn.found, stored: true, how: 'hit' }
    return fillUnderLease(read, turn, 'miss', loading)
  }

  /** Loads and stores, even if the cache holds a value. Takes the lease from a running load, whose fill is then refused. */
  async function refill<P, V>(read: Read<P, V>): Promise<Loaded> {
    const grant = await unlessUnavailable(async () => {
      const registered = await register(read)
      if (registered === undefined) return 'unavailable'
      const lease = await entries.leases.seize(read.key, policyOf(read.entry).leaseMs)
      return isTooLate(registered.at) ? 'unavailable' : { lease, generation: registered.generation }
    })
    return grant === 'unavailable' ? loadOnly(read) : fillUnderLease(read, grant, 'request')
  }

  /** Loads without the cache. `loading` is called just before the load. */
  async function loadOnly<P, V>(read: Read<P, V>, loading?: () => void): Promise<Loaded> {
    traceDecision(read.key, 'bypass')
    loading?.()
    return { value: await loads.run(read), stored: false, how: 'bypass' }
  }

  /** Loads, and stores the value unless an invalidation has ended the lease. */
  async function fillUnderLease<P, V>(
    read: Read<P, V>,
    { lease, generation }: Grant,
    how: 'miss' | 'request',
    loading?: () => void,
  ): Promise<Loaded> {
    const { key } = read
    await reach('lease-taken', key)
    loading?.()
    let value: Stored
    try {
      value = await loads.run(read, generation)
    } catch (error) {
      // Lets the next reader try at once. If the cache is unavailable, the lease ends by its TTL.
      await unlessUnavailable(() => entries.leases.release(key, lease))
      throw error
    }
    await reach('loaded', key)
    const grace = value.found ? policyOf(read.entry).grace.ifError : 0
    const stored = (await unlessUnavailable(() => entries.fill(key, lease, value, grace))) === true
    await reach(stored ? 'filled' : 'refused', key)
    return { value, stored, how }
  }

  return { register, loadUnderLease, refill, loadOnly, fillUnderLease }
}

export type LeasedLoad = ReturnType<typeof createLeasedLoad>

async function unlessUnavailable<T>(work: () => Promise<T>): Promise<T | 'unavailable'> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof CacheUnavailable) return 'unavailable'
    throw error
  }
}
