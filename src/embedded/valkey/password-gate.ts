import { timingSafeEqual } from 'node:crypto'
import type { Socket } from 'node:net'

/** Maximum length of the first command of a connection. Bytes. */
const FIRST_COMMAND_BYTES = 1_024
const REFUSED = '-NOAUTH Authentication required.\r\n'

/**
 * Calls `serve` once the first command of a connection is AUTH with the password. Bytes after that command stay in the socket. Any
 * other first command ends the connection.
 */
export function afterPassword(socket: Socket, password: string, serve: () => void): void {
  let received = Buffer.alloc(0)
  const refuse = () => void socket.off('data', onData).end(REFUSED)
  const onData = (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    const first = firstCommand(received)
    if (first === undefined) {
      if (received.length > FIRST_COMMAND_BYTES) refuse()
      return
    }
    const [name = '', ...words] = first.words
    if (name.toUpperCase() !== 'AUTH' || !isEqual(words.at(-1) ?? '', password)) {
      refuse()
      return
    }
    socket.off('data', onData).pause()
    socket.write('+OK\r\n')
    serve()
    const rest = received.subarray(first.length)
    if (rest.length > 0) socket.unshift(rest)
    socket.resume()
  }
  socket.on('error', () => socket.destroy())
  socket.on('data', onData)
}

/** Parses the first command, inline or as an array of bulk strings. Undefined while it is incomplete. */
function firstCommand(bytes: Buffer): { words: string[]; length: number } | undefined {
  const text = bytes.toString('latin1')
  if (!text.startsWith('*')) {
    const end = text.indexOf('\n')
    return end < 0 ? undefined : { words: text.slice(0, end).trim().split(/\s+/), length: end + 1 }
  }
  const [head = '', count = '0'] = /^\*(\d+)\r\n/.exec(text) ?? []
  if (head === '') return text.includes('\n') ? { words: [], length: 0 } : undefined
  const words: string[] = []
  let at = head.length
  while (words.length < Number(count)) {
    const [line, size = '0'] = /^\$(\d+)\r\n/.exec(text.slice(at)) ?? []
    if (line === undefined) return undefined
    const start = at + line.length
    at = start + Number(size) + 2
    if (at > text.length) return undefined
    words.push(text.slice(start, at - 2))
  }
  return { words, length: at }
}

function isEqual(given: string, password: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(password)]
  return a.length === b.length && timingSafeEqual(a, b)
}
