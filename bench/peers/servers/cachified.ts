import { cachified } from '@epic-web/cachified'
import { redisCacheAdapter } from 'cachified-redis-adapter'
import { Redis } from 'iovalkey'
import { keyOf } from '../payload.ts'
import type { OpenPeer } from './peer.ts'

/** With its Redis adapter, which calls methods with the signatures of node-redis. */
export const cachifiedRedis: OpenPeer = ({ url, prefix, ttl, load }) => {
  const valkey = new Redis(url)
  const cache = redisCacheAdapter({
    get: (key) => valkey.get(key),
    set: (key, value, expiry) => (expiry ? valkey.set(key, value, 'EXAT', expiry.EXAT) : valkey.set(key, value)),
    del: (key) => valkey.del(key),
  })
  return {
    object: (search) =>
      cachified({ key: prefix + keyOf(search), cache, ttl: ttl * 1_000, getFreshValue: () => load(search) }),
  }
}
