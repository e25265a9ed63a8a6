import type { Guard } from './guard.ts'
import { defineScript, type Valkey } from './valkey.ts'

/**
 * The keys of each tag, on the state server because they must not be evicted. A key is registered before its lease is taken,
 * so that no entry is ever stored that its tags cannot find.
 */
export interface TagIndex {
  /**
   * Registers the key under each tag for `lifetime` milliseconds: as long as an entry that is filled now can live. Resolves to
   * whether all of them had room.
   */
  register(key: string, tags: readonly string[], lifetime: number): Promise<boolean>
  /** Keys that may hold an entry with this tag. */
  keys(tag: string): Promise<string[]>
}

/**
 * Bound on the keys of a tag. The state server evicts nothing, so clients that request ever new keys must not fill it. Past
 * the bound, entries are loaded and not stored.
 */
const KEYS_AT_MOST = 20_000

export function createTagIndex(options: {
  client: Valkey
  guard: Guard
  patient: Guard
  prefix: string
  keysAtMost?: number | undefined
}): TagIndex {
  const { client, guard, patient, prefix, keysAtMost = KEYS_AT_MOST } = options
  const register = defineScript(client, { name: 'register-tag', folder: new URL('scripts/', import.meta.url) })
  const indexOf = (tag: string) => `${prefix}tag:${tag}`
  return {
    register: async (key, tags, lifetime) => {
      const registered = await Promise.all(
        tags.map((tag) => guard.ask(() => register([indexOf(tag)], [key, lifetime, keysAtMost]))),
      )
      return registered.every((reply) => reply === 1)
    },
    keys: (tag) => patient.ask(() => client.zrange(indexOf(tag), 0, -1)),
  }
}
