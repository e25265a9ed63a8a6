import { randomUUID } from 'node:crypto'
import { type Counts, time } from './counters.ts'
import type { Guard } from './guard.ts'
import type { LocalCopies } from './local-copies.ts'
import { allKeys } from './scan.ts'
import { decode, type Stored } from './stored.ts'
import { createTurnReads } from './turn-reads.ts'
import { defineScript, type Valkey } from './valkey.ts'

/** The right to fill one entry, until it runs out or the entry is invalidated: a token of its own. */
export type Lease = string

/** Entries and their leases on the cache server. An entry's lease shares its slot, so that one script touches both. */
export interface EntryStore {
  /**
   * The entry from the server, asked for together with what else is read in this turn of the event loop. How long the server
   * took is counted where `counts` says.
   */
  get(key: string, counts?: Counts): Promise<Stored | undefined>
  /**
   * The entry if it is there by now and fresh beyond `freshAfter`, milliseconds since 1970; else a lease, unless another
   * reader holds it.
   */
  takeLease(
    key: string,
    options: { leaseMs: number; freshAfter: number },
  ): Promise<{ found: Stored } | { lease: Lease } | 'held'>
  /** Takes the lease from whoever holds it; that reader's fill will be refused. */
  seizeLease(key: string, leaseMs: number): Promise<Lease>
  /**
   * Stores the value if the lease still stands, for as long as it is fresh and `grace` beyond, milliseconds. Answers
   * whether it was stored.
   */
  fill(key: string, lease: Lease, value: Stored, grace: number): Promise<boolean>
  releaseLease(key: string, lease: Lease): Promise<void>
  /** Deletes the entry and its lease in one step. */
  drop(key: string): Promise<void>
  /**
   * Entries that match, and those that are being loaded: whatever was there, or was being loaded, when it was called. Walks
   * through all keys.
   */
  matching(pattern: string): Promise<string[]>
}

export function createEntryStore(options: {
  client: Valkey
  guard: Guard
  patient: Guard
  prefix: string
  /** Where what was read from the server is kept, too. */
  copies: LocalCopies | undefined
}): EntryStore {
  const { client, guard, patient, prefix, copies } = options
  const script = (name: string) => defineScript(client, { name, folder: new URL('scripts/', import.meta.url) })
  const takeLease = script('take-lease')
  const fill = script('fill')
  const releaseLease = script('release-lease')
  const leaseOf = (key: string) => `${prefix}lease:{${key}}`

  const get = createTurnReads({
    client,
    guard,
    receiver: () => {
      const asking = copies?.beginAsking()
      let took = 0
      return {
        answered: (ms) => {
          took = ms
        },
        receive: (key, bytes, counts, times) => {
          const value = bytes === null ? undefined : decode(bytes)
          if (value) asking?.keep(key, value)
          if (value && counts) time(counts, 'hitTime', took, times)
          return value
        },
        end: () => asking?.end(),
      }
    },
  })

  async function seizeLease(key: string, leaseMs: number): Promise<Lease> {
    const lease = randomUUID()
    await orNothing(key, lease, () => client.set(leaseOf(key), lease, 'PX', leaseMs))
    return lease
  }

  /** Asks for a lease. Whose answer does not come in time may have been given it all the same: it is given back unseen. */
  async function orNothing<T>(key: string, lease: Lease, ask: () => Promise<T>): Promise<T> {
    try {
      return await guard.ask(ask)
    } catch (error) {
      if (client.status === 'ready') releaseLease([leaseOf(key)], [lease]).catch(() => {})
      throw error
    }
  }

  return {
    get,
    takeLease: async (key, { leaseMs, freshAfter }) => {
      const lease = randomUUID()
      const reply = await orNothing(key, lease, () => takeLease([key, leaseOf(key)], [lease, leaseMs, freshAfter]))
      if (reply === 1) return { lease }
      const found = Buffer.isBuffer(reply) ? decode(reply) : undefined
      return found ? { found } : 'held'
    },
    seizeLease,
    fill: async (key, lease, value, grace) => {
      const lifetime = Math.min(value.freshUntil + grace, value.serveUntil) - value.storedAt
      if (lifetime <= 0) {
        // The value has changed since it was loaded.
        await guard.ask(() => releaseLease([leaseOf(key)], [lease]))
        return false
      }
      const stored = (await guard.ask(() => fill([key, leaseOf(key)], [lease, value.bytes, lifetime]))) === 1
      if (stored) copies?.drop(key)
      return stored
    },
    releaseLease: async (key, lease) => {
      await guard.ask(() => releaseLease([leaseOf(key)], [lease]))
    },
    drop: async (key) => {
      try {
        await patient.ask(() => client.del(key, leaseOf(key)))
      } finally {
        copies?.drop(key)
      }
    },
    matching: async (pattern) => {
      // First what is being loaded: a load that ends meanwhile leaves an entry for the second walk to find.
      const loading = await allKeys(client, { match: leaseOf(prefix + pattern), ask: patient.ask })
      const found = await allKeys(client, { match: prefix + pattern, ask: patient.ask })
      return [...new Set([...found, ...loading.map((lease) => lease.slice(leaseOf('').length - 1, -1))])]
    },
  }
}
