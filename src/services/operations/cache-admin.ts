import type { Cache } from '../../cache/cache.ts'
import { AppError } from '../../errors.ts'
import { bottomUp, catalogue, kindOfKey } from '../catalogue/catalogue.ts'

/** The kinds of entries, by name. */
export const entryKinds: readonly string[] = catalogue.map(({ kind }) => kind)

/** How many keys of one kind were dropped. */
export interface Flushed {
  entry: string
  dropped: number
}

/** What the admin may do to the cache by hand. Whatever is dropped is loaded again when somebody asks for it. */
export function createCacheAdmin({ cache }: { cache: Cache }) {
  return {
    /**
     * Flushes every entry of a kind, or of all kinds, loads under way included: what they bring is not stored. Nothing
     * but entries is touched, even where the cache server is the state server, too. Walks through all keys of the server.
     */
    flush: async (kind?: string): Promise<{ dropped: number; entries: Flushed[] }> => {
      const entries: Flushed[] = []
      // One after the other: each walks through the server.
      for (const { kind: entry, pattern } of bottomUp) {
        if (kind === undefined || kind === entry) {
          entries.push({ entry, dropped: await cache.invalidate({ patterns: [pattern] }) })
        }
      }
      entries.sort((a, b) => (a.entry < b.entry ? -1 : 1))
      return { dropped: entries.reduce((sum, { dropped }) => sum + dropped, 0), entries }
    },

    /**
     * Makes entries stale by their keys (without the namespace) and by their tags. Refuses, with nothing dropped, a key
     * that no entry has: it could be something else on a server that is cache and state.
     */
    invalidate: async ({
      keys = [],
      tags = [],
    }: {
      keys?: string[]
      tags?: string[]
    }): Promise<{ dropped: number }> => {
      const strange = keys.flatMap((key, i) =>
        kindOfKey(key)
          ? []
          : [{ path: `body.keys.${i}`, message: 'must be the key of an entry, without the namespace' }],
      )
      if (strange.length > 0) {
        throw new AppError('validation-failed', 'Some of the keys are not of entries.', { errors: strange })
      }
      return { dropped: await cache.invalidate({ keys, tags }) }
    },
  }
}

export type CacheAdmin = ReturnType<typeof createCacheAdmin>
