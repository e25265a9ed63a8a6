import { AppError } from '../errors.ts'
import type { Cache, Stale } from './contract.ts'
import type { EntryStore } from './entry-store.ts'
import type { LocalCopies } from './local-copies.ts'
import type { TagIndex } from './tag-index.ts'

/** Number of keys deleted at a time. The timeout of a command starts when it is sent, so a longer queue would time out. */
const DROPS_AT_ONCE = 500

/** Deletes entries and their leases by key, tag and pattern. */
export function createInvalidate(options: {
  prefix: string
  entries: EntryStore
  tagIndex: TagIndex
  copies: LocalCopies | undefined
}): Cache['invalidate'] {
  const { prefix, entries, tagIndex, copies } = options

  async function drop(keys: readonly string[], dropped: Set<string>): Promise<void> {
    for (let i = 0; i < keys.length; i += DROPS_AT_ONCE) {
      await Promise.all(keys.slice(i, i + DROPS_AT_ONCE).map((key) => entries.drop(key)))
    }
    for (const key of keys) dropped.add(key)
  }

  async function invalidateAtOnce({ keys = [], tags = [], patterns = [] }: Omit<Stale, 'first'>): Promise<number> {
    const dropped = new Set<string>()
    // Known keys are deleted even if a tag, which another server holds, cannot be read.
    const results = await Promise.allSettled([
      drop(
        keys.map((key) => prefix + key),
        dropped,
      ),
      ...tags.map(async (tag) => drop(await tagIndex.keys(tag), dropped)),
      ...patterns.map(async (pattern) => drop(await entries.matching(pattern), dropped)),
    ])
    // An in-process copy can exist without its entry on the server, and then the pattern does not find its key.
    if (patterns.length > 0) copies?.drop(undefined)
    const failed = results.find((result) => result.status === 'rejected')
    if (failed) {
      throw new AppError('unavailable', 'The cache could not be invalidated. Retry the request.', {
        cause: failed.reason,
      })
    }
    return dropped.size
  }

  return async function invalidate({ first, ...rest }: Stale): Promise<number> {
    // Invalidates the rest even if `first` fails. The caller retries everything.
    const [under] = await Promise.allSettled([first ? invalidate(first) : 0])
    const dropped = await invalidateAtOnce(rest)
    if (under.status === 'rejected') throw under.reason
    return under.value + dropped
  }
}
