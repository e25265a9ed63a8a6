import type { Guard } from './guard.ts'
import { defineScript, type Valkey } from './valkey.ts'

/**
 * Which entries carry a tag, kept on the state server because it must not be evicted. A key is registered before its
 * lease is taken, so that no entry is ever stored that its tags cannot find.
 */
export interface TagIndex {
  /** Puts the key under each tag for as long as an entry that is filled now can live; milliseconds. */
  register(key: string, tags: readonly string[], lifetime: number): Promise<void>
  /** The keys that may hold an entry with this tag. */
  keys(tag: string): Promise<string[]>
}

export function createTagIndex({ client, guard, prefix }: { client: Valkey; guard: Guard; prefix: string }): TagIndex {
  const register = defineScript(client, { name: 'register-tag', folder: new URL('scripts/', import.meta.url) })
  const indexOf = (tag: string) => `${prefix}tag:${tag}`
  return {
    register: async (key, tags, lifetime) => {
      await Promise.all(tags.map((tag) => guard.ask(() => register([indexOf(tag)], [key, lifetime]))))
    },
    keys: (tag) => guard.ask(() => client.zrange(indexOf(tag), 0, -1)),
  }
}
