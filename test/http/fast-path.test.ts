import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestOptions,
  request,
} from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestValkey, type TestServer } from '../support/servers.ts'
import { ADMIN_TOKEN, openService, type TestApp } from '../support/service.ts'
import { until } from '../support/until.ts'
import { monitor } from './monitored.ts'

/** Settings of production, which log only notable requests. */
const env = { WORKSHOP: 'false', LOG_REQUESTS: 'notable', HONOR_CLIENT_CACHE_CONTROL: 'true' }
const admin = { authorization: `Bearer ${ADMIN_TOKEN}` }

const search = '/v1/flights/search?from=JFK&to=LAX&date=2025-12-15'
const publicReads = [
  search,
  '/v1/airports/JFK',
  '/v1/airports?limit=10',
  '/v1/airports?q=New%20York',
  '/v1/airlines',
  '/v1/airlines/top-routes?limit=3',
  '/v1/airlines/AA',
  '/v1/routes/JFK/LAX/distance',
  '/v1/routes/popular',
  '/v1/analytics/hubs?limit=3',
]

let cache: TestServer
let running: TestApp
let base: string

beforeAll(async () => {
  cache = await startTestValkey({ role: 'cache' })
  running = await openService({
    env: { ...env, CACHE_GZIP_BYTES: '5000', CACHE_TIMEOUT_MS: '5000' },
    urls: { cache: cache.url },
  })
  base = await running.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await running?.close()
  await cache?.close()
})

interface Answer {
  status: number | undefined
  headers: IncomingHttpHeaders
  body: Buffer
  /** True if the routes served the request. */
  routed: boolean
}

interface Asked extends RequestOptions {
  /** Address of another service. */
  base?: string
}

/** Sends these header fields and no others. */
async function ask(path: string, { method = 'GET', headers = {}, base: to = base }: Asked = {}): Promise<Answer> {
  let routed = false
  const note = () => {
    routed = true
  }
  subscribe('tracing:fastify.request.handler:start', note)
  try {
    const sent = request(to + path, { method, headers }).end()
    const [response] = (await once(sent, 'response')) as [IncomingMessage]
    const chunks: Buffer[] = []
    for await (const chunk of response) chunks.push(chunk)
    return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks), routed }
  } finally {
    unsubscribe('tracing:fastify.request.handler:start', note)
  }
}

const get = (path: string, headers: OutgoingHttpHeaders = {}) => ask(path, { headers })

/** Header fields without those that differ between responses. */
function comparable({ date, ...headers }: IncomingHttpHeaders) {
  const status = String(headers['cache-status']).replace(/ttl=\d+/, 'ttl=…')
  return { ...headers, 'x-request-id': 'any', 'cache-status': status }
}

describe('a repeated request', () => {
  test.each(publicReads)('%s is served before routing, with the response of the routes', async (path) => {
    await get(path)
    // Only the routes compare validators, so a request with one that does not match goes there.
    const byRoutes = await get(path, { 'if-none-match': '"another"' })
    const fast = await get(path)
    expect([byRoutes.routed, fast.routed]).toEqual([true, false])
    expect(comparable(fast.headers)).toEqual(comparable(byRoutes.headers))
    expect(fast.status).toBe(200)
    expect(fast.body).toEqual(byRoutes.body)
  })

  test('has the id of the client, or a new one', async () => {
    await get(search)
    const [given, made, other] = [await get(search, { 'x-request-id': 'mine' }), await get(search), await get(search)]
    expect([given.routed, made.routed, other.routed]).toEqual([false, false, false])
    expect(given.headers['x-request-id']).toBe('mine')
    expect(made.headers['x-request-id']).toMatch(/^[\w-]{12}\.[\da-z]+$/)
    expect(made.headers['x-request-id']).not.toBe(other.headers['x-request-id'])
  })

  test('is counted like any search', async () => {
    const path = '/v1/flights/search?from=LAX&to=JFK&date=2025-12-15'
    const searches = async () =>
      Number(await running.servers.state.zscore(`${running.config.KEY_PREFIX}routes:searches`, 'LAX:JFK'))
    for (let i = 0; i < 3; i++) await get(path)
    await until(async () => (await searches()) === 3)
  })

  test('is fresh after a change', async () => {
    const path = '/v1/airports/BOS'
    const rename = (name: string) =>
      fetch(base + path, {
        method: 'PATCH',
        headers: { ...admin, 'content-type': 'application/json' },
        body: JSON.stringify({ name }),
      })
    const { body } = await get(path)
    const { name } = JSON.parse(String(body))
    try {
      await rename('Another Name')
      const changed = await get(path)
      expect(changed.routed).toBe(false)
      expect(JSON.parse(String(changed.body)).name).toBe('Another Name')
    } finally {
      await rename(name)
    }
  })

  test('reads the cache once on a miss, and the routes serve the request', async () => {
    const path = '/v1/flights/search?from=SFO&to=JFK&date=2025-12-15'
    await get(path)
    await running.servers.cache.flushall()
    const commands = await monitor(cache)
    try {
      const [miss, asked] = await commands.during(() => get(path))
      expect(miss.routed).toBe(true)
      expect(miss.headers['cache-status']).toMatch(/fwd=miss; stored/)
      // Read, lease, fill.
      expect(asked).toBe(3)
    } finally {
      commands.close()
    }
  })

  test('gets a problem when its data can no longer be read', async () => {
    const path = '/v1/airports/SEA'
    await get(path)
    const key = `${running.config.KEY_PREFIX}airport:SEA`
    const gone = await running.servers.cache.getBuffer(`${running.config.KEY_PREFIX}airport:XXX`)
    expect(gone).toBeNull()
    // A stored "not found" under the key of an existing airport.
    await get('/v1/airports/XXX')
    await running.servers.cache.copy(`${running.config.KEY_PREFIX}airport:XXX`, key, 'REPLACE')
    const { status, headers, routed } = await get(path)
    expect([status, routed]).toEqual([404, true])
    expect(headers['content-type']).toMatch(/problem\+json/)
    await running.servers.cache.del(key)
  })
})

