import { createCache } from 'async-cache-dedupe'
import { Redis } from 'ioredis'
import type { OpenSubject, Versioned } from '../subject.ts'

const TTL_S = 60

/** Redis storage with references, as its README configures a shared cache with invalidation. */
export const asyncCacheDedupe: OpenSubject = async ({ cacheUrl, prefix }) => {
  const client = new Redis(cacheUrl.replace('valkey:', 'redis:'))
  client.on('error', () => {})
  const reference = (key: number) => `${prefix}${key}`
  const cache = createCache({
    ttl: TTL_S,
    storage: { type: 'redis', options: { client, invalidation: { referencesTTL: TTL_S } } },
  }).define(
    'version',
    {
      serialize: ({ key }: { key: number }) => prefix + key,
      references: ({ key }: { key: number }) => [reference(key)],
    },
    ({ load }: { key: number; load: () => Promise<Versioned> }) => load(),
  )
  return {
    read: async (key, load) => ({ value: await cache.version({ key, load }) }),
    invalidate: async (key) => {
      await cache.invalidateAll([reference(key)])
    },
    close: () => client.disconnect(),
  }
}
