import type { Guard } from './guard.ts'
import { defineScript, type Valkey } from './valkey.ts'

/**
 * Which entries carry a tag, kept on the state server because it must not be evicted. A key is registered before its
 * lease is taken, so that no entry is ever stored that its tags cannot find.
 */
export interface TagIndex {
  /**
   * Puts the key under each tag for as long as an entry that is filled now can live; milliseconds. Answers whether all of
   * them had room for it.
   */
  register(key: string, tags: readonly string[], lifetime: number): Promise<boolean>
  /** The keys that may hold an entry with this tag. */
  keys(tag: string): Promise<string[]>
}

/**
 * How many keys a tag may have at a time. The state server evicts nothing, so whoever asks for ever new things must not be
 * able to fill it: beyond this, entries are loaded and not stored.
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
