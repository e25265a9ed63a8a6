import { gzipSync } from 'node:zlib'
import { type Body, payload, searches } from '../payload.ts'
import type { OpenPeer } from './peer.ts'

/** Fastify with a constant buffer, compressed where the service compresses. No hit over Fastify can be cheaper. */
export const limit =
  ({ bytes, gzip }: Body): OpenPeer =>
  () => {
    const [search] = searches
    if (!search) throw new Error('no searches')
    const json = Buffer.from(JSON.stringify(payload(search, bytes)))
    return gzip ? { constant: gzipSync(json), encoding: 'gzip' } : { constant: json, encoding: undefined }
  }
