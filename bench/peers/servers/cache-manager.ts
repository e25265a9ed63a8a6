import KeyvValkey from '@keyv/valkey'
import { createCache } from 'cache-manager'
import { Keyv } from 'keyv'
import { keyOf } from '../payload.ts'
import type { OpenPeer } from './peer.ts'

/** With keyv's Valkey adapter. Without sets of keys, as that adapter's README recommends for high performance. */
export const cacheManager: OpenPeer = ({ url, prefix, ttl, load }) => {
  const adapter = new KeyvValkey(url, { useRedisSets: false })
  const store = new Keyv({ store: adapter, namespace: prefix, useKeyPrefix: false })
  const cache = createCache({ stores: [store], ttl: ttl * 1_000 })
  return { object: (search) => cache.wrap(keyOf(search), () => load(search)) }
}
