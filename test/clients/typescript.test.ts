import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createClient, ok, ProblemError } from '../../clients/typescript/src/index.ts'
import { describeInBrowser, launchChromium } from '../support/browser.ts'
import { fixtures } from '../support/fixtures.ts'
import { whileFrozen } from '../support/freeze.ts'
import { startTestValkey } from '../support/servers.ts'
import { openService, type TestApp } from '../support/service.ts'
import { passportOf } from '../support/signed-in.ts'
import { type Setting, scenario } from './scenario.ts'
import { runScenario, serveScenario } from './scenario-page.ts'

const here = fixtures()
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const env = { MAX_OPEN_STREAMS_PER_ADDRESS: '1', CACHE_TIMEOUT_MS: '5000' }

let running: TestApp
let baseUrl: string
let pages: Awaited<ReturnType<typeof serveScenario>>

beforeAll(async () => {
  pages = await serveScenario()
  running = await openService({ env: { ...env, CORS_ORIGINS: pages.origin }, urls: { database: here().url } })
  baseUrl = await running.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await running?.close()
  pages?.close()
})

const settingFor = (passengerId: number): Setting => ({
  baseUrl,
  flightId: here().flight(),
  ...passportOf(passengerId),
})

/** Result of the scenario on both platforms. */
const expected = (passengerId: number) => ({
  passengerId,
  bookingId: expect.any(Number),
  seat: '1A',
  again: 'seat-taken',
  sameBody: true,
  event: { event: 'board', board: 'passengers-most-flights' },
  streams: ['GET 200', 'GET 429', 'GET 200', 'stats of string'],
  signedOut: 'unauthenticated',
})

test('the client works on Node, with a cookie of its own', async () => {
  const result = await scenario(settingFor(1))
  expect(result).toEqual({
    ...expected(1),
    // A second client has a session of its own.
    reloaded: 401,
    reads: ['GET 200', 'GET 304'],
    cacheStatus: expect.stringContaining('hit'),
  })
})

describeInBrowser('the client in a page of another origin', () => {
  test('works with the cookies and the cache of the browser', async () => {
    const conditions: unknown[] = []
    running.app.server.on('request', ({ url, method, headers }) => {
      if (method === 'GET' && url === '/v1/airports/QAA') conditions.push(headers['if-none-match'])
    })
    const browser = await launchChromium()
    try {
      const page = await browser.newPage()
      await page.goto(pages.origin)
      const result = await runScenario(page, settingFor(2))
      expect(result).toEqual({
        ...expected(2),
        reloaded: 200,
        reads: ['GET 200', 'GET 200'],
        cacheStatus: expect.stringContaining('hit'),
      })
      expect(conditions).toEqual([undefined, expect.stringMatching(/^".+"$/)])
      expect(await page.evaluate('document.cookie')).toBe('')
    } finally {
      await browser.close()
    }
  })
})

