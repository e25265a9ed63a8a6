import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../../src/errors.ts'
import { drain } from '../../../src/routes/plugins/drain.ts'
import { eventStreams, type StreamEvent } from '../../../src/routes/plugins/event-stream.ts'
import { problemReplies } from '../../../src/routes/plugins/problems.ts'
import { openService } from '../../support/service.ts'
import { until } from '../../support/until.ts'

/** Opens a stream and collects its chunks. */
async function listen(url: string) {
  const sent = httpRequest(url).end()
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  const stream = { response, text: '', ended: false, abort: () => sent.destroy() }
  response.on('data', (bytes) => {
    stream.text += bytes
  })
  response.on('error', () => {})
  response.on('close', () => {
    stream.ended = true
  })
  return stream
}

test('figures are sent once a second until the service ends', async () => {
  const running = await openService({ env: { WORKSHOP: 'false', LOG_REQUESTS: 'notable' } })
  const base = await running.app.listen({ host: '127.0.0.1', port: 0 })
  const stream = await listen(`${base}/v1/stats/stream`)
  expect(stream.response.statusCode).toBe(200)
  expect(stream.response.headers).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-request-id': expect.stringMatching(/./),
  })
  await until(() => stream.text.split('\n\n').length > 3)
  const [event, data] = (stream.text.split('\n\n')[2] ?? '').split('\n')
  expect(event).toBe('event: stats')
  const told = JSON.parse((data ?? '').replace(/^data: /, ''))
  const asked = (await running.app.inject('/v1/stats')).json()
  expect(Object.keys(told)).toEqual(Object.keys(asked))
  await running.close()
  await until(() => stream.ended)
})

describe('a stream of events', () => {
  let app: FastifyInstance
  let base: string
  let sends: ((event: StreamEvent) => void)[]
  let stopped: number
  let failure: AppError | undefined

  beforeEach(async () => {
    ;[sends, stopped, failure] = [[], 0, undefined]
    app = Fastify()
    await app.register(problemReplies)
    await app.register(eventStreams, { maximum: 2, perAddress: 2 })
    await app.register(drain)
    app.get('/stream', (_request, reply) =>
      reply.sendEvents(async (send) => {
        if (failure) throw failure
        sends.push(send)
        return () => void stopped++
      }),
    )
    base = `${await app.listen({ host: '127.0.0.1', port: 0 })}/stream`
  })
  afterEach(() => app.close())

  test('has each event with its id, name and data', async () => {
    const stream = await listen(base)
    sends[0]?.({ id: '7', event: 'first', data: { text: 'one\ntwo' } })
    sends[0]?.({ event: 'second', data: null })
    await until(() => stream.text.includes('second'))
    expect(stream.text).toBe(
      'retry: 2000\n\nid: 7\nevent: first\ndata: {"text":"one\\ntwo"}\n\nevent: second\ndata: null\n\n',
    )
    stream.abort()
  })

  test('sends a comment every fifteen seconds, so that no proxy closes it as idle', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const stream = await listen(base)
      vi.advanceTimersByTime(30_000)
      await until(() => stream.text.endsWith(': still here\n\n: still here\n\n'))
      stream.abort()
      await until(() => stopped === 1)
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  test('stops when the client disconnects, and frees its stream', async () => {
    const [one, other] = [await listen(base), await listen(base)]
    const refused = await fetch(base)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(await refused.json()).toMatchObject({ code: 'unavailable' })
    one.abort()
    await until(() => stopped === 1)
    const third = await listen(base)
    expect(third.response.statusCode).toBe(200)
    third.abort()
    other.abort()
    await until(() => stopped === 3)
  })

  test('returns a problem when it cannot start, and does not count as a stream', async () => {
    failure = new AppError('unavailable', 'Not now.')
    for (let i = 0; i < 3; i++) expect((await fetch(base)).status).toBe(503)
    failure = undefined
    const stream = await listen(base)
    expect(stream.response.statusCode).toBe(200)
    stream.abort()
  })

  test('drops events for a client that does not read, and buffers nothing', async () => {
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
    await once(socket, 'connect')
    socket.pause()
    socket.write('GET /stream HTTP/1.1\r\nHost: here\r\n\r\n')
    await until(() => sends.length === 1)
    const data = 'x'.repeat(100_000)
    for (let i = 0; i < 2_000; i++) {
      sends[0]?.({ event: 'large', data })
      if (i % 100 === 0) await new Promise(setImmediate)
    }
    // The kernel buffers a few megabytes of two hundred. The rest was dropped.
    let received = 0
    socket.on('data', (bytes) => {
      received += bytes.length
    })
    socket.resume()
    sends[0]?.({ event: 'last', data: '' })
    await app.close()
    await until(() => socket.closed)
    expect(received).toBeGreaterThan(data.length)
    expect(received).toBeLessThan(100 * data.length)
  })
})
