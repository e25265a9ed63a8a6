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
}): Pick<Cache, 'invalidate' | 'beginInvalidation'> {
  const { prefix, entries, tagIndex, copies } = options

  const lookUp = (tags: readonly string[] = []) => Promise.allSettled(tags.map(tagIndex.keys))

  async function drop(keys: readonly string[], dropped: Set<string>): Promise<void> {
    for (let i = 0; i < keys.length; i += DROPS_AT_ONCE) await entries.drop(keys.slice(i, i + DROPS_AT_ONCE))
    for (const key of keys) dropped.add(key)
  }

  /** Deletes known keys and those of tags together. Known keys also if a tag, which another server holds, cannot be read. */
  async function dropFound(keys: readonly string[], found: ReturnType<typeof lookUp>, dropped: Set<string>) {
    const all = new Set(keys.map((key) => prefix + key))
    let failed: PromiseRejectedResult | undefined
    for (const result of await found) {
      if (result.status === 'rejected') failed = result
      else for (const key of result.value) all.add(key)
    }
    await drop([...all], dropped)
    if (failed) throw failed.reason
  }

  async function dropAll(
    { keys = [], patterns = [] }: Pick<Stale, 'keys' | 'patterns'>,
    found: ReturnType<typeof lookUp>,
  ): Promise<number> {
    const dropped = new Set<string>()
    const results = await Promise.allSettled([
      dropFound(keys, found, dropped),
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

  function beginInvalidation({ first, ...rest }: Stale): () => Promise<number> {
    // Until `first` is deleted, a load may read a part from there and register an entry that a lookup now would miss.
    const found = first ? undefined : lookUp(rest.tags)
    return async () => {
      // Invalidates the rest even if `first` fails. The caller retries everything.
      const [under] = await Promise.allSettled([first ? invalidate(first) : 0])
      const dropped = await dropAll(rest, found ?? lookUp(rest.tags))
      if (under.status === 'rejected') throw under.reason
      return under.value + dropped
    }
  }

  const invalidate = (stale: Stale): Promise<number> => beginInvalidation(stale)()

  return { invalidate, beginInvalidation }
}
