import type { TSchema } from 'typebox'
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

/** The responses of a read through the cache. */
export function cachedResponses<T extends TSchema>(body: T, description: string, ...also: (400 | 404)[]) {
  return {
    200: { description, headers, content: { 'application/json': { schema: body } } },
    304: { description: 'Not modified: `If-None-Match` named the current `ETag`.', type: 'null' },
    ...problems(...also, 503, 504),
  }
}
