import { Redis } from 'iovalkey'
import { keyOf } from '../payload.ts'
import type { OpenPeer } from './peer.ts'

/** Hand-written cache-aside that sends the stored text without parsing it. */
export const byHand: OpenPeer = ({ url, prefix, ttl, load }) => {
  const valkey = new Redis(url)
  return {
    text: async (search) => {
      const key = prefix + keyOf(search)
      const cached = await valkey.get(key)
      if (cached !== null) return cached
      const loaded = JSON.stringify(await load(search))
      await valkey.set(key, loaded, 'EX', ttl)
      return loaded
    },
  }
}

/** Hand-written cache-aside that parses the stored text. */
export const byHandParsed: OpenPeer = ({ url, prefix, ttl, load }) => {
  const valkey = new Redis(url)
  return {
    object: async (search) => {
      const key = prefix + keyOf(search)
      const cached = await valkey.get(key)
      if (cached !== null) return JSON.parse(cached)
      const loaded = await load(search)
      await valkey.set(key, JSON.stringify(loaded), 'EX', ttl)
      return loaded
    },
  }
}
