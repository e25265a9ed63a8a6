import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import fp from 'fastify-plugin'
import type { CacheRead, Directive, ReadOptions } from '../../cache/cache.ts'
import { jsonBytes, type Stored } from '../../cache/stored.ts'
import { AppError } from '../../errors.ts'
import { cacheStatus } from './cache-status.ts'
import { clientAddress } from './client-address.ts'
import { endOfTurn } from './end-of-turn.ts'
import type { FastPath } from './fast-path.ts'
import { type FieldsOf, fieldsFor, type Representation, representationOf } from './representation.ts'
import { spliceLayers } from './splice.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Address of the client, and the cache directive of the request if it may send one (RFC 9111). */
    cacheOptions(): ReadOptions
  }
  interface FastifyReply {
    /**
     * Reads an entry and sends its stored form, with the headers of a cached read. Sends 304 or 404 if that is the result. Only the
     * passenger's own client may store a `personal` response.
     */
    sendCached<P>(
      read: (params: P, options?: ReadOptions) => Promise<CacheRead>,
      params: P,
      options?: { personal?: boolean },
    ): Promise<FastifyReply>
    /** Sends several entries as one object: each under its name, the value of its property `data`. */
    sendCachedParts(reads: Promise<Record<string, CacheRead>>): Promise<FastifyReply>
    /** Sends several entries as one object: the entry named `outermost`, with each other entry as a property under its name. */
    sendCachedLayers<Name extends string>(
      reads: Promise<Record<Name, CacheRead>>,
      outermost: Name,
    ): Promise<FastifyReply>
  }
}

export interface CachedReplyOptions {
  /** Obeys the `Cache-Control` of any request, not only of the admin's. */
  honorClientCacheControl: boolean
  /** Whether pages of other origins may read responses. */
  crossOrigin: boolean
  /** Remembers the addresses of hits. */
  fastPath?: FastPath | undefined
}

/** Sends cached reads over HTTP. The body of a hit is sent as it was stored, neither parsed nor serialized. */
export const cachedReply = fp(
  async (app: FastifyInstance, { honorClientCacheControl, crossOrigin, fastPath }: CachedReplyOptions) => {
    const fieldsOf = fieldsFor({ crossOrigin })
    app.decorateRequest('cacheOptions', function () {
      const asked = this.headers['cache-control']
      const isObeyed = asked !== undefined && (honorClientCacheControl || this.isAdmin())
      return { directive: isObeyed ? directiveOf(asked) : undefined, address: () => clientAddress(this) }
    })
    app.decorateReply('sendCached', async function (ask, params, { personal = false } = {}) {
      const { method, url = '', headers, begunRead } = this.request.raw
      const read = await (begunRead ?? ask(params, this.request.cacheOptions()))
      // Values from Valkey arrive together already.
      if (read.how === 'local') await endOfTurn()
      const status = cacheStatus(read)
      if (!read.value.found) {
        this.header('cache-status', status)
        throw await notFound(read.value)
      }
      if (!personal && method === 'GET') fastPath?.remember(url, ask, params)
      const representation = representationOf(read.value, headers['accept-encoding'])
      return send(this, representation, fieldsOf(representation, personal ? 'private, no-cache' : 'no-cache', status))
    })
    app.decorateReply('sendCachedParts', async function (pending) {
      const parts = Object.entries(await pending)
      return sendSeveral(this, { parts, fieldsOf, body: () => join(parts) })
    })
    app.decorateReply('sendCachedLayers', async function (pending, outermost) {
      const reads: Record<string, CacheRead> = await pending
      const parts = Object.entries(reads)
      const { [outermost]: shell, ...layers } = reads
      if (!shell) throw new Error(`nothing was read as ${outermost}`)
      return sendSeveral(this, { parts, fieldsOf, body: () => spliceLayers(shell, Object.entries(layers)) })
    })
  },
  { name: 'cached-reply', dependencies: ['callers'] },
)

function directiveOf(cacheControl: string): Directive | undefined {
  const directives = cacheControl.split(',').map((directive) => directive.trim().toLowerCase())
  const known = ['no-store', 'no-cache', 'only-if-cached'] as const
  return known.find((directive) => directives.includes(directive))
}

interface Several {
  parts: readonly [string, CacheRead][]
  body: () => Promise<Buffer>
  fieldsOf: FieldsOf
}

/** Sends a body made of several entries. Its validator is derived from theirs. */
async function sendSeveral(reply: FastifyReply, { parts, body, fieldsOf }: Several) {
  const reads = parts.map(([, read]) => read)
  if (reads.every(({ how }) => how === 'local')) await endOfTurn()
  const status = reads.map(cacheStatus).join(', ')
  const absent = reads.find((read) => !read.value.found)
  if (absent) {
    reply.header('cache-status', status)
    throw await notFound(absent.value)
  }
  const etag = hash('sha256', reads.map((read) => read.value.etag).join(), 'base64url').slice(0, 22)
  const representation = { etag, gzip: false, varies: false, body }
  return send(reply, representation, fieldsOf(representation, 'no-cache', status))
}

function send(reply: FastifyReply, { etag, body }: Representation, fields: readonly string[]) {
  for (let i = 0; i < fields.length; i += 2) reply.header(fields[i] ?? '', fields[i + 1])
  if (matches(reply.request.headers['if-none-match'], etag)) {
    return reply.removeHeader('content-type').removeHeader('content-encoding').code(304).send()
  }
  return typeof body === 'function' ? body().then((bytes) => reply.send(bytes)) : reply.send(body)
}

async function notFound(value: Stored): Promise<AppError> {
  return new AppError('not-found', JSON.parse(String(await jsonBytes(value))))
}

/** Weak comparison (RFC 9110, section 13.1.2). */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === `"${etag}"`)
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
