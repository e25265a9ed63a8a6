import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { CacheRefused, CacheUnavailable, createGuard } from '../../src/cache/guard.ts'
import { createRefusals, type Reason } from '../../src/cache/refusal.ts'
import { connectValkey, type Valkey, whenReady } from '../../src/cache/valkey.ts'
import { openCache, type TestCache, thing } from '../support/caches.ts'
import { debuggable, type RefusingState, whileRefusing } from '../support/refusing.ts'
import { startTestValkey, type TestServer } from '../support/servers.ts'

let server: TestServer
let client: Valkey
let cache: TestCache

beforeAll(async () => {
  server = await startTestValkey({ role: 'cache', settings: debuggable })
  client = connectValkey({ url: server.url, name: 'test', onError: () => {} })
  await whenReady(client, 10_000)
  cache = await openCache({ cacheUrl: server.url, stateUrl: inject('stateUrl') })
})
afterAll(async () => {
  client?.disconnect()
  await cache?.close()
  await server?.close()
})

describe('error replies of a server', () => {
  test.each<[RefusingState, string]>([
    ['full', 'OOM'],
    ['read-only', 'READONLY'],
    ['no-permission', 'NOPERM'],
    ['busy', 'BUSY'],
    ['loading', 'LOADING'],
  ])('that is %s never open the breaker, and name the reason', async (state, code) => {
    const refusals = createRefusals()
    const guard = createGuard({ timeoutMs: 5_000, onChange: () => {}, refusals })
    const write = () => guard.ask(() => client.set('key', 'value')).catch((error) => error)
    const script = () =>
      guard.ask(() => client.eval("return redis.call('SET', 'key', 'value')", 0)).catch((error) => error)
    const transaction = () => guard.ask(() => client.multi().set('key', 'value').exec()).catch((error) => error)
    await whileRefusing(server, state, async () => {
      for (const command of [write, script, transaction]) {
        for (let i = 0; i < 6; i++) {
          const error = await command()
          expect(error).toBeInstanceOf(CacheRefused)
          expect(error.refusal).toEqual({ code, reason: state })
        }
      }
      expect(guard.healthy).toBe(true)
      expect(refusals.recent()).toEqual([state])
    })
    expect(await guard.ask(() => client.set('key', 'value'))).toBe('OK')
  })

  test('are reported for ten seconds after the last one', () => {
    let now = 0
    const refusals = createRefusals(() => now)
    const note = (reason: Reason) => refusals.note({ code: 'CODE', reason })
    note('full')
    now = 6_000
    note('busy')
    note('other')
    expect(refusals.recent()).toEqual(['full', 'busy'])
    now = 10_000
    expect(refusals.recent()).toEqual(['busy'])
  })

  test('end a row of timeouts, because the server is there', async () => {
    const guard = createGuard({ timeoutMs: 5_000, onChange: () => {} })
    const fail = () => guard.ask(() => Promise.reject(new Error('no reply'))).catch((error) => error)
    for (let i = 0; i < 4; i++) expect(await fail()).toBeInstanceOf(CacheUnavailable)
    await expect(guard.ask(() => client.call('no-such-command'))).rejects.toMatchObject({
      refusal: { reason: 'other' },
    })
    await fail()
    expect(guard.healthy).toBe(true)
  })
})

describe('while the cache server', () => {
  test.each<RefusingState>(['full', 'read-only', 'no-permission'])(
    'is %s, hits are served and misses are loaded',
    async (state) => {
      const load = async () => ({ version: 1 })
      await cache.read(thing, { id: state }, load)
      await whileRefusing(server, state, async () => {
        for (let i = 0; i < 10; i++) {
          expect(await cache.read(thing, { id: state }, load)).toMatchObject({ how: 'hit' })
          expect(await cache.read(thing, { id: `${state}:${i}` }, load)).toMatchObject({ how: 'bypass', stored: false })
        }
      })
      expect(await cache.read(thing, { id: `${state}:0` }, load)).toMatchObject({ how: 'miss', stored: true })
    },
  )

  test.each<RefusingState>(['busy', 'loading'])('is %s, every read is loaded', async (state) => {
    const load = async () => ({ version: 1 })
    await whileRefusing(server, state, async () => {
      for (let i = 0; i < 10; i++) {
        expect(await cache.read(thing, { id: `${state}:${i}` }, load)).toMatchObject({ how: 'bypass', stored: false })
      }
    })
    expect(await cache.read(thing, { id: `${state}:0` }, load)).toMatchObject({ how: 'miss', stored: true })
  })

  test('is full, an invalidation still drops entries', async () => {
    const load = async () => ({ version: 1 })
    await cache.read(thing, { id: 'dropped' }, load)
    await whileRefusing(server, 'full', async () => {
      await cache.invalidate({ keys: ['thing:dropped'], tags: ['of:dropped'] })
      expect(await cache.read(thing, { id: 'dropped' }, load)).toMatchObject({ how: 'bypass' })
    })
  })
})

test('a value of another type under a key of ours is a miss, and is replaced', async () => {
  const load = async () => ({ version: 1 })
  await cache.cacheClient.rpush(cache.keys('foreign').entry, 'a list')
  expect(await cache.read(thing, { id: 'foreign' }, load)).toMatchObject({ how: 'miss', stored: true })
  expect(await cache.read(thing, { id: 'foreign' }, load)).toMatchObject({ how: 'hit' })
})
