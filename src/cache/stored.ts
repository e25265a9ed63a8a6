import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'

const compress = promisify(gzip)
const decompress = promisify(gunzip)

/**
 * A value as it lies in Valkey: one line of JSON, a newline, and the body exactly as it will be sent.
 *
 *     {"etag":"mY0yBQyCk6jTQ3sWn2kJzw","found":1,"gzip":0,"stored":1765785600000,"fresh":1765785900000,"cost":    12}
 *
 * Every field of the line has a fixed width (JSON allows spaces before a number), so that a person and any JSON parser
 * can read it, and a hit reads it by position, without parsing.
 */
export class Stored {
  /** Strong validator of the body: 22 characters of base64url, without quotes. */
  readonly etag: string
  /** False for a remembered "there is no such thing": the body is then its detail as a JSON string. */
  readonly found: boolean
  readonly gzip: boolean
  /** Until when it is fresh, milliseconds since 1970. */
  readonly freshUntil: number
  readonly body: Buffer
  /** Header line and body, as they lie in Valkey. */
  readonly bytes: Buffer
  private readonly header: string

  /** `bytes` are in this form. */
  constructor(bytes: Buffer) {
    const header = bytes.toString('latin1', 0, HEADER_LENGTH)
    this.header = header
    this.etag = header.slice(ETAG_AT, ETAG_AT + WIDTHS.etag)
    this.found = header.charCodeAt(FOUND_AT) === ONE
    this.gzip = header.charCodeAt(GZIP_AT) === ONE
    this.freshUntil = Number(header.slice(FRESH_AT, FRESH_AT + WIDTHS.time))
    this.body = bytes.subarray(HEADER_LENGTH)
    this.bytes = bytes
  }

  /** When it was stored, milliseconds since 1970. */
  get storedAt(): number {
    return Number(this.header.slice(STORED_AT, STORED_AT + WIDTHS.time))
  }

  /** How long the load took, milliseconds. */
  get cost(): number {
    return Number(this.header.slice(COST_AT, COST_AT + WIDTHS.cost))
  }
}

const SHAPE = '{"etag":"","found":,"gzip":,"stored":,"fresh":,"cost":}'
const WIDTHS = { etag: 22, flag: 1, time: 13, cost: 6 }
const ETAG_AT = '{"etag":"'.length
const FOUND_AT = ETAG_AT + WIDTHS.etag + '","found":'.length
const GZIP_AT = FOUND_AT + WIDTHS.flag + ',"gzip":'.length
const STORED_AT = GZIP_AT + WIDTHS.flag + ',"stored":'.length
const FRESH_AT = STORED_AT + WIDTHS.time + ',"fresh":'.length
const COST_AT = FRESH_AT + WIDTHS.time + ',"cost":'.length
/** Length of the header line, its newline included. */
export const HEADER_LENGTH = SHAPE.length + WIDTHS.etag + 2 * WIDTHS.flag + 2 * WIDTHS.time + WIDTHS.cost + 1

const ONE = 0x31
const NEWLINE = 0x0a

/** Reads what lies in Valkey; undefined when it is not in this form (somebody else wrote it). */
export function decode(bytes: Buffer): Stored | undefined {
  if (bytes.length < HEADER_LENGTH || bytes[HEADER_LENGTH - 1] !== NEWLINE) return undefined
  const stored = new Stored(bytes)
  return stored.freshUntil > 0 ? stored : undefined
}

export interface EncodeOptions {
  /** What the loader answered; its JSON is the body. */
  value: unknown
  found: boolean
  /** How long it is fresh, milliseconds. */
  ttl: number
  /** How long the load took, milliseconds. */
  cost: number
  /** Bodies of at least this many bytes are compressed. */
  gzipBytes: number
  now: number
}

/** Puts a loaded value into the form in which it is stored and sent. The validator is of the body before compression. */
export async function encode({ value, found, ttl, cost, gzipBytes, now }: EncodeOptions): Promise<Stored> {
  const json = Buffer.from(JSON.stringify(value))
  const etag = hash('sha256', json, 'base64url').slice(0, WIDTHS.etag)
  const isGzip = json.length >= gzipBytes
  const body = isGzip ? await compress(json) : json
  const milliseconds = String(Math.min(Math.max(1, Math.round(cost)), 999_999)).padStart(WIDTHS.cost)
  const header = `{"etag":"${etag}","found":${found ? 1 : 0},"gzip":${isGzip ? 1 : 0},"stored":${now},"fresh":${now + ttl},"cost":${milliseconds}}\n`
  return new Stored(Buffer.concat([Buffer.from(header), body]))
}

/** The body as JSON text in bytes, whether or not it lies compressed. */
export async function jsonBytes(stored: Stored): Promise<Buffer> {
  return stored.gzip ? decompress(stored.body) : stored.body
}
