import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http'
import type { CacheRead, ReadOptions } from '../../cache/cache.ts'
import type { RequestCounts } from '../../services/operations/stats/request-counts.ts'
import { cacheStatus } from './cache-status.ts'
import { type TrustProxy, unroutedAddress } from './client-address.ts'
import { atEndOfTurn } from './end-of-turn.ts'
import { type FieldsOf, fieldsFor, representationOf } from './representation.ts'
import { requestIdOf } from './request-log.ts'

declare module 'node:http' {
  interface IncomingMessage {
    /** The read that the fast path has started before it left the response to the routes. */
    begunRead?: Promise<CacheRead>
  }
}

/** Options of Node's server, which would refuse a request without `Host` without a body. The routes send a problem. */
export const withoutHostCheck: ServerOptions = { requireHostHeader: false }

type Listener = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Serves hits before routing. A repeated public GET of the same address needs no routing, parsing and validation, which cost
 * more than the hit. The routes handle everything except a plain hit, and continue the read that has started.
 */
export interface FastPath {
  /** Serves this address with `read(params)` from now on. Its response was 200 and is the same for every client. */
  remember<P>(address: string, read: (params: P, options: ReadOptions) => Promise<CacheRead>, params: P): void
  /** Creates a server that passes each request here before `routes`. */
  serve(routes: Listener, options: ServerOptions): Server
  /** Turns the fast path off: the routes handle all later requests. */
  end(): void
}

/** Maximum number and length of remembered addresses. They are limited because clients choose them. */
const ADDRESSES_AT_MOST = 10_000
const LENGTH_AT_MOST = 256

export interface FastPathOptions {
  /** Counts the responses. */
  requests: Pick<RequestCounts, 'countFast'>
  trustProxy: TrustProxy
  /** Whether pages of other origins may read responses. The routes serve them. */
  crossOrigin: boolean
  /** Returns whether the hooks of the routes must see a request. Default: none. */
  isSeen?: ((request: IncomingMessage) => boolean) | undefined
}

export function createFastPath({ requests, trustProxy, crossOrigin, isSeen }: FastPathOptions): FastPath {
  const reads = new Map<string, (options: ReadOptions) => Promise<CacheRead>>()
  const answer = answerWith(fieldsFor({ crossOrigin }))
  let ended = false

  function listen(request: IncomingMessage, response: ServerResponse, routes: Listener): void {
    const isFast = !ended && isPlain(request) && !(crossOrigin && hasOrigin(request)) && !isSeen?.(request)
    const read = isFast ? reads.get(request.url ?? '') : undefined
    if (read === undefined) {
      routes(request, response)
      return
    }
    const reading = read({ address: () => unroutedAddress(request, trustProxy) })
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
      // Drops the oldest address. A hot one is remembered again at its next request.
      const [oldest] = reads.size < ADDRESSES_AT_MOST ? [] : reads.keys()
      if (oldest !== undefined) reads.delete(oldest)
      reads.set(address, (options) => read(params, options))
    },
    serve: (routes, options) =>
      createServer({ ...options, ...withoutHostCheck }, (request, response) => listen(request, response, routes)),
    end: () => {
      ended = true
    },
  }
}

/** Whether nothing in the request changes the response. */
function isPlain({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    headers.host !== undefined &&
    headers['if-none-match'] === undefined &&
    headers['cache-control'] === undefined &&
    headers.authorization === undefined &&
    headers['content-length'] === undefined &&
    headers.expect === undefined &&
    headers['transfer-encoding'] === undefined
  )
}

const isPlainHit = ({ value, how }: CacheRead) => value.found && (how === 'hit' || how === 'local')

const hasOrigin = ({ headers }: IncomingMessage) => headers.origin !== undefined

/** Returns the function that sends a hit as it is stored. It returns false if this client cannot read that form. */
const answerWith =
  (fieldsOf: FieldsOf) =>
  (request: IncomingMessage, response: ServerResponse, read: CacheRead): boolean => {
    const representation = representationOf(read.value, request.headers['accept-encoding'])
    const { body } = representation
    if (typeof body === 'function') return false
    const fields = fieldsOf(representation, 'no-cache', cacheStatus(read))
    fields.push('x-request-id', requestIdOf(request))
    storeHead(response, fields, body.length)
    response.end(body)
    return true
  }

/** Node's own method of a response, which its types do not declare. */
interface HeadStore {
  _storeHeader(head: string, fields: readonly string[]): void
}

/**
 * Sets status 200 and these fields: name, value, name, value. They are known to be valid, and `writeHead` would check each name
 * and each value again, which costs a twentieth of a hit. Node adds `Date` and `Connection` as usual.
 */
function storeHead(response: ServerResponse, fields: readonly string[], length: number): void {
  let head = 'HTTP/1.1 200 OK\r\n'
  for (let i = 0; i < fields.length; i += 2) head += `${fields[i]}: ${fields[i + 1]}\r\n`
  const store = response as ServerResponse & HeadStore
  store._storeHeader(head, ['content-length', `${length}`])
}
