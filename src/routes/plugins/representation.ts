import { jsonBytes, type Stored } from '../../cache/stored.ts'

/** The form in which an entry is sent. */
export interface Representation {
  /** Strong validator, without quotes. */
  etag: string
  gzip: boolean
  /** Whether the form depends on `Accept-Encoding`. */
  varies: boolean
  /** A function if the body is built only when it is sent. */
  body: Buffer | (() => Promise<Buffer>)
}

/** Chooses the form of an entry for a client that sends this `Accept-Encoding`. */
export function representationOf(value: Stored, acceptEncoding = ''): Representation {
  const { etag, body } = value
  if (!value.gzip) return { etag, gzip: false, varies: false, body }
  if (acceptsGzip(acceptEncoding)) return { etag: `${etag}-gzip`, gzip: true, varies: true, body }
  return { etag, gzip: false, varies: true, body: () => jsonBytes(value) }
}

const acceptsGzip = (acceptEncoding: string): boolean =>
  acceptEncoding === 'gzip' || /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(acceptEncoding)

/** Makes the header fields of a 200 except `content-length`: name, value, name, value. */
export type FieldsOf = (representation: Representation, cacheControl: string, cacheStatus: string) => string[]

/** Returns the function that makes header fields. `crossOrigin`: pages of other origins may read the response. */
export function fieldsFor({ crossOrigin }: { crossOrigin: boolean }): FieldsOf {
  const [always, encoded] = crossOrigin ? ['Origin', 'Origin, accept-encoding'] : [undefined, 'accept-encoding']
  return (representation, cacheControl, cacheStatus) => {
    const fields = commonFields(representation, cacheControl, cacheStatus)
    const vary = representation.varies ? encoded : always
    if (vary !== undefined) fields.push('vary', vary)
    if (representation.gzip) fields.push('content-encoding', 'gzip')
    return fields
  }
}

const commonFields = ({ etag }: Representation, cacheControl: string, cacheStatus: string): string[] => [
  'etag',
  `"${etag}"`,
  'cache-control',
  cacheControl,
  'content-type',
  'application/json; charset=utf-8',
  'cache-status',
  cacheStatus,
]
