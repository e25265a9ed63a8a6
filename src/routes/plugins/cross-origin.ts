import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

/** Response headers that pages of other origins may read, besides those that every page may read. */
const exposedHeaders = [
  'Allow',
  'Cache-Status',
  'ETag',
  'Idempotency-Replayed',
  'Location',
  'Retry-After',
  'Server-Timing',
  'X-Request-Id',
  'X-Trace-Id',
]

/** Request headers that those pages may send. */
const allowedHeaders = [
  'Authorization',
  'Cache-Control',
  'Content-Type',
  'Idempotency-Key',
  'If-None-Match',
  'Last-Event-ID',
  'Range',
  'X-Csrf-Token',
  'X-Request-Id',
  'X-Trace',
  'traceparent',
  'tracestate',
]

/** All methods. A method that an address does not have gets a readable 405. */
const methods = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT']

/** Time for which a browser remembers a preflight. Seconds. */
const PREFLIGHT_SECONDS = 600

const preflightHeaders = {
  'access-control-allow-methods': methods.join(', '),
  'access-control-allow-headers': allowedHeaders.join(', '),
  'access-control-max-age': String(PREFLIGHT_SECONDS),
}

/**
 * Lets pages of these origins read responses and send changes, with credentials. Registered before `addresses`, so that every
 * response has the headers and the route of the package for `OPTIONS` counts as no address. `addresses` answers preflights.
 *
 * https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export const crossOrigin = fp(
  async (app: FastifyInstance, { origins }: { origins: ReadonlySet<string> }) => {
    await app.register(cors, {
      origin: (origin, done) => done(null, origin !== undefined && origins.has(origin)),
      credentials: true,
      exposedHeaders,
      preflight: false,
      strictPreflight: false,
    })
    app.addHook('onRequest', ({ method, headers }, reply, done) => {
      if (method === 'OPTIONS' && origins.has(headers.origin ?? '')) reply.headers(preflightHeaders)
      done()
    })
  },
  { name: 'cross-origin' },
)

/** Headers of a response that no hook has seen. Empty if no other origin is allowed. */
export function corsHeaders(origins: ReadonlySet<string>, origin: string | undefined): Record<string, string> {
  if (origins.size === 0) return {}
  if (origin === undefined || !origins.has(origin)) return { vary: 'Origin' }
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': exposedHeaders.join(', '),
  }
}
