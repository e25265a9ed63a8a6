import { BentoCache, bentostore } from 'bentocache'
import { memoryDriver } from 'bentocache/drivers/memory'
import { redisBusDriver, redisDriver } from 'bentocache/drivers/redis'
import { Redis } from 'ioredis'
import { keyOf } from '../payload.ts'
import type { OpenPeer, PeerOptions } from './peer.ts'

type Layers = 'redis' | 'memory, redis and bus' | 'objects in memory, redis and bus'

/**
 * Set up as on https://bentocache.dev. `serialize: false` is its faster memory layer: all readers share one object. Its
 * documentation asks for care with a second layer.
 */
const bentocache =
  (layers: Layers): OpenPeer =>
  ({ url, prefix, ttl, load }: PeerOptions) => {
    const connection = new Redis(url)
    const store = () => {
      const redis = redisDriver({ connection, prefix })
      if (layers === 'redis') return bentostore().useL2Layer(redis)
      // Room for all entries. The 10 MB of its documentation are an example.
      const memory =
        layers === 'memory, redis and bus'
          ? memoryDriver({ maxSize: '200mb' })
          : memoryDriver({ maxItems: 10_000, serialize: false })
      return bentostore().useL1Layer(memory).useL2Layer(redis).useBus(redisBusDriver({ connection }))
    }
    const bento = new BentoCache({ default: 'flights', stores: { flights: store() } })
    return {
      object: (search) => bento.getOrSet({ key: keyOf(search), ttl: ttl * 1_000, factory: () => load(search) }),
    }
  }

export const bentocacheRedis = bentocache('redis')
export const bentocacheMemory = bentocache('memory, redis and bus')
export const bentocacheObjects = bentocache('objects in memory, redis and bus')
