import { payload, searches } from '../payload.ts'
import type { OpenPeer } from './peer.ts'

/** Nothing but Fastify and bytes that are always the same: no server of ours can be cheaper. */
export const limit =
  (bytes: number): OpenPeer =>
  () => {
    const [search] = searches
    if (!search) throw new Error('no searches')
    return { constant: Buffer.from(JSON.stringify(payload(search, bytes))) }
  }
