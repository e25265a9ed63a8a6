import { createCache } from 'async-cache-dedupe'
import type { Redis as IoRedis } from 'ioredis'
import { Redis } from 'iovalkey'
import type { FlightSearch } from '../../../src/services/flights/search.ts'
import { keyOf } from '../payload.ts'
import type { OpenPeer } from './peer.ts'

/** Set up as in its README for a shared cache: Redis storage, with the references for invalidation. */
export const asyncCacheDedupe: OpenPeer = ({ url, prefix, ttl, load }) => {
  // The types accept only ioredis. iovalkey is a compatible fork of it.
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
