import { describe, expect, test } from 'vitest'
import { ADMIN_TOKEN } from '../support/service.ts'
import { refusal, serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { passportOf, signIn } from '../support/signed-in.ts'

const allowed = 'http://localhost:5173'
const other = 'http://evil.example'
const search = '/v1/flights/search?from=QAA&to=QBB&date=2026-03-10'

describe('with CORS_ORIGINS', () => {
  const env = { CORS_ORIGINS: 'https://Flights.example:443, http://localhost:5173', CACHE_GZIP_BYTES: '12' }
  const service = serviceOnFixtures(undefined, env)
  const ask = (url: string, origin?: string, more: { method?: 'OPTIONS' | 'POST' | 'PUT'; headers?: object } = {}) =>
    service().app.inject({
      method: more.method ?? 'GET',
      url,
      headers: { ...(origin && { origin }), ...more.headers },
    })

  test.each([allowed, 'https://flights.example'])('a page of %s may read, with credentials', async (origin) => {
    const { headers } = await ask(search, origin)
    expect(headers['access-control-allow-origin']).toBe(origin)
    expect(headers['access-control-allow-credentials']).toBe('true')
    const exposed = String(headers['access-control-expose-headers']).split(', ')
    const needed = ['ETag', 'Location', 'Cache-Status', 'Retry-After', 'X-Request-Id', 'X-Trace-Id', 'Server-Timing']
    expect(exposed).toEqual(expect.arrayContaining(needed))
  })

  test.each([other, 'null', 'http://localhost', 'http://localhost:5173.evil.example', undefined])(
    'a page of %s may not',
    async (origin) => {
      const { statusCode, headers } = await ask(search, origin)
      expect(statusCode).toBe(200)
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
    },
  )

  test.each([allowed, other, undefined])(
    'responses to %s depend on `Origin`, and keep `Accept-Encoding`',
    async (from) => {
      const airports = '/v1/airports?limit=3'
      await ask(airports)
      const { headers } = await ask(airports, from, { headers: { 'accept-encoding': 'gzip' } })
      expect(headers['content-encoding']).toBe('gzip')
      expect(String(headers.vary).toLowerCase().split(/, */)).toEqual(['origin', 'accept-encoding'])
      for (const path of ['/v1/airports/XXX', '/v1/leaderboards', '/health/live', '/v1/airports/%'])
        expect(String((await ask(path, from)).headers.vary), path).toMatch(/^Origin/)
    },
  )

  test('a 304 has the headers', async () => {
    const { etag } = (await ask(search, allowed)).headers
    const { statusCode, headers } = await ask(search, allowed, { headers: { 'if-none-match': String(etag) } })
    expect(statusCode).toBe(304)
    expect(headers['access-control-allow-origin']).toBe(allowed)
    expect(headers.vary).toMatch(/Origin/)
  })

  test.each([
    ['a handler', '/v1/airports/XXX', 404],
    ['the validation', '/v1/airports?limit=0', 400],
    ['an access rule', '/v1/sessions/current', 401],
    ['the check of the admin token', '/v1/stats/keys', 401],
    ['the page of the queues', '/queues', 401],
    ['the router, for an unknown address', '/v1/nothing', 404],
    ['the router, for an address that cannot be decoded', '/v1/airports/%', 400],
    ['the check of the length', `/v1/airports?q=${'a'.repeat(5_000)}`, 400],
  ])('a problem of %s can be read', async (_layer, url, status) => {
    const response = await ask(url, allowed)
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toMatch(/problem\+json/)
    expect(response.headers['access-control-allow-origin']).toBe(allowed)
    expect(response.headers['access-control-allow-credentials']).toBe('true')
    expect((await ask(url, other)).headers['access-control-allow-origin']).toBeUndefined()
  })

  test('a problem of a wrong method, of the body parser and of a wrong token can be read', async () => {
    const bearer = { authorization: 'Bearer wrong' }
    const json = { 'content-type': 'application/json', 'content-length': '70000' }
    for (const [response, status] of [
      [await ask('/v1/airports', allowed, { method: 'PUT' }), 405],
      [await ask('/v1/sessions', allowed, { method: 'POST', headers: json }), 413],
      [await ask('/v1/sessions/current', allowed, { headers: bearer }), 401],
    ] as const) {
      expect(response.statusCode).toBe(status)
      expect(response.headers['access-control-allow-origin']).toBe(allowed)
    }
  })

  test('a stream can be read', async () => {
    const address = await service().app.listen({ host: '127.0.0.1', port: 0 })
    const board = `${address}/v1/leaderboards/passengers-most-flights/stream`
    const ending = new AbortController()
    const response = await fetch(board, { headers: { origin: allowed }, signal: ending.signal })
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed)
    expect(response.headers.get('vary')).toBe('Origin')
    ending.abort()
  })

  describe('a preflight', () => {
    const preflight = (url: string, origin: string, method = 'POST') =>
      ask(url, origin, {
        method: 'OPTIONS',
        headers: { 'access-control-request-method': method, 'access-control-request-headers': 'content-type' },
      })

    test('is 204 with the allowed methods and headers', async () => {
      const { statusCode, headers, body } = await preflight('/v1/flights/1/bookings', allowed)
      expect([statusCode, body]).toEqual([204, ''])
      expect(headers.allow).toBe('OPTIONS, POST')
      expect(headers['access-control-allow-origin']).toBe(allowed)
      expect(headers['access-control-allow-credentials']).toBe('true')
      expect(headers['access-control-allow-methods']).toBe('DELETE, GET, HEAD, PATCH, POST, PUT')
      const names = String(headers['access-control-allow-headers']).toLowerCase().split(', ')
      const needed = [
        'authorization',
        'content-type',
        'idempotency-key',
        'if-none-match',
        'last-event-id',
        'x-csrf-token',
      ]
      expect(names).toEqual(expect.arrayContaining(needed))
      expect(Number(headers['access-control-max-age'])).toBeGreaterThan(0)
      expect(headers.vary).toBe('Origin')
    })

    test('of another origin gets no permission', async () => {
      const { statusCode, headers } = await preflight('/v1/flights/1/bookings', other)
      expect(statusCode).toBe(204)
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
    })

    test('for an unknown address is 404', async () => {
      expect((await preflight('/v1/nothing', allowed)).statusCode).toBe(404)
    })
  })

  test('`OPTIONS` without an origin is 204 with `Allow`, and 404 for an unknown address', async () => {
    const { statusCode, headers } = await ask('/v1/flights/1/seats', undefined, { method: 'OPTIONS' })
    expect([statusCode, headers.allow]).toEqual([204, 'GET, HEAD, OPTIONS'])
    expect((await ask('/v1/nothing', undefined, { method: 'OPTIONS' })).statusCode).toBe(404)
    expect((await ask('/v1/nothing', undefined, { method: 'PUT' })).statusCode).toBe(404)
  })

  describe('signing in from a page', () => {
    const post = (headers: Record<string, string>) =>
      service().app.inject({ method: 'POST', url: '/v1/sessions', payload: passportOf(1), headers })

    test.each(['same-site', 'cross-site'])('of an allowed origin works, %s', async (site) => {
      const response = await post({ origin: allowed, 'sec-fetch-site': site })
      expect(response.statusCode).toBe(201)
      expect(response.headers['set-cookie']).toMatch(/SameSite=Lax/)
      expect(response.headers['access-control-allow-origin']).toBe(allowed)
    })

    test('of an allowed origin works with an earlier session, too', async () => {
      const { cookie } = await signIn(service())
      expect((await post({ cookie, origin: allowed, 'sec-fetch-site': 'same-site' })).statusCode).toBe(201)
    })

    test.each([other, 'null'])('of %s stays refused', async (origin) => {
      const response = await post({ origin, 'sec-fetch-site': 'cross-site' })
      expect(refusal(response)).toEqual([403, 'csrf-rejected'])
    })
  })

  test('a change from an allowed origin needs the token', async () => {
    const { cookie, csrfToken } = await signIn(service())
    const change = (headers: object) =>
      service().app.inject({
        method: 'PATCH',
        url: '/v1/sessions/current',
        payload: { preferences: { theme: 'dark' } },
        headers: { cookie, origin: allowed, 'sec-fetch-site': 'same-site', ...headers },
      })
    expect(refusal(await change({}))).toEqual([403, 'csrf-rejected'])
    const response = await change({ 'x-csrf-token': csrfToken })
    expect(response.statusCode).toBe(200)
    expect(response.headers['access-control-allow-origin']).toBe(allowed)
  })

  test('the page of the queues accepts no change from an allowed origin with a password', async () => {
    const headers = { authorization: `Basic ${btoa(`admin:${ADMIN_TOKEN}`)}` }
    const response = await ask('/queues/api/queues/jobs/pause', allowed, { method: 'PUT', headers })
    expect(refusal(response)).toEqual([403, 'csrf-rejected'])
  })
})

describe('without CORS_ORIGINS', () => {
  const service = serviceOnFixtures()

  test('no response depends on `Origin` or permits one', async () => {
    for (const method of ['GET', 'OPTIONS'] as const) {
      const { headers } = await service().app.inject({ method, url: '/v1/airports/QAA', headers: { origin: allowed } })
      expect(headers.vary).toBeUndefined()
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
    }
  })
})
