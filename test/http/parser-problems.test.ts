import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { service } from '../support/service.ts'

// With and without the fast path, which creates the server itself.
const workshop = service()
const production = service(() => ({ env: { WORKSHOP: 'false', LOG_REQUESTS: 'notable' } }))
const addresses = new Map<typeof workshop, Promise<string>>()

/** Sends bytes over a new connection, and returns the whole response. */
async function send(running: typeof workshop, bytes: string): Promise<{ status: number; head: string; body: string }> {
  const listening = addresses.get(running) ?? running().app.listen({ host: '127.0.0.1', port: 0 })
  addresses.set(running, listening)
  const socket = connect(Number(new URL(await listening).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(bytes)
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), head, body }
}

test('a request without `Host` is refused as a problem, also at the address of a hit', async () => {
  for (const running of [workshop, production]) {
    const read = 'GET /v1/airports/JFK HTTP/1.1\r\nConnection: close\r\n'
    for (const _ of [1, 2]) expect((await send(running, `${read}Host: x\r\n\r\n`)).status).toBe(200)
    const { status, body } = await send(running, `${read}\r\n`)
    expect(status).toBe(400)
    expect(JSON.parse(body)).toMatchObject({ code: 'validation-failed', instance: '/v1/airports/JFK' })
    expect((await send(running, 'GET /v1/airports/JFK HTTP/1.0\r\n\r\n')).status).toBe(200)
  }
})

test.each([
  ['an unknown method', 'FOO / HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'validation-failed'],
  ['a header without a name', 'GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n', 400, 'validation-failed'],
  [
    'both lengths of a body',
    'POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
    'validation-failed',
  ],
  [
    'a negative length',
    'POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
    400,
    'validation-failed',
  ],
  ['another protocol', '\u0016\u0003\u0001 hello', 400, 'validation-failed'],
  [
    'headers that are too large',
    `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(17_000)}\r\n\r\n`,
    431,
    'payload-too-large',
  ],
  ['an address that is too long', `GET /${'x'.repeat(17_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431, 'payload-too-large'],
])('%s is refused as a problem, and the connection ends', async (_what, bytes, status, code) => {
  for (const running of [workshop, production]) {
    const { head, body, ...response } = await send(running, bytes)
    expect(response.status).toBe(status)
    expect(head).toMatch(/^content-type: application\/problem\+json; charset=utf-8$/m)
    expect(head).toMatch(/^connection: close$/m)
    const [, id] = /^x-request-id: (\S+)$/m.exec(head) ?? []
    expect(JSON.parse(body)).toEqual({
      type: `/problems/${code}`,
      title: expect.any(String),
      status,
      detail: expect.stringMatching(/^[A-Z].*\.$/),
      instance: `urn:uuid:${id}`,
      code,
      ...(code === 'validation-failed' ? { errors: [] } : {}),
    })
  }
})
