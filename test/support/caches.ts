import { randomUUID } from 'node:crypto'
import { type Cache, type CacheOptions, createCache } from '../../src/cache/cache.ts'
import { entry } from '../../src/cache/entry.ts'
import { createGuard } from '../../src/cache/guard.ts'
import type { Point } from '../../src/cache/reading.ts'
import type { Ttls } from '../../src/cache/ttl.ts'
import { connectValkey, type Valkey, whenReady } from '../../src/cache/valkey.ts'
import { createGates } from './gates.ts'

export const ttls: Ttls = {
  static: 60_000,
  'semi-static': 60_000,
  business: 60_000,
  search: 60_000,
  seats: 60_000,
  personal: 60_000,
  'real-time': 60_000,
  raw: 60_000,
  aggregated: 60_000,
  analytics: 60_000,
  negative: 30_000,
}

/** An entry for tests: any id, with a key and one tag. */
export const thing = entry<{ id: string }, { version: number }>({
  kind: 'thing',
  pattern: 'thing:*',
  key: ({ id }) => `thing:${id}`,
  tags: ({ id }) => [`of:${id}`],
  ttl: 'search',
})

export interface TestCache extends Cache {
  gates: ReturnType<typeof createGates<Point>>
  /** Points that loads have reached, in order. */
  passed: readonly Point[]
  /** Keys of a thing and of its lease in Valkey. */
  keys: (id: string) => { entry: string; lease: string }
  cacheClient: Valkey
  stateClient: Valkey
  prefix: string
  close: () => Promise<void>
}

export type TestCacheOptions = { cacheUrl: string; stateUrl: string; timeoutMs?: number } & Partial<
  Pick<
    CacheOptions,
    | 'prefix'
    | 'generation'
    | 'leaseMs'
    | 'waitMs'
    | 'longLeaseMs'
    | 'stampedeProtection'
    | 'gzipBytes'
    | 'ttls'
    | 'keysPerTag'
    | 'loadsAtMost'
    | 'grace'
    | 'softTimeoutMs'
    | 'copies'
    | 'onRefreshFailed'
    | 'counters'
  >
>

/** Opens a cache with its own connections, like a process. Caches with the same `prefix` share their entries. */
export async function openCache({
  cacheUrl,
  stateUrl,
  timeoutMs = 5_000,
  ...options
}: TestCacheOptions): Promise<TestCache> {
  const prefix = options.prefix ?? `${randomUUID()}:`
  const gates = createGates<Point>()
  const passed: Point[] = []
  const [cacheServer, stateServer] = [cacheUrl, stateUrl].map((url) => ({
    // Long, so that the guard bounds a command, not the connection.
    client: connectValkey({ url, name: 'test', silenceMs: 60_000, onError: () => {} }),
    guard: createGuard({ timeoutMs, onChange: () => {} }),
    patient: createGuard({ timeoutMs, onChange: () => {} }),
  })) as [CacheOptions['cacheServer'], CacheOptions['stateServer']]
  await Promise.all([whenReady(cacheServer.client, 10_000), whenReady(stateServer.client, 10_000)])
  const cache = createCache({
    cacheServer,
    stateServer,
    prefix,
    ttls,
    leaseMs: 30_000,
    waitMs: 30_000,
    gzipBytes: 1 << 20,
    loadsAtMost: 1_000,
    grace: { whileRevalidate: 0, ifError: 0 },
    softTimeoutMs: 30_000,
    onRefreshFailed: () => {},
    ...options,
    probe: (point) => {
      passed.push(point)
      return gates.pass(point)
    },
  })
  return {
    ...cache,
    gates,
    passed,
    keys: (id) => ({ entry: `${prefix}thing:${id}`, lease: `${prefix}lease:{${prefix}thing:${id}}` }),
    cacheClient: cacheServer.client,
    stateClient: stateServer.client,
    prefix,
    close: async () => {
      cache.close()
      cacheServer.client.disconnect()
      stateServer.client.disconnect()
    },
  }
}

/** Reads a thing and parses it. */
export async function versionIn(read: ReturnType<Cache['read']>): Promise<number> {
  return JSON.parse((await read).value.body.toString()).version
}
