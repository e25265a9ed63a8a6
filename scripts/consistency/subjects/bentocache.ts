import { AsyncLocalStorage } from 'node:async_hooks'
import { EventEmitter } from 'node:events'
import { BentoCache, bentostore } from 'bentocache'
import { memoryDriver } from 'bentocache/drivers/memory'
import { redisBusDriver, redisDriver } from 'bentocache/drivers/redis'
import { Redis } from 'ioredis'
import type { Layer } from '../history.ts'
import type { OpenSubject, Versioned } from '../subject.ts'

/**
 * Memory, Redis and a bus, as in https://bentocache.dev/docs/multi-tier. A delete reports errors of the second layer to the writer.
 */
export const bentocache: OpenSubject = async ({ cacheUrl, prefix }) => {
  const connection = new Redis(cacheUrl.replace('valkey:', 'redis:'))
  connection.on('error', () => {})
  const emitter = new EventEmitter()
  const bento = new BentoCache({
    default: 'versions',
    emitter,
    stores: {
      versions: bentostore()
        .useL1Layer(memoryDriver({ maxSize: '10mb' }))
        .useL2Layer(redisDriver({ connection, prefix }))
        .useBus(redisBusDriver({ connection })),
    },
  })
  // Events are emitted in the async context of their read.
  const reading = new AsyncLocalStorage<{ layer?: Layer }>()
  emitter.on('cache:hit', ({ layer }: { layer?: 'l1' | 'l2' }) => {
    const read = reading.getStore()
    if (read && layer === 'l1') read.layer = 'process'
  })
  return {
    read: (key, load) => {
      const read: { layer?: Layer } = {}
      return reading.run(read, async () => {
        const value: Versioned = await bento.getOrSet({ key: `${key}`, ttl: '60s', factory: load })
        return { value, ...read }
      })
    },
    invalidate: async (key) => {
      await bento.delete({ key: `${key}`, suppressL2Errors: false })
    },
    close: () => void bento.disconnectAll().catch(() => {}),
  }
}
