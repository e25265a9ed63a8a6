import type { Guard } from './guard.ts'
import { defineScript, type Valkey } from './valkey.ts'

/**
 * The keys of each tag, on the state server because they must not be evicted. A key is registered before its lease is taken, so
 * every stored entry can be found by its tags.
 */
export interface TagIndex {
  /**
   * Registers the key under each tag for `lifetime` milliseconds, the longest lifetime of an entry that is filled now. Resolves
   * to false if a tag is full.
   */
  register(key: string, tags: readonly string[], lifetime: number): Promise<boolean>
  /** Keys that may hold an entry with this tag. */
  keys(tag: string): Promise<string[]>
}

/**
 * Maximum number of keys per tag. The state server evicts nothing, so clients that keep requesting new keys must not fill it.
 * Above the limit, entries are loaded but not stored.
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
