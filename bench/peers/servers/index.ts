import type { Body } from '../payload.ts'
import { asyncCacheDedupe } from './async-cache-dedupe.ts'
import { bentocacheMemory, bentocacheObjects, bentocacheRedis } from './bentocache.ts'
import { byHand, byHandParsed } from './by-hand.ts'
import { cacheManager } from './cache-manager.ts'
import { cachifiedRedis } from './cachified.ts'
import { limit } from './limit.ts'
import type { OpenPeer } from './peer.ts'

export type { Peer } from './peer.ts'

/** All peers by their names on the command line. */
export const peers = (body: Body): Record<string, OpenPeer> => ({
  limit: limit(body),
  'by-hand': byHand,
  'by-hand-parsed': byHandParsed,
  'bentocache-redis': bentocacheRedis,
  'bentocache-memory': bentocacheMemory,
  'bentocache-objects': bentocacheObjects,
  'async-cache-dedupe': asyncCacheDedupe,
  'cache-manager': cacheManager,
  cachified: cachifiedRedis,
})
