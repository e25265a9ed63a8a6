import { type TSchema, Type } from 'typebox'
import { problems } from './problem.ts'

const headers = {
  ETag: { type: 'string', description: 'Strong validator of this representation.' },
  'Cache-Control': {
    type: 'string',
    description: '`no-cache`: may be stored, but must be revalidated before each use.',
  },
  'Cache-Status': {
    type: 'string',
    description:
      'Source of the response (RFC 9211): `valkey; hit; ttl=287; key="…"`, `valkey; fwd=miss; stored; key="…"`.',
  },
} as const

/** Request headers of a cached read. */
export const cachedHeaders = Type.Object({
  'if-none-match': Type.Optional(
    Type.String({
      description: '`ETag` of an earlier response. The reply is 304 without a body while it is current.',
    }),
  ),
  'cache-control': Type.Optional(
    Type.String({
      description:
        '`no-cache` loads and stores, `no-store` neither reads nor stores the cache, `only-if-cached` returns 504 instead of loading. Obeyed if the server allows it.',
    }),
  ),
})

/** Responses of a cached read. */
export function cachedResponses<T extends TSchema>(body: T, description: string, ...also: (400 | 404)[]) {
  return {
    200: { description, headers, content: { 'application/json': { schema: body } } },
    304: { description: 'Not modified: `If-None-Match` named the current `ETag`.', type: 'null' },
    ...problems(...also, 503, 504),
  }
}
