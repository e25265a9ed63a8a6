import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { afterPassword } from '../../src/embedded/valkey/password-gate.ts'

const AUTH = '*2\r\n$4\r\nAUTH\r\n$6\r\nsecret\r\n'

/** Echoes everything after the password. */
const server = createServer((socket) => afterPassword(socket, 'secret', () => void socket.on('data', echo(socket))))
const echo = (socket: { end(bytes: Buffer): unknown }) => (bytes: Buffer) => void socket.end(bytes)
beforeAll(async () => void (await once(server.listen(0, '127.0.0.1'), 'listening')))
afterAll(() => void server.close())

test.each([
  ['an array', [`${AUTH}PING`]],
  ['an array with a user', ['*3\r\n$4\r\nauth\r\n$7\r\ndefault\r\n$6\r\nsecret\r\nPING']],
  ['one line', ['AUTH secret\r\nPING']],
  ['pieces', [...AUTH, 'PING']],
])('lets a client in after the password as %s', async (_, pieces) => {
  expect(await send(pieces)).toBe('+OK\r\nPING')
})

test.each([
  ['another password', 'AUTH secreT\r\n'],
  ['another command', '*1\r\n$4\r\nPING\r\n'],
  ['no RESP at all', '*x\r\n'],
  ['an endless line', 'x'.repeat(2_000)],
])('refuses a client after %s', async (_, bytes) => {
  expect(await send([bytes])).toBe('-NOAUTH Authentication required.\r\n')
})

async function send(pieces: string[]): Promise<string> {
  const socket = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', noDelay: true })
  let reply = ''
  socket.setEncoding('latin1').on('data', (text) => {
    reply += text
  })
  for (const piece of pieces) await new Promise((resolve) => socket.write(piece, resolve))
  await once(socket, 'close')
  return reply
}
