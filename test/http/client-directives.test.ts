import { beforeEach, describe, expect, test } from 'vitest'
import { ADMIN_TOKEN, service, type TestApp } from '../support/service.ts'

const url = '/v1/flights/search?from=JFK&to=LAX&date=2025-12-15'
const bearer = { authorization: `Bearer ${ADMIN_TOKEN}` }

function asker(running: () => TestApp) {
  const key = () => `${running().config.KEY_PREFIX}flight:search:JFK:LAX:2025-12-15`
  return {
    key,
    ask: (cacheControl: string, headers: Record<string, string> = {}) =>
      running().app.inject({ url, headers: { 'cache-control': cacheControl, ...headers } }),
    stored: () => running().servers.cache.get(key()),
    flush: () => running().servers.cache.del(key()),
  }
}

describe('Cache-Control of a request that is obeyed', () => {
  const { ask, key, stored, flush } = asker(service(() => ({ env: { HONOR_CLIENT_CACHE_CONTROL: 'true' } })))
  beforeEach(async () => {
    await flush()
  })

  test('no-cache loads a cached entry again, and stores it', async () => {
    await ask('')
    const before = await stored()
    const response = await ask('no-cache')
    expect(response.headers['cache-status']).toBe(`valkey; fwd=request; stored; key="${key()}"`)
    expect(await stored()).not.toBe(before)
    expect((await ask('')).headers['cache-status']).toMatch(/^valkey; hit/)
  })

  test('no-store does not fill the cache', async () => {
    const response = await ask('no-store')
    expect(response.headers['cache-status']).toBe(`valkey; fwd=bypass; key="${key()}"`)
    expect(await stored()).toBeNull()
  })

  test('no-store does not read the cache', async () => {
    await ask('')
    const before = await stored()
    expect((await ask('no-store')).headers['cache-status']).toBe(`valkey; fwd=bypass; key="${key()}"`)
    expect(await stored()).toBe(before)
  })

  test('only-if-cached returns a cached entry', async () => {
    await ask('')
    const response = await ask('only-if-cached')
    expect(response.statusCode).toBe(200)
    expect(response.headers['cache-status']).toMatch(/^valkey; hit/)
  })

  test('only-if-cached is 504 for a miss, and loads nothing', async () => {
    const response = await ask('only-if-cached')
    expect(response.statusCode).toBe(504)
    expect(response.json()).toMatchObject({ code: 'not-cached', type: '/problems/not-cached', status: 504 })
    expect(await stored()).toBeNull()
  })

  test.each([
    ['No-Cache', /fwd=request/],
    ['max-age=0, no-cache', /fwd=request/],
    ['no-cache, no-store', /fwd=bypass/],
    ['max-age=0', /hit/],
    ['no-cached', /hit/],
  ])('%s is understood', async (cacheControl, expected) => {
    await ask('')
    expect((await ask(cacheControl)).headers['cache-status']).toMatch(expected)
  })
})

describe('Cache-Control of a request that is not obeyed', () => {
  const { ask, flush } = asker(service(() => ({ env: { HONOR_CLIENT_CACHE_CONTROL: 'false' } })))

  test.each(['no-cache', 'no-store', 'only-if-cached'])('%s from a public client has no effect', async (directive) => {
    await ask('')
    expect((await ask(directive)).headers['cache-status']).toMatch(/^valkey; hit/)
  })

  test('only-if-cached from a public client loads a miss', async () => {
    await flush()
    expect((await ask('only-if-cached')).statusCode).toBe(200)
  })

  test.each([
    ['no-cache', /fwd=request/],
    ['no-store', /fwd=bypass/],
  ])('%s from the admin is obeyed', async (directive, expected) => {
    await ask('')
    expect((await ask(directive, bearer)).headers['cache-status']).toMatch(expected)
  })

  test.each(['Bearer wrong', ADMIN_TOKEN, `bearer ${ADMIN_TOKEN} `, 'Bearer '])(
    '%j is not the admin',
    async (authorization) => {
      await ask('')
      expect((await ask('no-cache', { authorization })).headers['cache-status']).toMatch(/^valkey; hit/)
    },
  )
})
