import { randomBytes } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN_TOKEN, openService, type TestApp } from '../support/service.ts'
import { startCollector } from './collector.ts'

let collector: Awaited<ReturnType<typeof startCollector>>
beforeAll(async () => {
  collector = await startCollector()
})
afterAll(() => collector?.close())

const hex = (bytes: number) => randomBytes(bytes).toString('hex')

/** Builds a `traceparent` of a caller, sampled or not. */
function caller(sampled = true) {
  const [traceId, spanId] = [hex(16), hex(8)]
  return { traceId, spanId, headers: { traceparent: `00-${traceId}-${spanId}-0${sampled ? 1 : 0}` } }
}

const path = '/v1/flights/search?from=JFK&to=LAX&date=2025-12-15'
const name = 'GET /v1/flights/search'

describe.each([
  ['in production', { WORKSHOP: 'false', LOG_REQUESTS: 'notable' }],
  ['in a workshop', { WORKSHOP: 'true' }],
])('a sampled request, %s,', (_where, env) => {
  let running: TestApp
  let base: string
  beforeAll(async () => {
    running = await openService({ env: { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint } })
    base = await running.app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(() => running?.close())

  async function ask(url: string, init: RequestInit = {}) {
    const { traceId, spanId, headers } = caller()
    const response = await fetch(base + url, { ...init, headers: { ...init.headers, ...headers } })
    await response.arrayBuffer()
    return { traceId, spanId, status: response.status }
  }

  test('is a child of the caller’s span, with read, load and query below it, in this order', async () => {
    const { traceId, spanId } = await ask(path)
    const spans = await collector.trace(traceId, name)
    const named = (wanted: string) => spans.find((span) => span.name === wanted)
    const [request, read, load] = [named(name), named('read flight-search'), named('load flight-search')]
    expect(request).toMatchObject({
      parentSpanId: spanId,
      kind: 2,
      attributes: {
        'http.request.method': 'GET',
        'http.route': '/v1/flights/search',
        'http.response.status_code': 200,
      },
      resource: { 'service.name': 'cache-me-if-you-can', 'service.instance.id': expect.any(String) },
    })
    const key = 'flight:search:JFK:LAX:2025-12-15'
    expect(read).toMatchObject({
      parentSpanId: request?.spanId,
      attributes: { 'cache.kind': 'flight-search', 'cache.key': key, 'cache.how': 'miss', 'cache.stored': true },
    })
    expect(read?.events).toEqual(expect.arrayContaining(['missed', 'lease-taken', 'loaded', 'filled']))
    expect(load).toMatchObject({ parentSpanId: read?.spanId, attributes: { 'cache.kind': 'flight-search' } })
    const query = spans.find((span) => span.name.startsWith('query ') && span.parentSpanId === load?.spanId)
    expect(query?.attributes['db.query.text']).toMatch(/^select /i)
    // No parameters, except in the key.
    expect(String(query?.attributes['db.query.text'])).not.toMatch(/JFK|LAX/)
    for (const { startedAt, endedAt } of spans) {
      expect(endedAt >= startedAt).toBe(true)
      expect(startedAt >= (request?.startedAt ?? 0n) - 1_000_000n).toBe(true)
    }
    expect(spans.filter((span) => span.name === 'cache take-lease')).toHaveLength(1)
  })

  test('that is a cache hit has no load', async () => {
    await ask(path)
    const { traceId } = await ask(path)
    const spans = await collector.trace(traceId, name)
    expect(spans.find((span) => span.name === 'read flight-search')).toMatchObject({
      attributes: { 'cache.how': 'hit', 'cache.collapsed': false },
      events: ['hit'],
    })
    expect(spans.map((span) => span.name).sort()).toEqual([name, 'cache GET', 'read flight-search'].sort())
  })

  test('that reads four layers has a span for each', async () => {
    const { data } = (await (await fetch(base + path)).json()) as { data: { flightId: number }[] }
    const { traceId } = await ask(`/v1/flights/${data[0]?.flightId}`)
    const spans = await collector.trace(traceId, 'GET /v1/flights/:flightId')
    const reads = spans.filter((span) => span.name.startsWith('read ')).map((span) => span.name)
    const layers = ['flight-details', 'flight-schedule', 'flight-availability', 'flight-status']
    expect(reads.sort()).toEqual(layers.map((layer) => `read ${layer}`).sort())
  })

  test('that writes through has spans for its invalidations, although it has a body', async () => {
    const write = (airport: string) =>
      ask('/v1/airports/BOS', {
        method: 'PATCH',
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name: airport }),
      })
    const { name: before } = (await (await fetch(`${base}/v1/airports/BOS`)).json()) as { name: string }
    const { traceId, status } = await write(before)
    expect(status).toBe(200)
    const spans = await collector.trace(traceId, 'PATCH /v1/airports/:iata')
    const [request] = spans.filter((span) => span.kind === 2)
    const written = spans.find((span) => span.name === 'write through airport')
    expect(written?.traceId).toBe(request?.traceId)
    expect(spans.find((span) => span.name === 'load airport')?.parentSpanId).toBe(written?.spanId)
  })

  test.each([
    ['is refused', '/v1/flights/search?from=JFK', name, 400],
    ['finds nothing', '/v1/airports/QQQ', 'GET /v1/airports/:iata', 404],
    ['has no route', '/v1/nothing?of=Smith', 'GET none', 404],
  ] as const)('that %s is named by its route, never by its address', async (_what, url, span, status) => {
    const { traceId } = await ask(url)
    const spans = await collector.trace(traceId, span)
    const request = spans.find(({ kind }) => kind === 2)
    expect(request?.attributes['http.response.status_code']).toBe(status)
    expect(JSON.stringify(request?.attributes)).not.toMatch(/Smith|\?/)
  })

  test('begins a new trace if the `traceparent` is malformed', async () => {
    const before = collector.spans.length
    await fetch(base + path, { headers: { traceparent: '00-zz-zz-01' } })
    const { traceId } = await ask(path)
    await collector.trace(traceId, name)
    const roots = collector.spans.slice(before).filter((span) => span.name === name && !span.parentSpanId)
    expect(roots).toHaveLength(1)
    expect(roots[0]?.traceId).toMatch(/^[\da-f]{32}$/)
  })
})

