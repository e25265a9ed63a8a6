import { createCache, type Guarded } from '../../../src/cache/cache.ts'
import { type Entry, entry } from '../../../src/cache/entry.ts'
import { createGuard } from '../../../src/cache/guard.ts'
import type { Ttls } from '../../../src/cache/ttl.ts'
import { connectValkey, whenReady } from '../../../src/cache/valkey.ts'
import type { Layer } from '../history.ts'
import type { OpenSubject, Subject, Versioned } from '../subject.ts'

/** Longest time that an in-process copy may miss a change. Milliseconds. */
export const COPIES_TTL_MS = 1_000
/** Keys of one tag. */
const TAGS = 8
const LASTING_MS = 60_000
const ttls: Ttls = {
  static: LASTING_MS,
  'semi-static': LASTING_MS,
  business: LASTING_MS,
  search: LASTING_MS,
  seats: LASTING_MS,
  personal: LASTING_MS,
  negative: LASTING_MS,
  raw: LASTING_MS,
  aggregated: LASTING_MS,
  analytics: LASTING_MS,
  'real-time': 1_000,
}
const tagOf = (key: number) => `group:${key % TAGS}`

/** Does not expire during the run, so that a stale entry is always detected. */
const lasting = entry<{ key: number }, Versioned>({
  kind: 'lasting',
  pattern: 'lasting:*',
  key: ({ key }) => `lasting:${key}`,
  tags: ({ key }) => [tagOf(key)],
  ttl: 'search',
  local: true,
})

/** Refreshed early, and in the background after its expiry. */
const fleeting = entry<{ key: number }, Versioned>({
  kind: 'fleeting',
  pattern: 'fleeting:*',
  key: ({ key }) => `fleeting:${key}`,
  tags: ({ key }) => [tagOf(key)],
  ttl: 'real-time',
  local: true,
  stale: 'while-revalidate',
})

const entryOf = (key: number): Entry<{ key: number }, Versioned> => (key % 4 === 0 ? fleeting : lasting)

/** This project's cache, with or without in-process copies. */
export const ours =
  ({ copies }: { copies: boolean }): OpenSubject =>
  async ({ cacheUrl, stateUrl, prefix }): Promise<Subject> => {
    const [cacheServer, stateServer] = await Promise.all([guarded(cacheUrl), guarded(stateUrl)])
    const cache = createCache({
      cacheServer,
      stateServer,
      prefix,
      ttls,
      // Shorter than some loads, so that leases expire and waits end.
      leaseMs: 250,
      waitMs: 500,
      softTimeoutMs: 100,
      gzipBytes: 1 << 20,
      loadsAtMost: 1_000,
      grace: { whileRevalidate: 2_000, ifError: 5_000 },
      ...(copies ? { copies: { entries: [lasting, fleeting], ttlMs: COPIES_TTL_MS, bytesAtMost: 1 << 20 } } : {}),
      onRefreshFailed: () => {},
    })
    return {
      read: async (key, load) => {
        const { how, value } = await cache.read(entryOf(key), { key }, load)
        return { value: JSON.parse(value.body.toString()) as Versioned, layer: layerOf[how] }
      },
      invalidate: async (key, way, load) => {
        const changed = entryOf(key)
        if (way === 'write-through') await cache.writeThrough(changed, { key }, load)
        else await cache.invalidate(way === 'tag' ? { tags: [tagOf(key)] } : { keys: [changed.key({ key })] })
      },
      close: () => {
        cache.close()
        for (const { client } of [cacheServer, stateServer]) client.disconnect()
      },
    }
  }

type How = Awaited<ReturnType<ReturnType<typeof createCache>['read']>>['how']

const layerOf: Record<How, Layer> = {
  local: 'process',
  hit: 'valkey',
  stale: 'valkey',
  'fail-safe': 'valkey',
  miss: 'loaded',
  request: 'loaded',
  bypass: 'loaded',
}

async function guarded(url: string): Promise<Guarded> {
  const client = connectValkey({ url, name: 'consistency', onError: () => {} })
  await whenReady(client, 10_000)
  return {
    client,
    guard: createGuard({ timeoutMs: 100, onChange: () => {} }),
    patient: createGuard({ timeoutMs: 1_000, onChange: () => {} }),
  }
}
