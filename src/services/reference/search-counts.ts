import type { CacheRead, Guarded } from '../../cache/cache.ts'
import { defineScript } from '../../cache/valkey.ts'

/** Size of the body of an empty search, which is too small for compression. Bytes. */
const EMPTY = '{"data":[]}'.length

/** Search counts by route, on the state server, so that all instances count together. */
export interface SearchCounts {
  /** Counts a search that found flights. Cheap: counts are written in one batch per second. */
  add(route: { from: string; to: string }, read: CacheRead): void
  /** Reads the most searched routes, most first, whose `from:to` starts with `prefix` (`JFK`, `JFK:L`). */
  top(prefix: string, limit: number): Promise<{ from: string; to: string; searches: number }[]>
  /** Writes the remaining counts and stops. */
  close(): Promise<void>
}

/**
 * Counts in this process and adds the counts to the sorted set `routes:searches` once a second. Failed writes are retried, so a
 * lost reply may count a search twice, which popularity tolerates.
 */
export function createSearchCounts({
  server,
  prefix: namespace,
  intervalMs = 1_000,
}: {
  server: Guarded
  prefix: string
  intervalMs?: number
}): SearchCounts {
  const board = `${namespace}routes:searches`
  const addScores = defineScript(server.client, { name: 'add-scores', folder: new URL('scripts/', import.meta.url) })
  /** Counts by cache key, because V8 has its hash already. */
  let counted = new Map<string, { route: string; searches: number }>()
  let writing: Promise<void> = Promise.resolve()

  function count(key: string, searches: number, route: () => string): void {
    const known = counted.get(key)
    if (known) known.searches += searches
    else counted.set(key, { route: route(), searches })
  }

  async function write(): Promise<void> {
    const batch = counted
    if (batch.size === 0) return
    counted = new Map()
    try {
      const routes = new Map<string, number>()
      for (const { route, searches } of batch.values()) routes.set(route, (routes.get(route) ?? 0) + searches)
      const added = [...routes].flatMap(([route, searches]) => [searches, route])
      await server.guard.ask(() => addScores([board], added))
    } catch {
      // Keep counts by route: there are fewer routes than keys, and the outage may be long.
      for (const { route, searches } of batch.values()) count(route, searches, () => route)
    }
  }

  const timer = setInterval(() => {
    writing = writing.then(write)
  }, intervalMs)
  timer.unref()

  return {
    add: ({ from, to }, { key, value }) => {
      // Count existing routes only, which bounds the size of the set.
      if (!value.found || value.body.length <= EMPTY) return
      count(key, 1, () => `${from}:${to}`)
    },
    top: async (prefix, limit) => {
      const last = prefix === '' ? limit - 1 : -1
      const flat = await server.guard.ask(() => server.client.zrevrange(board, 0, last, 'WITHSCORES'))
      const top = []
      for (let i = 0; i < flat.length && top.length < limit; i += 2) {
        const [from = '', to = ''] = (flat[i] ?? '').split(':')
        if (`${from}:${to}`.startsWith(prefix)) top.push({ from, to, searches: Number(flat[i + 1]) })
      }
      return top
    },
    close: async () => {
      clearInterval(timer)
      await writing.then(write)
    },
  }
}
