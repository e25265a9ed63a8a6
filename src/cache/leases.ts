import { randomUUID } from 'node:crypto'
import { type Generation, LOST } from './generation.ts'
import type { Guard } from './guard.ts'
import { decode, type Stored } from './stored.ts'
import { defineScript, type Valkey } from './valkey.ts'

/** The right to fill one entry until it expires or the entry is invalidated: a random token. */
export type Lease = string

/** Leases on the cache server. A lease shares the slot of its entry, so that one script touches both. */
export interface Leases {
  /** Key of the lease for this entry. */
  keyOf(key: string): string
  /**
   * Returns the entry if the cache has it by now and it is still fresh after `freshAfter` (milliseconds since 1970). Otherwise
   * takes the lease, or returns `held` if another reader has it.
   */
  take(
    key: string,
    options: { leaseMs: number; freshAfter: number },
  ): Promise<{ found: Stored } | { lease: Lease } | 'held'>
  /** Takes the lease from its holder, whose fill is then refused. */
  seize(key: string, leaseMs: number): Promise<Lease>
  release(key: string, lease: Lease): Promise<void>
}

export function createLeases(options: {
  client: Valkey
  guard: Guard
  prefix: string
  generation: Pick<Generation, 'current'>
}): Leases {
  const { client, guard, prefix, generation } = options
  const folder = new URL('scripts/', import.meta.url)
  const takeLease = defineScript(client, { name: 'take-lease', folder })
  const releaseLease = defineScript(client, { name: 'release-lease', folder })
  const keyOf = (key: string) => `${prefix}lease:{${key}}`

  /** Requests a lease. After a timeout the server may still have granted it, so it is released blindly. */
  async function orRelease<T>(key: string, lease: Lease, ask: () => Promise<T>): Promise<T> {
    try {
      return await guard.ask(ask)
    } catch (error) {
      if (client.status === 'ready') releaseLease([keyOf(key)], [lease]).catch(() => {})
      throw error
    }
  }

  return {
    keyOf,
    take: async (key, { leaseMs, freshAfter }) => {
      const lease = randomUUID()
      const reply = await orRelease(key, lease, () =>
        takeLease([key, keyOf(key)], [lease, leaseMs, freshAfter, generation.current() ?? LOST]),
      )
      if (reply === 1) return { lease }
      const found = Buffer.isBuffer(reply) ? decode(reply) : undefined
      return found ? { found } : 'held'
    },
    seize: async (key, leaseMs) => {
      const lease = randomUUID()
      await orRelease(key, lease, () => client.set(keyOf(key), lease, 'PX', leaseMs))
      return lease
    },
    release: async (key, lease) => {
      await guard.ask(() => releaseLease([keyOf(key)], [lease]))
    },
  }
}
