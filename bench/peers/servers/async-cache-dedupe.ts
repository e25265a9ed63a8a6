import { createCache } from 'async-cache-dedupe'
import type { Redis as IoRedis } from 'ioredis'
import { Redis } from 'iovalkey'
import type { FlightSearch } from '../../../src/services/flights/search.ts'
import { keyOf } from '../payload.ts'
import type { OpenPeer } from './peer.ts'

/** As its README sets it up for a shared cache: Redis storage, with the references that invalidation needs. */
export const asyncCacheDedupe: OpenPeer = ({ url, prefix, ttl, load }) => {
  // It takes what is compatible with ioredis, and its types only ioredis itself; iovalkey is a fork of that.
  const client = new Redis(url) as unknown as IoRedis
  const cache = createCache({
    ttl,
    storage: {
      type: 'redis',
      options: { client, invalidation: { referencesTTL: ttl } },
    },
  }).define(
    'flights',
    {
      serialize: (search: FlightSearch) => prefix + keyOf(search),
      references: ({ from, to, date }: FlightSearch) => [`route:${from}:${to}:${date}`],
    },
    load,
  )
  return { object: (search) => cache.flights(search) }
}