describe('a booking', () => {
  test('is repeated with the same key after 503, and made once', async () => {
    const state = await startTestValkey({ role: 'state' })
    const own = await openService({ env, urls: { database: here().url, state: state.url } })
    try {
      const keys = new Set<string | null>()
      const statuses: number[] = []
      let onUnavailable = () => {}
      const unavailable = new Promise<void>((resolve) => {
        onUnavailable = resolve
      })
      const api = createClient({
        baseUrl: await own.app.listen({ host: '127.0.0.1', port: 0 }),
        retries: 20,
        fetch: async (request) => {
          const response = await fetch(request)
          keys.add(request.headers.get('idempotency-key'))
          statuses.push(response.status)
          if (response.status === 503) onUnavailable()
          return response
        },
      })
      await ok(api.POST('/v1/sessions', { body: passportOf(3) }))
      const flightId = here().flight()
      const book = () => api.POST('/v1/flights/{flightId}/bookings', { params: { path: { flightId } }, body: {} })
      keys.clear()
      statuses.length = 0
      let booking: ReturnType<typeof book> | undefined
      await whileFrozen(state, async () => {
        booking = book()
        await unavailable
      })
      const made = await booking
      expect(made?.response.status).toBe(201)
      expect(statuses[0]).toBe(503)
      expect(keys.size).toBe(1)
      expect([...keys][0]).toMatch(/^[\w-]{16,255}$/)
      expect(await here().booked(flightId)).toHaveLength(1)
    } finally {
      await own.close()
      await state.close()
    }
  })

  test('has the key of its caller, if there is one', async () => {
    const api = createClient({ baseUrl })
    await ok(api.POST('/v1/sessions', { body: passportOf(4) }))
    const params = { path: { flightId: here().flight() }, header: { 'idempotency-key': 'mine' } }
    const [one, two] = [
      await api.POST('/v1/flights/{flightId}/bookings', { params, body: {} }),
      await api.POST('/v1/flights/{flightId}/bookings', { params, body: {} }),
    ]
    expect(two.data).toEqual(one.data)
    expect(two.response.headers.get('idempotency-replayed')).toBe('true')
  })
})

test('a change that is not repeatable gets its 429 at once', async () => {
  const strict = await openService({ env: { SIGN_INS_PER_PASSPORT_PER_MINUTE: '1' }, urls: { database: here().url } })
  try {
    const api = createClient({ baseUrl: await strict.app.listen({ host: '127.0.0.1', port: 0 }) })
    const signIn = () => ok(api.POST('/v1/sessions', { body: { ...passportOf(5), lastName: 'Wrong' } }))
    await expect(signIn()).rejects.toMatchObject({ status: 401 })
    const refused = await signIn().catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ProblemError)
    expect(refused).toMatchObject({ status: 429, problem: { code: 'rate-limited' } })
  } finally {
    await strict.close()
  }
})

test('a stream is opened again from its last event, and ends with its signal', async () => {
  const positions: (string | null)[] = []
  const ending = new AbortController()
  let drop = () => {}
  const api = createClient({
    baseUrl,
    fetch: async (request) => {
      positions.push(request.headers.get('last-event-id'))
      const connection = new AbortController()
      drop = () => connection.abort(new TypeError('the connection is lost'))
      return fetch(new Request(request, { signal: AbortSignal.any([request.signal, connection.signal]) }))
    },
  })
  const params = { path: { board: 'passengers-most-flights' } }
  const events = api.events('/v1/leaderboards/{board}/stream', { params, signal: ending.signal })
  const first = (await events.next()).value
  drop()
  const next = events.next()
  await vi.waitUntil(() => positions.length === 2, { timeout: 20_000 })
  expect(positions).toEqual([null, first?.id])
  ending.abort()
  expect(await next).toEqual({ done: true, value: undefined })
})

test('the example of the README books a seat', async () => {
  const flightId = here().flight()
  const { from, to, date } = await here().route(flightId)
  const source = readFileSync(path('../../clients/typescript/examples/book-a-seat.ts'), 'utf8')
    .replace('http://127.0.0.1:3000', baseUrl)
    .replace(`'JFK'`, `'${from}'`)
    .replace(`'LAX'`, `'${to}'`)
    .replace('date: tomorrow', `date: '${date}'`)
    .replaceAll('console.log', 'globalThis.print')
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: path('../../clients/typescript/examples'), loader: 'ts' },
    alias: { 'cache-me-if-you-can-client': path('../../clients/typescript/src/index.ts') },
    bundle: true,
    format: 'esm',
    write: false,
  })
  const printed: unknown[] = []
  Object.assign(globalThis, { print: (value: unknown) => printed.push(value) })
  try {
    await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.text ?? '').toString('base64')}`)
  } finally {
    Reflect.deleteProperty(globalThis, 'print')
  }
  expect(printed).toEqual([expect.objectContaining({ flightId, seat: expect.any(String) })])
})
