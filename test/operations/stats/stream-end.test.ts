import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import Fastify from 'fastify'
import { expect, test, vi } from 'vitest'
import { drain } from '../../../src/routes/plugins/drain.ts'
import { eventStreams, type StreamEvent } from '../../../src/routes/plugins/event-stream.ts'
import { problemReplies } from '../../../src/routes/plugins/problems.ts'
import { until } from '../../support/until.ts'

async function streaming() {
  const app = Fastify({ return503OnClosing: false, forceCloseConnections: 'idle' })
  await app.register(problemReplies)
  await app.register(eventStreams, { maximum: 2, perAddress: 2 })
  await app.register(drain)
  const state = { send: undefined as ((event: StreamEvent) => void) | undefined, stopped: 0 }
  app.get('/stream', (_request, reply) =>
    reply.sendEvents(async (send) => {
      state.send = send
      return () => void state.stopped++
    }),
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  const arrival = once(app.server, 'connection') as Promise<[Socket]>
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  const [accepted] = await arrival
  return { app, state, socket, accepted }
}

test('a new stream is refused while the service closes, and the service ends', async () => {
  const { app, state, socket, accepted } = await streaming()
  const half = 'GET /stream HTTP/1.1\r\n'
  // A connection with a running request is not closed immediately.
  socket.write(half)
  await until(() => accepted.bytesRead === half.length)
  let heard = ''
  socket.on('data', (bytes) => {
    heard += String(bytes)
  })
  const gone = once(socket, 'close')
  const closing = app.close()
  await until(() => !app.server.listening)
  socket.write('Host: here\r\n\r\n')
  await Promise.all([closing, gone])
  expect(heard).toMatch(/^HTTP\/1.1 503 /)
  expect(heard).toContain('"code":"unavailable"')
  expect(state.send).toBeUndefined()
})

test('a client that does not read is disconnected after a timeout, and frees its stream', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const { app, state, socket } = await streaming()
  try {
    socket.pause()
    socket.write('GET /stream HTTP/1.1\r\nHost: here\r\n\r\n')
    await until(() => state.send !== undefined)
    // More than the socket buffers hold.
    const data = 'x'.repeat(1 << 20)
    for (let i = 0; i < 64; i++) {
      state.send?.({ event: 'much', data })
      await new Promise(setImmediate)
    }
    vi.advanceTimersByTime(15_000)
    expect(state.stopped).toBe(0)
    vi.advanceTimersByTime(15_000)
    await until(() => state.stopped === 1)
  } finally {
    vi.useRealTimers()
    socket.destroy()
    await app.close()
  }
})
