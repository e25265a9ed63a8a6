import { expect, test } from 'vitest'
import { type LoadOptions, load } from '../../loadtest/load.ts'
import type { Source } from '../../loadtest/load-request.ts'
import { freePort } from '../../src/embedded/free-port.ts'
import { listening } from './listening.ts'

const source: Source = () => () => ({ path: '/' })
const put = (options: Partial<LoadOptions> & { urls: readonly string[] }) =>
  load({ connections: 1, rate: null, seconds: 1, source, ...options })

test.each([
  ['at a rate, exactly the due requests are errors', 50],
  ['without a rate', null],
])('a connection that is refused: %s', async (_, rate) => {
  const { requests, errors, latency, seconds } = await put({
    urls: [`http://127.0.0.1:${await freePort()}`],
    rate,
    seconds: 0.4,
  })
  expect([requests, latency]).toEqual([0, null])
  expect(errors).toEqual([{ reason: 'connection', count: expect.any(Number) }])
  expect(errors[0]?.count).toBeGreaterThan(0)
  if (rate !== null) expect(errors[0]?.count).toBeLessThanOrEqual(rate * seconds + 1)
})

test('interrupted responses are errors, and do not affect others', async () => {
  let [count, brokenOff] = [0, 0]
  const url = await listening(({ url }, response) => {
    if (count++ % 4 !== 1) return response.end(url)
    brokenOff++
    response.writeHead(200, { 'content-length': '100' }).write('a part', () => response.socket?.end())
  })
  const over = new AbortController()
  const answered: string[] = []
  const answeredByOthers: string[] = []
  const { requests, errors } = await put({
    urls: [url],
    rate: 100,
    seconds: 60,
    signal: over.signal,
    source: () => {
      let sent = 0
      return () => {
        const path = `/${sent++}`
        if (sent === 50) over.abort()
        return { path, onResponse: ({ body }) => (body === path ? answered : answeredByOthers).push(path) }
      }
    },
  })
  expect(brokenOff).toBeGreaterThan(2)
  expect(errors[0]?.reason).toBe('connection')
  // The last request may still be running at the end.
  expect(brokenOff - (errors[0]?.count ?? 0)).toBeLessThanOrEqual(1)
  expect(requests).toBeGreaterThan(2 * brokenOff)
  expect(answeredByOthers).toEqual([])
  expect(answered).toHaveLength(requests)
})

test.each([null, 200])('a service that closes each connection costs no request, at rate %s', async (rate) => {
  const url = await listening((_, response) => response.setHeader('connection', 'close').end())
  const over = new AbortController()
  let sent = 0
  const { requests, errors } = await put({
    urls: [url],
    rate,
    seconds: 60,
    signal: over.signal,
    source: () => () => {
      if (++sent === 20) over.abort()
      return { path: '/' }
    },
  })
  expect(requests).toBeGreaterThan(10)
  expect(errors).toEqual([])
})

test('a signal that is already aborted ends the load', async () => {
  const url = await listening((_, response) => response.end())
  // Without the signal, the load would outlast the test's time limit.
  const { errors } = await put({ urls: [url], rate: 50, seconds: 3_600, signal: AbortSignal.abort() })
  expect(errors).toEqual([])
})

test('connections are distributed among instances', async () => {
  const urls = await Promise.all(
    ['a', 'b'].map((name) => listening((_, response) => response.setHeader('x-name', name).end())),
  )
  const over = new AbortController()
  const seen = new Set<unknown>()
  const onResponse = ({ headers }: { headers: Record<string, unknown> }) => {
    if (seen.add(headers['x-name']).size === urls.length) over.abort()
  }
  await put({
    urls,
    connections: 2,
    rate: 50,
    seconds: 20,
    signal: over.signal,
    source: () => () => ({ path: '/', onResponse }),
  })
  expect(seen).toEqual(new Set(['a', 'b']))
})