describe('the routes serve', () => {
  test.each([
    ['a condition', { 'if-none-match': '*' }, 304],
    ['a directive', { 'cache-control': 'only-if-cached' }, 200],
    ['a bearer token', admin, 200],
  ])('%s', async (_case, headers, expected) => {
    await get(search)
    const { status, routed } = await get(search, headers)
    expect([status, routed]).toEqual([expected, true])
  })

  test('a compressed entry for a client without gzip', async () => {
    const path = '/v1/airports?limit=90'
    await get(path)
    const [packed, plain] = [
      await get(path, { 'accept-encoding': 'gzip' }),
      await get(path, { 'accept-encoding': 'br' }),
    ]
    expect([packed.routed, plain.routed]).toEqual([false, true])
    expect(gunzipSync(packed.body)).toEqual(plain.body)
    const byRoutes = await get(path, { 'accept-encoding': 'gzip', 'if-none-match': '"another"' })
    expect(comparable(packed.headers)).toEqual(comparable(byRoutes.headers))
  })

  test('another method', async () => {
    await get(search)
    const head = await ask(search, { method: 'HEAD' })
    expect([head.status, head.body.length, head.routed]).toEqual([200, 0, true])
    expect((await ask(search, { method: 'POST' })).status).toBe(405)
  })

  test("a passenger's own data, after a request of another passenger", async () => {
    const path = '/v1/users/1/profile'
    expect((await get(path, admin)).status).toBe(200)
    expect((await get(path)).status).toBe(401)
  })

  test('a request whose last response was a problem', async () => {
    await get('/v1/airports/QQQ')
    const { status, routed } = await get('/v1/airports/QQQ')
    expect([status, routed]).toEqual([404, true])
  })

  test('an unusually long address', async () => {
    const path = `/v1/airports?${'&'.repeat(250)}limit=20`
    await get(path)
    expect((await get(path)).routed).toBe(true)
  })
})

describe('with CORS_ORIGINS', () => {
  const origin = 'http://localhost:5173'
  let shared: TestApp
  let there: string

  beforeAll(async () => {
    shared = await openService({
      env: { ...env, CACHE_GZIP_BYTES: '5000', CORS_ORIGINS: origin },
      urls: { cache: cache.url },
    })
    there = await shared.app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(() => shared?.close())

  test.each([search, '/v1/airports?limit=90'])('%s is fast, and depends on `Origin`', async (path) => {
    const packed = { 'accept-encoding': 'gzip' }
    await ask(path, { headers: packed, base: there })
    const byRoutes = await ask(path, { headers: { ...packed, 'if-none-match': '"another"' }, base: there })
    const fast = await ask(path, { headers: packed, base: there })
    expect([byRoutes.routed, fast.routed]).toEqual([true, false])
    expect(fast.headers.vary).toMatch(/^Origin/)
    expect(comparable(fast.headers)).toEqual(comparable(byRoutes.headers))
  })

  test('the routes serve a request with `Origin`', async () => {
    await ask(search, { base: there })
    const { routed, headers } = await ask(search, { headers: { origin }, base: there })
    expect(routed).toBe(true)
    expect(headers['access-control-allow-origin']).toBe(origin)
    expect(headers.vary).toBe('Origin')
  })
})

test('without CORS_ORIGINS a request with `Origin` is fast', async () => {
  await get(search)
  const { routed, headers } = await get(search, { origin: 'http://localhost:5173' })
  expect([routed, headers.vary]).toEqual([false, undefined])
})

test('pipelined requests are answered in order', async () => {
  for (const path of ['/v1/airports/JFK', search]) await get(path)
  const { port } = running.app.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const paths = ['/v1/airports/JFK', '/v1/airports/LAX', '/v1/airports/JFK', '/health/live', search]
  for (const [i, path] of paths.entries()) {
    socket.write(`GET ${path} HTTP/1.1\r\nHost: here\r\nX-Request-Id: n${i}\r\n\r\n`)
  }
  let heard = ''
  socket.on('data', (bytes) => {
    heard += String(bytes)
  })
  const ids = () => [...heard.matchAll(/x-request-id: (\w+)/gi)].map(([, id]) => id)
  await until(() => ids().length === paths.length)
  expect(ids()).toEqual(['n0', 'n1', 'n2', 'n3', 'n4'])
  socket.destroy()
})

test('a closing service serves running requests, then closes the connection', async () => {
  const ending = await openService({ env })
  const { app } = ending
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const path = '/v1/airports/JFK'
  await (await fetch(address + path)).text()
  const arrival = once(app.server, 'connection') as Promise<[Socket]>
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  const [accepted] = await arrival
  const half = `GET ${path} HTTP/1.1\r\n`
  // A connection with a running request is not closed immediately.
  socket.write(half)
  await until(() => accepted.bytesRead === half.length)
  let heard = ''
  socket.on('data', (bytes) => {
    heard += String(bytes)
  })
  const closing = ending.close()
  await until(() => !app.server.listening)
  socket.write('Host: here\r\n\r\n')
  await once(socket, 'close')
  expect(heard).toMatch(/^HTTP\/1.1 200 OK\r\n/)
  expect(heard).toMatch(/connection: close/i)
  await closing
})
