import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http'
import type { CacheRead } from '../../cache/cache.ts'
import type { RequestCounts } from '../../services/operations/stats/request-counts.ts'
import { cacheStatus } from './cache-status.ts'
import { atEndOfTurn } from './end-of-turn.ts'
import { fieldsOf, representationOf } from './representation.ts'
import { requestIdOf } from './request-log.ts'

declare module 'node:http' {
  interface IncomingMessage {
    /** The read that answers it, where the fast path has begun one and left the answer to the routes. */
    begunRead?: Promise<CacheRead>
  }
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Answers hits before routing. What a public GET asks for is known when it has been answered before under the very same
 * address: it need not be routed, parsed and validated again, which costs more than the hit does. Whatever is not a plain
 * hit is left to the routes, with the read that has been begun.
 */
export interface FastPath {
  /** From now on this address is answered by `read(params)`: it has just been, with 200, and would be for anybody. */
  remember<P>(address: string, read: (params: P) => Promise<CacheRead>, params: P): void
  /** A server whose requests come by here before they come to `routes`. */
  serve(routes: Listener, options: ServerOptions): Server
  /** From now on everything is left to the routes. */
  end(): void
}

/** How many addresses are remembered, and how long they may be: strangers choose them. */
const ADDRESSES_AT_MOST = 10_000
const LENGTH_AT_MOST = 256

/**
 * `requests`: where what it answers is counted; `isSeen` tells whether a request is to be seen by the routes' hooks,
 * whatever it asks for.
 */
export function createFastPath(
  requests: Pick<RequestCounts, 'countFast'>,
  isSeen: (request: IncomingMessage) => boolean = () => false,
): FastPath {
  const reads = new Map<string, () => Promise<CacheRead>>()
  let ended = false

  function listen(request: IncomingMessage, response: ServerResponse, routes: Listener): void {
    const read = !ended && isPlain(request) && !isSeen(request) ? reads.get(request.url ?? '') : undefined
    if (read === undefined) {
      routes(request, response)
      return
    }
    const reading = read()
    const leave = () => {
      request.begunRead = reading
      routes(request, response)
    }
    const finish = (found: CacheRead) => {
      if (!ended && isPlainHit(found) && answer(request, response, found)) requests.countFast()
      else leave()
    }
    // Values from Valkey arrive together, at the end of a turn. Copies are found in the middle of it.
    reading.then((found) => (found.how === 'local' ? atEndOfTurn(() => finish(found)) : finish(found)), leave)
  }

  return {
    remember: (address, read, params) => {
      if (address.length > LENGTH_AT_MOST || reads.has(address)) return
      // The oldest, not the least used: whose time has come is remembered anew when it is next asked for.
      const [oldest] = reads.size < ADDRESSES_AT_MOST ? [] : reads.keys()
      if (oldest !== undefined) reads.delete(oldest)
      reads.set(address, () => read(params))
    },
    serve: (routes, options) => createServer(options, (request, response) => listen(request, response, routes)),
    end: () => {
      ended = true
    },
  }
}

/** Whether a request says nothing that changes its answer. */
function isPlain({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    headers['if-none-match'] === undefined &&
    headers['cache-control'] === undefined &&
    headers.authorization === undefined &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined
  )
}

const isPlainHit = ({ value, how }: CacheRead) => value.found && (how === 'hit' || how === 'local')

/** Answers with a hit as it lies in the cache; answers false where that is not what this client can read. */
function answer(request: IncomingMessage, response: ServerResponse, read: CacheRead): boolean {
  const representation = representationOf(read.value, request.headers['accept-encoding'])
  const { body } = representation
  if (typeof body === 'function') return false
  const fields = fieldsOf(representation, 'no-cache', cacheStatus(read))
  fields.push('x-request-id', requestIdOf(request), 'content-length', `${body.length}`)
  response.writeHead(200, fields)
  response.end(body)
  return true
}
