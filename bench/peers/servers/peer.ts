import type { FlightSearch } from '../../../src/services/flights/search.ts'
import type { Found } from '../payload.ts'

/** What a server under test is given. */
export interface PeerOptions {
  /** The Valkey, `redis://127.0.0.1:port`: every library understands that. */
  url: string
  /** Before every key: no two servers share entries. */
  prefix: string
  /** How long an entry lives: longer than the benchmark. Seconds. */
  ttl: number
  /** Makes what is not in the cache, and counts that it was asked. */
  load: (search: FlightSearch) => Promise<Found>
}

/** One way to find flights: as an object that the route serializes, as JSON text, or always the same bytes. */
export type Peer =
  | { object: (search: FlightSearch) => Promise<Found> }
  | { text: (search: FlightSearch) => Promise<string> }
  | { constant: Buffer; encoding: 'gzip' | undefined }

export type OpenPeer = (options: PeerOptions) => Peer | Promise<Peer>
