import { type Counts, time } from './counters.ts'
import type { Generation } from './generation.ts'
import { UNTAGGED } from './generation.ts'
import type { Guard } from './guard.ts'
import { createLeases, type Lease, type Leases } from './leases.ts'
import type { LocalCopies } from './local-copies.ts'
import { allKeys } from './scan.ts'
import { decode, type Stored } from './stored.ts'
import { createTurnReads } from './turn-reads.ts'
import { defineScript, isCluster, type Valkey } from './valkey.ts'

/** Entries on the cache server, and their leases. */
export interface EntryStore {
  readonly leases: Leases
  /**
   * Reads the entry from the server, in one command with the other reads of this turn of the event loop. Adds the server's time
   * to `counts`.
   */
  get(key: string, counts?: Counts): Promise<Stored | undefined>
  /** Stores the value for its TTL plus `grace` milliseconds, if the lease is still valid. Resolves to whether it was stored. */
  fill(key: string, lease: Lease, value: Stored, grace: number): Promise<boolean>
  /** Deletes entries, each with its lease in the same command. On a single server all of them in one command. */
  drop(keys: readonly string[]): Promise<void>
  /** Finds the matching keys that have an entry or a running load at the time of the call. Scans all keys of the server. */
  matching(pattern: string): Promise<string[]>
}

export interface EntryStoreOptions {
  client: Valkey
  guard: Guard
  patient: Guard
  prefix: string
  /** Gets a copy of each value read from the server. */
  copies: LocalCopies | undefined
  /** Generation of the state server. */
  generation: Pick<Generation, 'current'>
}

export function createEntryStore(options: EntryStoreOptions): EntryStore {
  const { client, guard, patient, prefix, copies, generation } = options
  const fill = defineScript(client, { name: 'fill', folder: new URL('scripts/', import.meta.url) })
  const leases = createLeases({ client, guard, prefix, generation })

  const withLease = (key: string) => [key, leases.keyOf(key)]
  const deleteAll = (keys: readonly string[]): Promise<unknown> =>
    isCluster(client)
      ? Promise.all(keys.map((key) => client.del(...withLease(key))))
      : client.del(...keys.flatMap(withLease))

  return {
    leases,
    get: createTurnReads({ client, guard, receiver: () => createReceiver(copies, generation) }),
    fill: async (key, lease, value, grace) => {
      const lifetime = Math.min(value.freshUntil + grace, value.serveUntil) - value.storedAt
      if (lifetime <= 0) {
        // The value has changed since it was loaded.
        await leases.release(key, lease)
        return false
      }
      const stored = (await guard.ask(() => fill([key, leases.keyOf(key)], [lease, value.bytes, lifetime]))) === 1
      if (stored) copies?.drop(key)
      return stored
    },
    drop: async (keys) => {
      try {
        await patient.ask(() => deleteAll(keys))
      } finally {
        if (copies) for (const key of keys) copies.drop(key)
      }
    },
    matching: async (pattern) => {
      // Scans leases first. A load that ends between the two scans leaves an entry, which the second scan finds.
      const loading = await allKeys(client, { match: leases.keyOf(prefix + pattern), ask: patient.ask })
      const found = await allKeys(client, { match: prefix + pattern, ask: patient.ask })
      return [...new Set([...found, ...loading.map((lease) => lease.slice(leases.keyOf('').length - 1, -1))])]
    },
  }
}

/** Receives the replies of one command: decodes, keeps copies and counts the time of hits. */
function createReceiver(copies: LocalCopies | undefined, generation: Pick<Generation, 'current'>) {
  const asking = copies?.beginAsking()
  let took = 0
  return {
    answered: (ms: number) => {
      took = ms
    },
    receive: (key: string, bytes: Buffer | null, counts: Counts | undefined, times: number) => {
      const value = bytes === null ? undefined : decode(bytes)
      if (value === undefined || isUnfindable(value, generation.current())) return undefined
      asking?.keep(key, value)
      if (counts !== undefined) time(counts, 'hitTime', took, times)
      return value
    },
    end: () => asking?.end(),
  }
}

/** Whether the state server has lost the tags of a value, so that no change could find it. `now` is undefined until it is known. */
function isUnfindable({ generation }: Stored, now: number | undefined): boolean {
  return generation !== UNTAGGED && now !== undefined && generation !== now
}
