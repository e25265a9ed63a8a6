import { traceDecision } from '../recording.ts'
import type { EntryStore } from './entry-store.ts'
import { CacheUnavailable } from './guard.ts'
import type { Lease } from './leases.ts'
import type { Loads } from './loads.ts'
import type { PolicyOf } from './policy.ts'
import type { Loaded, Point, Probe, Read } from './reading.ts'
import { createRegister, isTooLate } from './register.ts'
import type { Stored } from './stored.ts'
import type { TagIndex } from './tag-index.ts'
import { createWaitForLease } from './wait-for-lease.ts'

export interface LeasedLoadOptions {
  entries: EntryStore
  tagIndex: TagIndex
  loads: Loads
  policyOf: PolicyOf
  /** Milliseconds. */
  negativeTtl: number
  probe?: Probe | undefined
}

/**
 * Loads a missing entry so that no stale value is ever stored: registers the key under its tags, takes the lease, loads, and
 * stores only if the lease is still valid. An invalidation ends the lease (Nishtala et al., "Scaling Memcache at Facebook",
 * NSDI 2013, section 3.2.1).
 */
export function createLeasedLoad({ entries, tagIndex, loads, policyOf, negativeTtl, probe }: LeasedLoadOptions) {
  const reach = async (point: Point, key: string): Promise<void> => {
    traceDecision(key, point)
    await probe?.(point, key)
  }
  const register = createRegister({ tagIndex, policyOf, negativeTtl, reach })
  const waitForLease = createWaitForLease({ entries, policyOf, reach })

  /** Loads under the lease. Waits for another process that holds it, and loads without storing when that takes long. */
  async function loadUnderLease<P, V>(read: Read<P, V>, loading: () => void): Promise<Loaded> {
    await reach('missed', read.key)
    const turn = await unlessUnavailable(async () => {
      const registeredAt = await register(read)
      return registeredAt === undefined ? 'held' : waitForLease(read, registeredAt, loading)
    })
    if (turn === 'unavailable') return loadOnly(read, loading)
    if (turn === 'held') return { value: (await loadOnly(read, loading)).value, stored: false, how: 'miss' }
    if ('found' in turn) return { value: turn.found, stored: true, how: 'hit' }
    return fillUnderLease(read, turn.lease, 'miss', loading)
  }

  /** Loads and stores, even if the cache holds a value. Takes the lease from a running load, whose fill is then refused. */
  async function refill<P, V>(read: Read<P, V>): Promise<Loaded> {
    const lease = await unlessUnavailable(async () => {
      const registeredAt = await register(read)
      if (registeredAt === undefined) return 'unavailable'
      const seized = await entries.leases.seize(read.key, policyOf(read.entry).leaseMs)
      return isTooLate(registeredAt) ? 'unavailable' : seized
    })
    return lease === 'unavailable' ? loadOnly(read) : fillUnderLease(read, lease, 'request')
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
    lease: Lease,
    how: 'miss' | 'request',
    loading?: () => void,
  ): Promise<Loaded> {
    const { key } = read
    await reach('lease-taken', key)
    loading?.()
    let value: Stored
    try {
      value = await loads.run(read)
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
