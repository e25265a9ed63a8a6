import type { RequestListener } from 'node:http'
import { describe, expect, test } from 'vitest'
import { load } from '../../loadtest/load.ts'
import { listening } from './listening.ts'

const asks =
  (path = '/') =>
  () =>
  () => ({ path })

/** A server that replies at once, except during one stall. */
function standingStillOnce(ms: number): RequestListener {
  let answered = 0
  return (_request, response) => {
    if (++answered === 20) setTimeout(() => response.end('late'), ms)
    else response.end('now')
  }
}

const STILL_MS = 400
const slowOf = (distribution: [number, number][]) =>
  distribution.filter(([, ms]) => ms > STILL_MS / 4).map(([percentile]) => percentile)[0] ?? 100

describe('a load', () => {
  test('at a rate counts the wait of requests that were due during a stall (coordinated omission)', async () => {
    const common = { connections: 1, seconds: 1, source: asks() }
    const open = await load({ ...common, urls: [await listening(standingStillOnce(STILL_MS))], rate: 200 })
    const closed = await load({ ...common, urls: [await listening(standingStillOnce(STILL_MS))], rate: null })
    // In the closed loop one request waited. At a fixed rate the later requests waited, too.
    expect(slowOf(open.distribution)).toBeLessThanOrEqual(90)
    expect(slowOf(closed.distribution)).toBeGreaterThan(slowOf(open.distribution))
    // Each due request was sent or is late. The last one may still be running.
    const due = 200 * open.seconds
    expect(open.requests + open.late).toBeGreaterThan(due - 3)
    expect(open.requests + open.late).toBeLessThan(due + 3)
  })

  test('at a rate above the capacity of the server reports the late requests', async () => {
    const slow = await listening((_request, response) => void setTimeout(() => response.end(), 100))
    const found = await load({ urls: [slow], connections: 2, seconds: 0.5, rate: 200, source: asks() })
    // Each connection sends at most 10 requests a second, so at least 180 of the 200 due requests are late.
    expect(found.late).toBeGreaterThan(150 * found.seconds)
    expect(found.requests).toBeLessThan(50 * found.seconds)
  })

  test('separates expected and unexpected responses', async () => {
    const url = await listening((request, response) => {
      response.statusCode = request.url === '/busy' ? 503 : 409
      response.end('{"some":"problem"}')
    })
    const bodies = new Set<string>()
    const found = await load({
      urls: [url],
      connections: 2,
      seconds: 0.4,
      rate: 100,
      source: (connection) => () => ({
        path: connection === 0 ? '/busy' : '/taken',
        ...(connection === 0 ? {} : { expect: [201, 409], onResponse: ({ body }) => void bodies.add(body) }),
      }),
    })
    const { 409: taken = 0, 503: busy = 0 } = found.statuses
    expect(found.errors).toEqual([{ reason: 'HTTP 503', count: busy }])
    expect(taken + busy).toBe(found.requests)
    expect([...bodies]).toEqual(['{"some":"problem"}'])
  })

  test('sends the given requests, different ones on each connection', async () => {
    const seen = new Set<string>()
    const url = await listening((request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        seen.add(`${request.method} ${request.url} ${request.headers['x-of']} ${body}`)
        response.end()
      })
    })
    await load({
      urls: [url],
      connections: 2,
      seconds: 0.4,
      rate: 50,
      source: (connection) => {
        let turn = 0
        return () =>
          turn++ % 2 === 0
            ? { path: `/${connection}`, headers: { 'x-of': 'reader' } }
            : { method: 'POST', path: `/${connection}`, body: { connection } }
      },
    })
    expect([...seen].toSorted()).toEqual([
      'GET /0 reader ',
      'GET /1 reader ',
      'POST /0 undefined {"connection":0}',
      'POST /1 undefined {"connection":1}',
    ])
  })

  test('ends on a signal, and reports each second', async () => {
    const url = await listening((_request, response) => void response.end())
    const over = new AbortController()
    const seconds: number[] = []
    let asked = 0
    const source = () => () => {
      if (++asked === 50) over.abort()
      return { path: '/' }
    }
    const onSecond = ({ requests }: { requests: number }) => void seconds.push(requests)
    const { requests } = await load({
      urls: [url],
      connections: 1,
      seconds: 60,
      rate: null,
      source,
      signal: over.signal,
      onSecond,
    })
    expect(requests).toBeGreaterThanOrEqual(49)
    expect(seconds.reduce((sum, count) => sum + count, 0)).toBe(requests)
  })
})
