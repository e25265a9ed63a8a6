import KeyvValkey from '@keyv/valkey'
import { createCache } from 'cache-manager'
import { Keyv } from 'keyv'
import type { OpenSubject } from '../subject.ts'

/**
 * With keyv's Valkey adapter, without the memory layer of its README: that layer has no invalidation between processes, so all
 * its reads would be stale until the TTL ends.
 */
export const cacheManager: OpenSubject = async ({ cacheUrl, prefix }) => {
  const store = new Keyv({
    store: new KeyvValkey(cacheUrl.replace('valkey:', 'redis:'), { useRedisSets: false }),
    namespace: prefix,
    useKeyPrefix: false,
  })
  store.on('error', () => {})
  const cache = createCache({ stores: [store], ttl: 60_000 })
  return {
    read: async (key, load) => ({ value: await cache.wrap(`${key}`, load) }),
    invalidate: async (key) => {
      await cache.del(`${key}`)
    },
    close: () => void cache.disconnect().catch(() => {}),
  }
}
