import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { createGuard } from '../../src/cache/guard.ts'
import { openCache, type TestCache, thing, versionIn } from '../support/caches.ts'
import { createGates } from '../support/gates.ts'
import { startTestValkey, type TestServer } from '../support/servers.ts'
import { until } from '../support/until.ts'

describe('while the cache server is unavailable', () => {
  let server: TestServer
  let cache: TestCache
  let loads: number
  const load = async () => ({ version: ++loads })

  beforeAll(async () => {
    server = await startTestValkey({ role: 'cache' })
    cache = await openCache({ cacheUrl: server.url, stateUrl: inject('stateUrl'), timeoutMs: 50 })
  })
  afterAll(async () => {
    await cache.close()
    await server.close()
  })
  /** Starts while the server is up, because the start waits for the connection. */
  async function openBounded(loadsAtMost: number): Promise<TestCache> {
    await server.restart()
    const bounded = await openCache({ cacheUrl: server.url, stateUrl: inject('stateUrl'), timeoutMs: 50, loadsAtMost })
    await server.kill()
    return bounded
  }

  beforeEach(() => {
    loads = 0
  })

  test('loads every read, and serves hits again after the recovery', async () => {
    await cache.read(thing, { id: 'a' }, load)
    await server.kill()
    expect(await cache.read(thing, { id: 'a' }, load)).toMatchObject({ how: 'bypass', stored: false })
    await expect(cache.invalidate({ keys: ['thing:a'] })).rejects.toMatchObject({ code: 'unavailable' })

    await server.restart()
    await until(async () => (await cache.read(thing, { id: 'a' }, load)).how === 'hit')
  })

  test('shares one load among concurrent readers', async () => {
    await server.kill()
    const gates = createGates<'loading'>()
    gates.close('loading')
    const slow = async () => {
      await gates.pass('loading')
      return load()
    }
    const reads = Array.from({ length: 100 }, () => cache.read(thing, { id: 'b' }, slow))
    await gates.reached('loading')
    gates.open('loading')
    await Promise.all(reads)
    expect(loads).toBe(1)
    await server.restart()
  })

  test('gives a late reader no value that was read before it arrived', async () => {
    await server.kill()
    let version = 1
    const gates = createGates<'answering'>()
    gates.close('answering')
    const first = cache.read(thing, { id: 'c' }, async () => {
      const read = version
      await gates.pass('answering')
      return { version: read }
    })
    await gates.reached('answering')
    version = 2
    const second = versionIn(cache.read(thing, { id: 'c' }, async () => ({ version })))
    await new Promise(setImmediate)
    gates.open('answering')
    await first
    expect(await second).toBe(2)
    await server.restart()
  })

  test('starts no load beyond the concurrency limit', async () => {
    const bounded = await openBounded(2)
    const gates = createGates<'loading'>()
    gates.close('loading')
    let arrived = 0
    const slow = async () => {
      arrived++
      await gates.pass('loading')
      return load()
    }
    const two = ['x', 'y'].map((id) => bounded.read(thing, { id }, slow))
    await until(() => arrived === 2)
    await expect(bounded.read(thing, { id: 'z' }, slow)).rejects.toMatchObject({ code: 'unavailable' })
    gates.open('loading')
    await Promise.all(two)
    expect(await bounded.read(thing, { id: 'z' }, slow)).toMatchObject({ how: 'bypass' })
    await bounded.close()
    await server.restart()
  })

  test('delays no read when the server is frozen', async () => {
    await until(async () => (await cache.read(thing, { id: 'd' }, load)).how === 'hit')
    process.kill(server.pid ?? 0, 'SIGSTOP')
    try {
      for (let i = 0; i < 20; i++) expect(await cache.read(thing, { id: 'd' }, load)).toMatchObject({ how: 'bypass' })
    } finally {
      process.kill(server.pid ?? 0, 'SIGCONT')
    }
    await until(async () => (await cache.read(thing, { id: 'd' }, load)).how === 'hit')
  })
})

describe('while the state server is unavailable', () => {
  test('stores no entry that its tag could not find', async () => {
    const state = await startTestValkey({ role: 'state' })
    const cache = await openCache({ cacheUrl: inject('cacheUrl'), stateUrl: state.url, timeoutMs: 50 })
    await state.kill()
    expect(await cache.read(thing, { id: 'a' }, async () => ({ version: 1 }))).toMatchObject({ stored: false })
    expect(await cache.cacheClient.exists(cache.keys('a').entry)).toBe(0)

    await state.restart()
    await until(async () => (await cache.read(thing, { id: 'a' }, async () => ({ version: 1 }))).stored)
    await cache.close()
    await state.close()
  })
})

describe('a guard', () => {
  test('opens after five consecutive failures, and tries again later', async () => {
    const changes: boolean[] = []
    const guard = createGuard({ timeoutMs: 1_000, onChange: (open) => changes.push(open) })
    let asked = 0
    const ask = (fail: boolean) =>
      guard.ask(async () => {
        asked++
        if (fail) throw new Error('no')
        return 'yes'
      })
    for (let i = 0; i < 20; i++) await expect(ask(true)).rejects.toThrow('the cache did not answer')
    expect(asked).toBe(5)
    expect(guard.healthy).toBe(false)

    await until(() =>
      ask(false).then(
        () => true,
        () => false,
      ),
    )
    expect(guard.healthy).toBe(true)
    expect(changes).toEqual([true, false])
  })

  test('accepts a reply that waited in the socket during a long turn', async () => {
    const guard = createGuard({ timeoutMs: 50, onChange: () => {} })
    const cache = await openCache({ cacheUrl: inject('cacheUrl'), stateUrl: inject('stateUrl') })
    const answer = guard.ask(() => cache.cacheClient.ping())
    const busyUntil = performance.now() + 200
    while (performance.now() < busyUntil);
    expect(await answer).toBe('PONG')
    await cache.close()
  })
})

test('while the state server is unavailable, an invalidation drops entries by key, and rejects because tags are unknown', async () => {
  const state = await startTestValkey({ role: 'state' })
  const cache = await openCache({ cacheUrl: inject('cacheUrl'), stateUrl: state.url })
  const untagged = { ...thing, tags: () => [] }
  const load = async () => ({ version: 1 })
  await cache.read(untagged, { id: 'a' }, load)
  await state.kill()
  await expect(cache.invalidate({ keys: ['thing:a'], tags: ['of:b'] })).rejects.toMatchObject({ code: 'unavailable' })
  expect(await cache.read(untagged, { id: 'a' }, load)).toMatchObject({ how: 'miss' })
  await cache.close()
  await state.close()
})
