import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { makeDatabase } from '../support/scratch.ts'
import { openService, service } from '../support/service.ts'

const running = service()

describe('an unknown address', () => {
  test.each(['/nothing', '/v1/nothing', '/v1/airports/JFK/runways', '/v2/airports'])('%s is a problem', async (url) => {
    const response = await running().app.inject(url)
    expect(response.statusCode).toBe(404)
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(response.headers['x-request-id']).toBeDefined()
    expect(response.json()).toEqual({
      type: '/problems/not-found',
      title: 'Not found',
      status: 404,
      detail: expect.any(String),
      instance: url,
      code: 'not-found',
    })
  })

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'] as const)('a %s to a list is a problem', async (method) => {
    const response = await running().app.inject({ method, url: '/v1/airports' })
    expect(response.statusCode).toBe(405)
    expect(response.headers.allow).toBe('GET, HEAD, OPTIONS')
    expect(response.json()).toMatchObject({ code: 'method-not-allowed' })
  })
})

test('the type of a problem is an address that explains it', async () => {
  const { type } = (await running().app.inject('/nothing')).json()
  expect((await running().app.inject(type)).json()).toEqual({ type, status: 404, title: 'Not found' })
  expect((await running().app.inject('/problems/nothing')).statusCode).toBe(404)
})

test.each(['/v1/airports/%E0%A4%A', `/v1/airports/${'A'.repeat(200)}`])(
  'the address %s is refused as a problem',
  async (url) => {
    const response = await running().app.inject(url)
    expect(response.statusCode).toBe(400)
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(response.headers['x-request-id']).toBeDefined()
    expect(response.json()).toMatchObject({ code: 'validation-failed', status: 400, errors: [] })
  },
)

test('a body that is not JSON is refused as a problem', async () => {
  const headers = { 'content-type': 'application/json' }
  const response = await running().app.inject({ method: 'POST', url: '/v1/sessions', payload: '{', headers })
  expect(response.statusCode).toBe(400)
  expect(response.json()).toMatchObject({ code: 'validation-failed', status: 400 })
})

describe('a HEAD', () => {
  test('has the headers of the GET and no body', async () => {
    const url = '/v1/airports/JFK'
    const got = await running().app.inject(url)
    const head = await running().app.inject({ method: 'HEAD', url })
    expect(head.statusCode).toBe(200)
    expect(head.body).toBe('')
    for (const name of ['etag', 'content-type', 'cache-control', 'content-length']) {
      expect(head.headers[name], name).toBe(got.headers[name])
    }
    expect(head.headers['cache-status']).toMatch(/^valkey; hit/)
  })

  test('of a missing resource is 404', async () => {
    const head = await running().app.inject({ method: 'HEAD', url: '/v1/airports/QQQ' })
    expect(head.statusCode).toBe(404)
    expect(head.body).toBe('')
  })
})

describe('an internal error', () => {
  test('is a 500 that reveals no SQL, servers or files', async () => {
    const server = inject('engines').PostgreSQL
    if ('skipped' in server) throw new Error(server.skipped)
    const { url, drop } = await makeDatabase(server.url)
    const broken = await openService({ urls: { database: url } })
    onTestFinished(async () => {
      await broken.close()
      await drop()
    })
    for (const path of ['/v1/airports', '/v1/airports/JFK', '/v1/flights/search?from=JFK&to=LAX&date=2025-12-15']) {
      const response = await broken.app.inject(path)
      expect(response.statusCode).toBe(500)
      expect(response.json()).toEqual({
        type: '/problems/internal',
        title: 'Something went wrong here',
        status: 500,
        detail: 'The service failed. Retry later, and report the `X-Request-Id` if it fails again.',
        instance: path,
        code: 'internal',
      })
      expect(JSON.stringify(response.headers)).not.toMatch(/select|relation|127\.0\.0\.1|\.ts/i)
    }
  })
})
