import { jsonBytes, type Stored } from '../../cache/stored.ts'

/** What is sent of something that was read. */
export interface Representation {
  /** Strong validator, without quotes. */
  etag: string
  gzip: boolean
  /** Whether the request's `Accept-Encoding` decided. */
  varies: boolean
  /** A function where it has yet to be made: nobody may want it. */
  body: Buffer | (() => Promise<Buffer>)
}

/** An entry as it lies in the cache, for a client that sends this `Accept-Encoding`. */
export function representationOf(value: Stored, acceptEncoding = ''): Representation {
  if (!value.gzip) return { etag: value.etag, gzip: false, varies: false, body: value.body }
  const gzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(acceptEncoding)
  return gzip
    ? { etag: `${value.etag}-gzip`, gzip, varies: true, body: value.body }
    : { etag: value.etag, gzip, varies: true, body: () => jsonBytes(value) }
}

/** The header fields of its 200, but for `content-length`: name, value, name, value. */
export function fieldsOf({ etag, gzip, varies }: Representation, cacheControl: string): string[] {
  const fields = ['etag', `"${etag}"`, 'cache-control', cacheControl, 'content-type', 'application/json; charset=utf-8']
  if (varies) fields.push('vary', 'accept-encoding')
  if (gzip) fields.push('content-encoding', 'gzip')
  return fields
}
