import { randomUUID } from 'node:crypto'
import { CacheAway, type Guard } from './guard.ts'
import { decode, type Stored } from './stored.ts'
import { defineScript, nodesOf, type Valkey } from './valkey.ts'

/** The right to fill one entry, until it runs out or the entry is invalidated: a token of its own. */
export type Lease = string

/** Entries and their leases on the cache server. An entry's lease shares its slot, so that one script touches both. */
export interface EntryStore {
  get(key: string): Promise<Stored | undefined>
  /** The entry if it is there by now; else a lease, unless another reader holds it. */
  takeLease(key: string): Promise<{ found: Stored } | { lease: Lease } | 'held'>
  /** Takes the lease from whoever holds it; that reader's fill will be refused. */
  seizeLease(key: string): Promise<Lease>
  /** Stores the value if the lease still stands. Answers whether it was stored. */
  fill(key: string, lease: Lease, value: Stored): Promise<boolean>
  releaseLease(key: string, lease: Lease): Promise<void>
  /** Deletes the entry and its lease in one step. */
  drop(key: string): Promise<void>
  /**
   * Entries that match, and those that are being loaded: whatever was there, or was being loaded, when it was called and
   * is still there. Walks through all keys.
   */
  matching(pattern: string): Promise<string[]>
}

export function createEntryStore(options: {
  client: Valkey
  guard: Guard
  patient: Guard
  prefix: string
  leaseMs: number
}): EntryStore {
  const { client, guard, patient, prefix, leaseMs } = options
  const script = (name: string) => defineScript(client, { name, folder: new URL('scripts/', import.meta.url) })
  const takeLease = script('take-lease')
  const fill = script('fill')
  const releaseLease = script('release-lease')
  const leaseOf = (key: string) => `${prefix}lease:{${key}}`

  async function seizeLease(key: string): Promise<Lease> {
    const lease = randomUUID()
    await guard.ask(() => client.set(leaseOf(key), lease, 'PX', leaseMs))
    return lease
  }

  return {
    get: async (key) => {
      const bytes = await guard.ask(() => client.getBuffer(key))
      return bytes === null ? undefined : decode(bytes)
    },
    takeLease: async (key) => {
      const lease = randomUUID()
      const reply = await guard.ask(() => takeLease([key, leaseOf(key)], [lease, leaseMs]))
      if (reply === null) return 'held'
      if (reply === 1) return { lease }
      const found = Buffer.isBuffer(reply) ? decode(reply) : undefined
      // Not in our form: somebody else wrote under our key. It counts as missing and is written over.
      return found ? { found } : { lease: await seizeLease(key) }
    },
    seizeLease,
    fill: async (key, lease, value) => {
      const lifetime = value.freshUntil - value.storedAt
      return (await guard.ask(() => fill([key, leaseOf(key)], [lease, value.bytes, lifetime]))) === 1
    },
    releaseLease: async (key, lease) => {
      await guard.ask(() => releaseLease([leaseOf(key)], [lease]))
    },
    drop: async (key) => {
      await patient.ask(() => client.del(key, leaseOf(key)))
    },
    matching: async (pattern) => {
      const [found, loading] = await Promise.all([
        scan(client, prefix + pattern, patient),
        scan(client, leaseOf(prefix + pattern), patient),
      ])
      return [...new Set([...found, ...loading.map((lease) => lease.slice(leaseOf('').length - 1, -1))])]
    },
  }
}

/** Every key that matches, of all servers, once. */
async function scan(client: Valkey, pattern: string, guard: Guard): Promise<string[]> {
  const found = new Set<string>()
  const nodes = nodesOf(client)
  if (nodes.length === 0) throw new CacheAway('no server of the cluster is known')
  for (const node of nodes) {
    let cursor = '0'
    do {
      const [next, keys] = await guard.ask(() => node.scan(cursor, 'MATCH', pattern, 'COUNT', 1_000))
      for (const key of keys) found.add(key)
      cursor = next
    } while (cursor !== '0')
  }
  return [...found]
}
