import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { RequestCounts } from '../../services/operations/stats/request-counts.ts'

declare module 'node:http' {
  interface IncomingMessage {
    arrivedAt?: number
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Time of arrival, as `performance.now()`. */
    readonly arrivedAt: number
  }
}

/** Random prefix of this process's request ids. A random id per request would cost a tenth of a cache hit. */
const instance = randomBytes(9).toString('base64url')
let requests = 0

/** The client's `X-Request-Id` when it has the allowed form, otherwise a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && /^[A-Za-z0-9._-]{1,128}$/.test(given)
    ? given
    : `${instance}.${(++requests).toString(36)}`
}

/**
 * Fastify's `genReqId`. It is the first function called for a request, so it records the time of arrival: a hook would cost
 * more.
 */
export function requestId(request: IncomingMessage): string {
  request.arrivedAt = performance.now()
  return requestIdOf(request)
}

export interface RequestLogOptions {
  /**
   * `notable` logs requests that change something, fail, or take longer than a second. A line costs more than half of a cache
   * hit, and the metrics count every request anyway.
   */
  requests: 'all' | 'notable'
  /** Counters of all requests. */
  counts: Pick<RequestCounts, 'countRouted'>
}

const SLOW_MS = 1_000

/** Adds the request id to each response, and writes one line to the log when the response is ready. */
export const requestLog = fp(
  async (app: FastifyInstance, { requests, counts }: RequestLogOptions) => {
    app.decorateRequest('arrivedAt', {
      getter() {
        return this.raw.arrivedAt ?? performance.now()
      },
    })
    app.addHook('onSend', (request, reply, payload, done) => {
      reply.header('x-request-id', request.id)
      const ms = performance.now() - request.arrivedAt
      counts.countRouted(reply.statusCode, ms)
      if (requests === 'all' || isNotable(request, reply, ms)) log(request, reply, ms)
      done(null, payload)
    })
  },
  { name: 'request-log' },
)

function isNotable({ method }: FastifyRequest, { statusCode }: FastifyReply, ms: number): boolean {
  return statusCode >= 400 || ms > SLOW_MS || (method !== 'GET' && method !== 'HEAD')
}

function log({ id, method, routeOptions, log }: FastifyRequest, { statusCode }: FastifyReply, ms: number): void {
  // The pattern, not the address, which may contain personal data.
  const route = routeOptions.url ?? 'none'
  log.info({ reqId: id, method, route, status: statusCode, ms: Math.round(ms * 100) / 100 }, 'request')
}
