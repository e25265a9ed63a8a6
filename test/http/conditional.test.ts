import { describe, expect, test } from 'vitest'
import { service } from '../support/service.ts'

const running = service()
const get = (url: string, headers: Record<string, string> = {}) => running().app.inject({ url, headers })

describe.each([
  '/v1/flights/search?from=JFK&to=LAX&date=2025-12-15',
  '/v1/flights/round-trip?from=JFK&to=LAX&depart=2025-12-15&return=2025-12-22',
  '/v1/flights/1001',
  '/v1/airports?country=USA',
  '/v1/airports/JFK',
  '/v1/airlines',
  '/v1/airlines/top-routes',
  '/v1/routes/JFK/LAX/distance',
])('%s', (url) => {
  test('has a strong ETag, the same from the database and from the cache', async () => {
    const loaded = await get(url, { 'cache-control': 'no-cache' })
    const hit = await get(url)
    expect(loaded.headers.etag).toMatch(/^"[\w-]{22}"$/)
    expect(hit.headers.etag).toBe(loaded.headers.etag)
    expect(hit.headers['cache-control']).toBe('no-cache')
    expect(hit.body).toBe(loaded.body)
  })

  test.each([
    ['its ETag', (etag: string) => etag],
    ['its ETag as a weak one', (etag: string) => `W/${etag}`],
    ['a list that names its ETag', (etag: string) => `"other", W/"another" ,${etag}`],
    ['anything', () => '*'],
  ])('is 304 without a body for If-None-Match with %s', async (_validator, ifNoneMatch) => {
    const { etag = '' } = (await get(url)).headers
    const response = await get(url, { 'if-none-match': ifNoneMatch(String(etag)) })
    expect(response.statusCode).toBe(304)
    expect(response.rawPayload).toHaveLength(0)
    expect(response.headers.etag).toBe(etag)
    expect(response.headers['cache-control']).toBe('no-cache')
    expect(response.headers['cache-status']).toMatch(/^valkey; hit/)
    expect(response.headers['content-type']).toBeUndefined()
  })

  test.each(['"other"', '"other", W/"another"', '', 'unquoted'])(
    'is 200 for If-None-Match with %j',
    async (ifNoneMatch) => {
      const response = await get(url, { 'if-none-match': ifNoneMatch })
      expect(response.statusCode).toBe(200)
      expect(response.json()).toBeDefined()
    },
  )
})

test('different content has a different ETag', async () => {
  const [one, other] = await Promise.all([get('/v1/airports/JFK'), get('/v1/airports/LAX')])
  expect(one.headers.etag).not.toBe(other.headers.etag)
})

test('a missing resource is 404 with any If-None-Match', async () => {
  expect((await get('/v1/airports/QQQ', { 'if-none-match': '*' })).statusCode).toBe(404)
})
