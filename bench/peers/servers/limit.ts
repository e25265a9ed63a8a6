import { gzipSync } from 'node:zlib'
import { type Body, payload, searches } from '../payload.ts'
import type { OpenPeer } from './peer.ts'

/**
 * Fastify with the bodies of all searches in memory, compressed where the service compresses. Sends them in turn, without looking
 * at the request. No hit over Fastify can be cheaper: a thousand bodies of 40 KB do not fit in the caches of a processor, so a
 * limit that sent the same body each time would be cheaper than any copy to the socket.
 */
export const limit =
  ({ bytes, gzip }: Body): OpenPeer =>
  () => ({
    bodies: searches.map((search) => {
      const json = Buffer.from(JSON.stringify(payload(search, bytes)))
      return gzip ? gzipSync(json) : json
    }),
    encoding: gzip ? 'gzip' : undefined,
  })
