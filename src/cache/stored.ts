import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { UNTAGGED } from './generation.ts'

const compress = promisify(gzip)
const decompress = promisify(gunzip)

/**
 * A cached value in the form in which Valkey stores it: one line of JSON, a newline, and the body as it will be sent.
 *
 *     {"etag":"mY0yBQyCk6jTQ3sWn2kJzw","found":1,"gzip":0,"stored":1765785600000,"fresh":1765785900000,"until":1765789500000,"cost":    12,"gen":7301984415}
 *
 * Every field of the line has a fixed width (JSON allows spaces before a number). Users and JSON parsers can read it, and a hit
 * reads it by position without parsing.
 */
export class Stored {
  /** Strong validator of the body: 22 characters of base64url, without quotes. */
  readonly etag: string
  /** False for a negative result: the body is then its detail as a JSON string. */
  readonly found: boolean
  readonly gzip: boolean
  /** End of the TTL, milliseconds since 1970. */
  readonly freshUntil: number
  readonly body: Buffer
  /** Header line and body, as stored in Valkey. */
  readonly bytes: Buffer

  /** `bytes` must have the stored form. */
  constructor(bytes: Buffer) {
    this.etag = bytes.toString('latin1', ETAG_AT, ETAG_AT + WIDTHS.etag)
    this.found = bytes[FOUND_AT] === ONE
    this.gzip = bytes[GZIP_AT] === ONE
    this.freshUntil = digitsAt(bytes, FRESH_AT, WIDTHS.time)
    this.body = bytes.subarray(HEADER_LENGTH)
    this.bytes = bytes
  }

  /** When it was stored, milliseconds since 1970. */
  get storedAt(): number {
    return digitsAt(this.bytes, STORED_AT, WIDTHS.time)
  }

  /** Next change of a value that depends on the clock, milliseconds since 1970. From then on it is never served. */
  get serveUntil(): number {
    return digitsAt(this.bytes, UNTIL_AT, WIDTHS.time)
  }

  /** Duration of the load in milliseconds. */
  get cost(): number {
    return digitsAt(this.bytes, COST_AT, WIDTHS.cost)
  }

  /** Generation of the state server that holds its tags; 0 for an entry without tags. */
  get generation(): number {
    return digitsAt(this.bytes, GENERATION_AT, WIDTHS.generation)
  }
}

/** Reads a whole number from decimal digits, with spaces before it. NaN for other bytes. A string would cost more. */
function digitsAt(bytes: Buffer, at: number, width: number): number {
  let value = 0
  for (let i = at; i < at + width; i++) {
    const digit = (bytes[i] ?? 0) - ZERO
    if (digit >= 0 && digit <= 9) value = value * 10 + digit
    else if (bytes[i] !== SPACE || value > 0) return Number.NaN
  }
  return value
}

const SHAPE = '{"etag":"","found":,"gzip":,"stored":,"fresh":,"until":,"cost":,"gen":}'
const WIDTHS = { etag: 22, flag: 1, time: 13, cost: 6, generation: 10 }
const ETAG_AT = '{"etag":"'.length
const FOUND_AT = ETAG_AT + WIDTHS.etag + '","found":'.length
const GZIP_AT = FOUND_AT + WIDTHS.flag + ',"gzip":'.length
const STORED_AT = GZIP_AT + WIDTHS.flag + ',"stored":'.length
const FRESH_AT = STORED_AT + WIDTHS.time + ',"fresh":'.length
const UNTIL_AT = FRESH_AT + WIDTHS.time + ',"until":'.length
const COST_AT = UNTIL_AT + WIDTHS.time + ',"cost":'.length
const GENERATION_AT = COST_AT + WIDTHS.cost + ',"gen":'.length
/** Length of the header line, including its newline. */
export const HEADER_LENGTH =
  SHAPE.length + WIDTHS.etag + 2 * WIDTHS.flag + 3 * WIDTHS.time + WIDTHS.cost + WIDTHS.generation + 1

/** Largest time that fits the fixed width. */
const NEVER = 9_999_999_999_999

const SPACE = 0x20
const QUOTE = 0x22
const TILDE = 0x7e
const ZERO = 0x30
const ONE = 0x31
const NEWLINE = 0x0a

/** Reads a stored value. Undefined for bytes in another form, such as a value that another program wrote under one of our keys. */
export function decode(bytes: Buffer): Stored | undefined {
  if (bytes.length < HEADER_LENGTH || bytes[HEADER_LENGTH - 1] !== NEWLINE) return undefined
  const stored = new Stored(bytes)
  return stored.freshUntil > 0 && isValidator(bytes) ? stored : undefined
}

/** Whether the bytes at the place of the validator may be sent in a header: no quotes, white space or control characters. */
function isValidator(bytes: Buffer): boolean {
  for (let i = ETAG_AT; i < ETAG_AT + WIDTHS.etag; i++) {
    const byte = bytes[i] ?? 0
    if (byte <= SPACE || byte === QUOTE || byte > TILDE) return false
  }
  return true
}

export interface EncodeOptions {
  /** Result of the loader. Its JSON is the body. */
  value: unknown
  found: boolean
  /** TTL in milliseconds. */
  ttl: number
  /** Duration of the load in milliseconds. */
  cost: number
  /** Bodies of at least this many bytes are compressed. */
  gzipBytes: number
  now: number
  /** Next change of the value, milliseconds since 1970. Limits the TTL. Default: never. */
  until?: number | undefined
  /** Generation of the state server that holds its tags. Default: no tags. */
  generation?: number
}

/** Encodes a loaded value in the stored form. The validator is that of the body before compression. */
export async function encode({
  value,
  found,
  ttl,
  cost,
  gzipBytes,
  now,
  until = NEVER,
  generation = UNTAGGED,
}: EncodeOptions): Promise<Stored> {
  const json = Buffer.from(JSON.stringify(value))
  const etag = hash('sha256', json, 'base64url').slice(0, WIDTHS.etag)
  const isGzip = json.length >= gzipBytes
  const body = isGzip ? await compress(json) : json
  const milliseconds = String(Math.min(Math.max(1, Math.round(cost)), 999_999)).padStart(WIDTHS.cost)
  const flags = `"found":${found ? 1 : 0},"gzip":${isGzip ? 1 : 0}`
  const times = `"stored":${now},"fresh":${Math.min(now + ttl, until)},"until":${until}`
  const tags = String(generation).padStart(WIDTHS.generation)
  const header = `{"etag":"${etag}",${flags},${times},"cost":${milliseconds},"gen":${tags}}\n`
  return new Stored(Buffer.concat([Buffer.from(header), body]))
}

/** The body as JSON text, decompressed if needed. */
export async function jsonBytes(stored: Stored): Promise<Buffer> {
  return stored.gzip ? decompress(stored.body) : stored.body
}
