import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { CacheRead, Directive, ReadOptions } from '../../cache/cache.ts'
import { jsonBytes, type Stored } from '../../cache/stored.ts'
import { AppError } from '../../errors.ts'
import { spliceLayers } from './splice.ts'

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
    /** Sends several entries as one object: the one that is named `outermost`, and in it each other under its name. */
    sendCachedLayers<Name extends string>(
      reads: Promise<Record<Name, CacheRead>>,
      outermost: Name,
    ): Promise<FastifyReply>
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
      this.header('cache-status', cacheStatus(read))
      if (!read.value.found) throw await notFound(read.value)
      return send(this, representationOf(this.request, read.value), personal ? 'private, no-cache' : 'no-cache')
    })
    app.decorateReply('sendCachedParts', async function (pending) {
      const parts = Object.entries(await pending)
      return sendSeveral(this, parts, () => join(parts))
    })
    app.decorateReply('sendCachedLayers', async function (pending, outermost) {
      const reads: Record<string, CacheRead> = await pending
      const parts = Object.entries(reads)
      const { [outermost]: shell, ...layers } = reads
      if (!shell) throw new Error(`nothing was read as ${outermost}`)
      return sendSeveral(this, parts, () => spliceLayers(shell, Object.entries(layers)))
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
  /** A function where it has yet to be made: nobody may want it. */
  body: Buffer | (() => Promise<Buffer>)
}

function representationOf(request: FastifyRequest, value: Stored): Representation {
  if (!value.gzip) return { etag: value.etag, gzip: false, varies: false, body: value.body }
  const gzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(request.headers['accept-encoding'] ?? '')
  return gzip
    ? { etag: `${value.etag}-gzip`, gzip, varies: true, body: value.body }
    : { etag: value.etag, gzip, varies: true, body: () => jsonBytes(value) }
}

/** Sends what was made of several entries: its validator follows from theirs. */
async function sendSeveral(reply: FastifyReply, parts: readonly [string, CacheRead][], body: () => Promise<Buffer>) {
  const reads = parts.map(([, read]) => read)
  reply.header('cache-status', reads.map(cacheStatus).join(', '))
  const absent = reads.find((read) => !read.value.found)
  if (absent) throw await notFound(absent.value)
  const etag = hash('sha256', reads.map((read) => read.value.etag).join(), 'base64url').slice(0, 22)
  return send(reply, { etag, gzip: false, varies: false, body }, 'no-cache')
}

function send(reply: FastifyReply, { etag, gzip, varies, body }: Representation, cacheControl: string) {
  reply.header('etag', `"${etag}"`)
  reply.header('cache-control', cacheControl)
  if (varies) reply.header('vary', 'accept-encoding')
  if (matches(reply.request.headers['if-none-match'], etag)) return reply.code(304).send()
  if (gzip) reply.header('content-encoding', 'gzip')
  reply.header('content-type', 'application/json; charset=utf-8')
  return typeof body === 'function' ? body().then((bytes) => reply.send(bytes)) : reply.send(body)
}

async function notFound(value: Stored): Promise<AppError> {
  return new AppError('not-found', JSON.parse(String(await jsonBytes(value))))
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
