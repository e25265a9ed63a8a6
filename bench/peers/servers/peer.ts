import type { FlightSearch } from '../../../src/services/flights/search.ts'
import type { Found } from '../payload.ts'

/** Options of a server under test. */
export interface PeerOptions {
  /** URL of the Valkey, `redis://127.0.0.1:port`, which every library accepts. */
  url: string
  /** Prefix of every key. No two servers share entries. */
  prefix: string
  /** TTL of an entry in seconds. Longer than the benchmark. */
  ttl: number
  /** Loads an entry after a miss, and counts the load. */
  load: (search: FlightSearch) => Promise<Found>
}

/** Form of a result: an object that the route serializes, JSON text, or bytes that do not depend on the search. */
export type Peer =
  | { object: (search: FlightSearch) => Promise<Found> }
  | { text: (search: FlightSearch) => Promise<string> }
  | { bodies: readonly Buffer[]; encoding: 'gzip' | undefined }

export type OpenPeer = (options: PeerOptions) => Peer | Promise<Peer>
