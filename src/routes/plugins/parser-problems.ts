import { randomUUID } from 'node:crypto'
import { maxHeaderSize, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { AppError } from '../../errors.ts'
import { PROBLEM_TYPE, problemBody } from './problem-body.ts'

/** Maximum time in which a request must arrive. Milliseconds. */
export const REQUEST_TIMEOUT_MS = 30_000

/**
 * Sends the problem of a request that Node's HTTP parser refuses, and closes its connection. Fastify's `clientErrorHandler`.
 * There is no address to name, so `instance` is a new URN with the request id.
 */
export function refuseUnparsed(this: FastifyInstance, error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const id = randomUUID()
  this.log.trace({ reqId: id, err: error }, 'request refused by the HTTP parser')
  const { status, ...refusal } = refusalOf(error.code)
  const body = JSON.stringify({ ...problemBody({ ...refusal, errors: [] }, `urn:uuid:${id}`), status })
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `content-type: ${PROBLEM_TYPE}`,
    'cache-control: no-store',
    `x-request-id: ${id}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroySoon()
}

function refusalOf(code: string | undefined): Pick<AppError, 'code' | 'detail'> & { status: number } {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return {
        status: 431,
        code: 'payload-too-large',
        detail: `The address and the headers are too large. Send at most ${maxHeaderSize} bytes.`,
      }
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return { status: 413, code: 'payload-too-large', detail: 'The chunk extensions of the body are too large.' }
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return {
        status: 408,
        code: 'validation-failed',
        detail: `The request is incomplete. Send all of it within ${REQUEST_TIMEOUT_MS / 1_000} seconds.`,
      }
  }
  return { status: 400, code: 'validation-failed', detail: 'The request is not valid HTTP.' }
}
