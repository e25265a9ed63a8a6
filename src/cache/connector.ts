import { connect as connectTcp, type Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls } from 'node:tls'
import { AbstractConnector } from 'iovalkey'

/** Size of the buffer into which a connection reads. Bytes. */
const READ_BYTES = 128 * 1024

const DOLLAR = 0x24
const NEWLINE = 0x0a
const MINUS = 0x2d
const ZERO = 0x30

interface Address {
  host?: string
  port?: number
  tls?: ConnectionOptions
  disconnectTimeout: number
}

/**
 * Opens the connection of a client to one server. Replies are read into one buffer that is used again, and each value is copied
 * out of it once, whole. Without it every read of the socket allocates 64 KB, the client joins the pieces of a larger value into
 * another buffer, and the garbage collector frees both by marking the whole heap (docs/performance.md).
 */
export class Connector extends AbstractConnector {
  readonly #address: Address

  /** `options` are those of the client. */
  constructor(options: unknown) {
    // The client passes its own options, without a type.
    const address = options as Address
    super(address.disconnectTimeout)
    this.#address = address
  }

  override async connect(): Promise<Socket> {
    const { host, port = 6_379, tls } = this.#address
    this.connecting = true
    const buffer = Buffer.allocUnsafeSlow(READ_BYTES)
    const receive = wholeValues((bytes) => stream.emit('data', bytes))
    const callback = (length: number) => {
      receive(buffer.subarray(0, length))
      return true
    }
    const to = { port, ...(host === undefined ? {} : { host }), onread: { buffer, callback } }
    const stream = tls ? connectTls({ ...tls, ...to }) : connectTcp(to)
    stream.once('error', (error) => {
      this.firstError = error
    })
    this.stream = stream
    return stream
  }
}

/**
 * Passes received bytes on, copied and unchanged, in pieces that do not end within a value or a line of RESP. `bytes` may be
 * overwritten after the call.
 */
export function wholeValues(pass: (piece: Buffer) => void): (bytes: Buffer) => void {
  /** A piece that ends with a value of which only `filled` bytes of the piece have arrived. */
  let piece: Buffer | undefined
  let filled = 0
  /** Start of a line that has not arrived whole. */
  let line: Buffer | undefined

  /** Completes `piece`. Returns the bytes after it. */
  function fill(waiting: Buffer, bytes: Buffer): Buffer {
    const length = bytes.copy(waiting, filled)
    filled += length
    if (filled === waiting.length) {
      piece = undefined
      pass(waiting)
    }
    return bytes.subarray(length)
  }

  return (received) => {
    let bytes = piece === undefined ? received : fill(piece, received)
    if (bytes.length === 0) return
    if (line !== undefined) bytes = Buffer.concat([line, bytes])
    line = undefined
    const end = endOfValues(bytes)
    if (end > bytes.length) {
      piece = Buffer.allocUnsafeSlow(end)
      filled = bytes.copy(piece)
      return
    }
    if (end < bytes.length) line = Buffer.from(bytes.subarray(end))
    if (end > 0) pass(Buffer.from(bytes.subarray(0, end)))
  }
}

/**
 * End of the last value that begins in these bytes; it may lie beyond them. Bytes after it are the start of a line. `bytes` must
 * begin with a line.
 */
function endOfValues(bytes: Buffer): number {
  let at = 0
  while (at < bytes.length) {
    const newline = bytes.indexOf(NEWLINE, at)
    if (newline < 0) return at
    // A bulk string is `$<length>\r\n<bytes>\r\n`, and null is `$-1\r\n`. Everything else is a line.
    const isBulk = bytes[at] === DOLLAR && bytes[at + 1] !== MINUS
    at = isBulk ? newline + 1 + lengthAt(bytes, at + 1, newline - 1) + 2 : newline + 1
  }
  return at
}

function lengthAt(bytes: Buffer, from: number, to: number): number {
  let length = 0
  for (let i = from; i < to; i++) length = length * 10 + (bytes[i] ?? ZERO) - ZERO
  return length
}
