import { type TSchema, Type } from 'typebox'
import { problems } from './problem.ts'

const headers = {
  ETag: { type: 'string', description: 'Strong validator of this representation.' },
  'Cache-Control': { type: 'string', description: '`no-cache`: keep it, but ask before each use.' },
  'Cache-Status': {
    type: 'string',
    description:
      'Where the answer came from (RFC 9211): `valkey; hit; ttl=287; key="…"`, `valkey; fwd=miss; stored; key="…"`.',
  },
} as const

/** What a client may say to a read through the cache. */
export const cachedHeaders = Type.Object({
  'if-none-match': Type.Optional(
    Type.String({
      description: 'An `ETag` of an earlier answer: 304 without a body while it is still the current one.',
    }),
  ),
  'cache-control': Type.Optional(
    Type.String({
      description:
        '`no-cache` loads anew and stores, `no-store` neither reads nor stores, `only-if-cached` is 504 rather than loaded. Obeyed where the server allows it.',
    }),
  ),
})

/** The responses of a read through the cache. */
export function cachedResponses<T extends TSchema>(body: T, description: string, ...also: (400 | 404)[]) {
  return {
    200: { description, headers, content: { 'application/json': { schema: body } } },
    304: { description: 'Not modified: `If-None-Match` named the current `ETag`.', type: 'null' },
    ...problems(...also, 503, 504),
  }
}
