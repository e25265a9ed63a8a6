import type { Cache } from '../../cache/cache.ts'
import { AppError } from '../../errors.ts'
import { bottomUp, catalogue, kindOfKey } from '../catalogue/catalogue.ts'

/** Names of the kinds of entries. */
export const entryKinds: readonly string[] = catalogue.map(({ kind }) => kind)

/** Number of dropped keys of one kind. */
export interface Flushed {
  entry: string
  dropped: number
}

/** Manual operations on the cache. The next read loads a dropped entry again. */
export function createCacheAdmin({ cache }: { cache: Cache }) {
  return {
    /**
     * Flushes the entries of one kind, or of all kinds. Running loads do not store their values. Touches only entries, even on
     * a server that is cache and state. Scans all keys of the server.
     */
    flush: async (kind?: string): Promise<{ dropped: number; entries: Flushed[] }> => {
      const entries: Flushed[] = []
      // In turn, because each pattern scans the whole server.
      for (const { kind: entry, pattern } of bottomUp) {
        if (kind === undefined || kind === entry) {
          entries.push({ entry, dropped: await cache.invalidate({ patterns: [pattern] }) })
        }
      }
      entries.sort((a, b) => (a.entry < b.entry ? -1 : 1))
      return { dropped: entries.reduce((sum, { dropped }) => sum + dropped, 0), entries }
    },

    /**
     * Invalidates entries by key (without the namespace) and by tag. Rejects with `validation-failed`, and drops nothing, if a
     * key does not belong to an entry, because on a server that is both cache and state it could be state.
     */
    invalidate: async ({
      keys = [],
      tags = [],
    }: {
      keys?: string[]
      tags?: string[]
    }): Promise<{ dropped: number }> => {
      const foreign = keys.flatMap((key, i) =>
        kindOfKey(key)
          ? []
          : [{ path: `body.keys.${i}`, message: 'must be the key of a cache entry, without `KEY_PREFIX`' }],
      )
      if (foreign.length > 0) {
        throw new AppError(
          'validation-failed',
          'Each of `keys` must be the key of a cache entry, without `KEY_PREFIX`.',
          { errors: foreign },
        )
      }
      return { dropped: await cache.invalidate({ keys, tags }) }
    },
  }
}

export type CacheAdmin = ReturnType<typeof createCacheAdmin>
