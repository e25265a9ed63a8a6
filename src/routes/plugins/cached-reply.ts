import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { CacheRead, Directive, ReadOptions } from '../../cache/cache.ts'
import { jsonBytes, type Stored } from '../../cache/stored.ts'
import { AppError } from '../../errors.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the request asks of the cache, if it may ask (RFC 9111). */
    cacheOptions(): ReadOptions
  }
  interface FastifyReply {
    /**
     * Sends an entry as it lies in the cache, with the headers of a cached read; 304 or 404 where that is the answer. What
     * is `personal` may be kept by the person's own client only.
     */
    sendCached(read: Promise<CacheRead>, options?: { personal?: boolean }): Promise<FastifyReply>
    /** Sends several entries as one object: each under its name, the value of its property `data`. */
    sendCachedParts(reads: Promise<Record<string, CacheRead>>): Promise<FastifyReply>
  }
}

export interface CachedReplyOptions {
  /** Obey the `Cache-Control` of any request, not only of the admin's. */
  honorClientCacheControl: boolean
}

/** Reads through the cache, over HTTP. A hit's body is neither parsed nor serialized: it goes out as it was stored. */
export const cachedReply = fp(
  async (app: FastifyInstance, { honorClientCacheControl }: CachedReplyOptions) => {
    app.decorateRequest('cacheOptions', function () {
      const asked = this.headers['cache-control']
      if (asked === undefined || !(honorClientCacheControl || this.isAdmin())) return {}
      return { directive: directiveOf(asked) }
    })
    app.decorateReply('sendCached', async function (pending, { personal = false } = {}) {
      const read = await pending
      if (personal) this.header('cache-control', 'private, no-cache')
      return send(this, [read], acceptable(this.request, read.value))
    })
    app.decorateReply('sendCachedParts', async function (pending) {
      const parts = Object.entries(await pending)
      const reads = parts.map(([, read]) => read)
      const etag = hash('sha256', reads.map((read) => read.value.etag).join(), 'base64url').slice(0, 22)
      return send(this, reads, { etag, gzip: false, varies: false, body: () => join(parts) })
    })
  },
  { name: 'cached-reply', dependencies: ['callers'] },
)

function directiveOf(cacheControl: string): Directive | undefined {
  const directives = cacheControl.split(',').map((directive) => directive.trim().toLowerCase())
  const known = ['no-store', 'no-cache', 'only-if-cached'] as const
  return known.find((directive) => directives.includes(directive))
}

/** One representation of what was read. */
interface Representation {
  etag: string
  gzip: boolean
  /** Whether the request's `Accept-Encoding` decided. */
  varies: boolean
  body: () => Buffer | Promise<Buffer>
}

function acceptable(request: FastifyRequest, value: Stored): Representation {
  if (!value.gzip) return { etag: value.etag, gzip: false, varies: false, body: () => value.body }
  const gzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(request.headers['accept-encoding'] ?? '')
  return gzip
    ? { etag: `${value.etag}-gzip`, gzip, varies: true, body: () => value.body }
    : { etag: value.etag, gzip, varies: true, body: () => jsonBytes(value) }
}

async function send(reply: FastifyReply, reads: CacheRead[], { etag, gzip, varies, body }: Representation) {
  reply.header('cache-status', reads.map(cacheStatus).join(', '))
  const absent = reads.find((read) => !read.value.found)
  if (absent) throw new AppError('not-found', JSON.parse(String(await jsonBytes(absent.value))))

  reply.header('etag', `"${etag}"`)
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-cache')
  if (varies) reply.header('vary', 'accept-encoding')
  if (matches(reply.request.headers['if-none-match'], etag)) return reply.code(304).send()
  if (gzip) reply.header('content-encoding', 'gzip')
  return reply.header('content-type', 'application/json; charset=utf-8').send(await body())
}

/** Weak comparison, as RFC 9110, section 13.1.2, wants it. */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === `"${etag}"`)
}

/** One member of `Cache-Status` (RFC 9211). */
function cacheStatus({ key, value, how, stored, collapsed }: CacheRead): string {
  const named = `key="${key}"`
  switch (how) {
    case 'local':
    case 'hit':
      return `${how === 'hit' ? 'valkey' : 'local'}; hit; ttl=${Math.round((value.freshUntil - Date.now()) / 1000)}; ${named}`
    case 'stale':
      return `valkey; fwd=stale; ${named}`
    case 'fail-safe':
      return `valkey; fwd=stale; detail=fail-safe; ${named}`
  }
  return `valkey; fwd=${how}${stored ? '; stored' : ''}${collapsed ? '; collapsed' : ''}; ${named}`
}

const DATA = '{"data":'

/** `{"outbound":[…],"return":[…]}` out of two `{"data":[…]}`, by bytes. */
async function join(parts: [string, CacheRead][]): Promise<Buffer> {
  const bytes = await Promise.all(
    parts.map(async ([name, { value }], i) => {
      const json = await jsonBytes(value)
      return [
        Buffer.from(`${i === 0 ? '{' : ','}${JSON.stringify(name)}:`),
        json.subarray(DATA.length, json.length - 1),
      ]
    }),
  )
  return Buffer.concat([...bytes.flat(), Buffer.from('}')])
}