test('stores a trace of a sampled request only with X-Trace', async () => {
  const running = await openService({ env: { WORKSHOP: 'true', OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint } })
  const ask = (trace: Record<string, string>) =>
    running.app.inject({ url: path, headers: { ...caller().headers, ...trace } })
  const { 'x-trace-id': traceId } = (await ask({ 'x-trace': '1' })).headers
  expect((await running.app.inject(`/v1/traces/${traceId}`)).statusCode).toBe(200)
  expect((await ask({})).headers['x-trace-id']).toBeUndefined()
  await running.close()
})

describe('a caller that is not sampled', () => {
  test('gets no span, and is served before routing as usual', async () => {
    const env = { WORKSHOP: 'false', LOG_REQUESTS: 'notable', OTEL_TRACES_SAMPLER_ARG: '0' }
    const running = await openService({ env: { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint } })
    try {
      const base = await running.app.listen({ host: '127.0.0.1', port: 0 })
      let routed = 0
      const note = () => {
        routed++
      }
      subscribe('tracing:fastify.request.handler:start', note)
      try {
        const ask = async (headers: Record<string, string>) => (await fetch(base + path, { headers })).arrayBuffer()
        const [not, collected] = [caller(false), caller()]
        // `fetch` sends no `cache-control` by default.
        await ask({})
        await ask({})
        await ask(not.headers)
        expect(routed).toBe(1)
        await ask(collected.headers)
        expect(routed).toBe(2)
        const spans = await collector.trace(collected.traceId, name)
        expect(spans.length).toBeGreaterThan(1)
        expect(collector.spans.filter((span) => span.traceId === not.traceId)).toEqual([])
      } finally {
        unsubscribe('tracing:fastify.request.handler:start', note)
      }
    } finally {
      await running.close()
    }
  })
})
