import { describe, expect, onTestFinished, test } from 'vitest'
import { beginRecording, traceCommand, traceStep } from '../../src/recording.ts'
import { commandsOf, traced } from '../http/traced.ts'
import { contractOf } from '../support/conforms.ts'
import { whileFrozen } from '../support/freeze.ts'
import { startTestValkey, type TestServer } from '../support/servers.ts'
import { openService, service, type TestApp } from '../support/service.ts'
import { until } from '../support/until.ts'

const search = '/v1/flights/search?from=JFK&to=LAX&date=2025-12-15'
const asked = { 'x-trace': '1' }
const unknown = '0'.repeat(32)

describe('a trace', () => {
  const running = service()

  test('is kept for ten minutes, for every instance', async () => {
    const { config, servers } = running()
    const other = await openService({ env: { KEY_PREFIX: config.KEY_PREFIX } })
    const headers = { ...asked, 'x-request-id': 'elsewhere' }
    const { 'x-trace-id': traceId } = (await other.app.inject({ url: '/v1/airports/JFK', headers })).headers
    await other.close()
    const trace = (await running().app.inject(`/v1/traces/${traceId}`)).json()
    expect(trace).toMatchObject({ traceId, requestId: 'elsewhere' })
    const left = await servers.cache.pttl(`${config.KEY_PREFIX}trace:${traceId}`)
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThanOrEqual(600_000)
  })

  test('returns 404 for an unknown id', async () => {
    const response = await running().app.inject(`/v1/traces/${unknown}`)
    contractOf(running())(response)
    expect(response.statusCode).toBe(404)
  })

  test('is kept only for requests with the header', async () => {
    const { app, config, servers } = running()
    const before = await servers.cache.keys(`${config.KEY_PREFIX}trace:*`)
    for (const headers of [{}, { 'x-trace': '0' }]) {
      expect((await app.inject({ url: '/v1/airports/JFK', headers })).headers['x-trace-id']).toBeUndefined()
    }
    expect(await servers.cache.keys(`${config.KEY_PREFIX}trace:*`)).toEqual(before)
  })

  test('has an id of its own for each response, and no request id opens it', async () => {
    const { app } = running()
    const headers = { ...asked, 'x-request-id': 'a'.repeat(32) }
    const ids = new Set<unknown>()
    for (const _ of [1, 2]) {
      const response = await app.inject({ url: '/v1/airports/JFK', headers })
      expect(response.headers['x-trace-id']).toMatch(/^[0-9a-f]{32}$/)
      ids.add(response.headers['x-trace-id'])
    }
    expect(ids.size).toBe(2)
    expect((await app.inject(`/v1/traces/${headers['x-request-id']}`)).statusCode).toBe(404)
  })

  test('is limited in steps and bytes, and counts the omitted steps', async () => {
    const { traces } = running().wired.services.operations
    const request = { requestId: 'long', method: 'GET', route: '/', status: 200, ms: 1 }
    for (const [traceId, sql, steps] of [
      ['many', 'select 1', 1_000],
      ['large', 'x'.repeat(10_500), 24],
    ] as const) {
      const recording = beginRecording({ traced: true, startedAt: 0 })
      const { trace } = recording
      if (!trace) throw new Error('it is not traced')
      for (let i = 0; i < 1_100; i++) {
        traceStep(trace, i, { query: traceId, statements: [{ sql, ms: 1, rows: 1 }] })
      }
      await traces.keep({ traceId, ...request }, { ...recording, trace })
      const kept = await traces.read(traceId)
      expect(kept.steps).toHaveLength(steps)
      expect(kept.steps[0]).toMatchObject({ at: 0 })
      expect(kept.stepsLeftOut).toBe(1_100 - steps)
    }
  })

  test('lists steps in the order of their start', async () => {
    const { traces } = running().wired.services.operations
    const recording = beginRecording({ traced: true, startedAt: performance.now() - 10 })
    const { trace } = recording
    if (!trace) throw new Error('it is not traced')
    traceCommand(trace, { server: 'state', command: 'second', keys: [] })
    traceStep(trace, trace.startedAt + 1, { server: 'cache', command: 'first', keys: [] })
    const request = { traceId: 'order', requestId: 'order', method: 'GET', route: '/', status: 200, ms: 1 }
    await traces.keep(request, { ...recording, trace })
    expect(commandsOf(await traces.read('order')).map(({ command }) => command)).toEqual(['first', 'second'])
  })
})

describe('when a server is unavailable', { timeout: 60_000 }, () => {
  /** Starts a service with a private server as cache or as state. */
  async function serviceOn(role: 'cache' | 'state'): Promise<{ running: TestApp; server: TestServer }> {
    const server = await startTestValkey({ role })
    const running = await openService({ urls: { [role]: server.url } })
    onTestFinished(async () => {
      await running.close()
      await server.close()
    })
    return { running, server }
  }

  test('a response succeeds without its trace, and traces return with the server', async () => {
    const { running, server } = await serviceOn('cache')
    const { app } = running
    await server.kill()
    expect((await app.inject({ url: search, headers: asked })).statusCode).toBe(200)
    const away = await app.inject(`/v1/traces/${unknown}`)
    contractOf(running)(away)
    expect(away.statusCode).toBe(503)
    await server.restart()
    await until(async () => (await app.inject(`/v1/traces/${unknown}`)).statusCode === 404)
    expect(await traced(running, search)).toMatchObject({ status: 200 })
  })

  test('a response does not wait for a frozen server', async () => {
    const { running, server } = await serviceOn('cache')
    const headers = asked
    await whileFrozen(server, async () => {
      for (const _ of [1, 2, 3]) expect((await running.app.inject({ url: search, headers })).statusCode).toBe(200)
    })
  })

  test('a command without a reply has no duration', async () => {
    const { running, server } = await serviceOn('state')
    await whileFrozen(server, async () => {
      const trace = await traced(running, '/v1/users/1/flights')
      const registered = commandsOf(trace).filter(({ server }) => server === 'state')
      expect(registered.map(({ command, ms }) => [command, ms])).toEqual([['register-tag', null]])
      expect(trace.status).toBe(200)
    })
  })
})

describe('outside a workshop', () => {
  const running = service(() => ({ env: { WORKSHOP: 'false' } }))

  test('the header is ignored, and commands are not instrumented', async () => {
    const { app, config, servers } = running()
    const traced = await app.inject({ url: '/v1/airports/JFK', headers: asked })
    expect(traced.headers['x-trace-id']).toBeUndefined()
    expect(await servers.cache.keys(`${config.KEY_PREFIX}trace:*`)).toEqual([])
    for (const client of Object.values(servers)) expect(Object.hasOwn(client, 'sendCommand')).toBe(false)
    const response = await app.inject(`/v1/traces/${unknown}`)
    contractOf(running())(response)
    expect(response.statusCode).toBe(404)
  })
})
