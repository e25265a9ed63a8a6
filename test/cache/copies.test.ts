import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, onTestFinished, test, vi } from 'vitest'
import { entry } from '../../src/cache/entry.ts'
import { createLocalCopies } from '../../src/cache/local-copies.ts'
import { encode } from '../../src/cache/stored.ts'
import { nodesOf } from '../../src/cache/valkey.ts'
import { thing as distant, openCache, type TestCache, type TestCacheOptions, versionIn } from '../support/caches.ts'
import { startProxy } from '../support/proxy.ts'
import { startTestValkey, type TestServer } from '../support/servers.ts'
import { describeEachTopology } from '../support/servers-of-cache.ts'
import { until } from '../support/until.ts'

const thing = { ...distant, local: true }
/** Longer than any test, so that a missing copy was dropped and did not expire. */
const LONG = 600_000
const copies = { entries: [thing], ttlMs: LONG, bytesAtMost: 1 << 20 }

describeEachTopology('an in-process copy', (urls) => {
  let near: TestCache
  let other: TestCache
  let version: number
  const load = async () => ({ version })
  const read = (id: string, cache = near) => cache.read(thing, { id }, load)
  const isLocal = async (id: string, cache = near) => (await read(id, cache)).how === 'local'

  beforeEach(async () => {
    version = 1
    near = await openCache({ ...urls(), copies })
    other = await openCache({ ...urls(), prefix: near.prefix, copies })
  })
  afterEach(() => Promise.all([near.close(), other.close()]))

  test('serves the same bytes without the server', async () => {
    const loaded = await read('1')
    await until(() => isLocal('1'))
    expect((await read('1')).value.bytes).toEqual(loaded.value.bytes)
  })

  const changes = {
    'by its key': (by: TestCache) => by.invalidate({ keys: ['thing:1'] }),
    'by its tag': (by: TestCache) => by.invalidate({ tags: ['of:1'] }),
    'by a pattern': (by: TestCache) => by.invalidate({ patterns: ['thing:*'] }),
    'by a write-through': (by: TestCache) => by.writeThrough(thing, { id: '1' }, load),
  }

  test.each(Object.entries(changes))('is never served after this process changed its entry %s', async (_, change) => {
    for (version = 1; version < 20; version++) {
      await until(() => isLocal('1'))
      version++
      await change(near)
      expect(await versionIn(read('1'))).toBe(version)
    }
  })

  test.each(Object.entries(changes))('is dropped when another process changes its entry %s', async (_, change) => {
    await until(() => isLocal('1'))
    version = 2
    await change(other)
    await until(async () => (await versionIn(read('1'))) === 2)
    await until(() => isLocal('1'))
    expect(await versionIn(read('1'))).toBe(2)
  })

  test('is dropped when the server is emptied', async () => {
    await until(() => isLocal('1'))
    for (const node of nodesOf(near.cacheClient)) await node.flushall()
    version = 2
    await until(async () => (await versionIn(read('1'))) === 2)
  })

  test('is dropped when the entry expires on the server', async () => {
    await until(() => isLocal('1'))
    await other.cacheClient.pexpire(near.keys('1').entry, 1)
    version = 2
    await until(async () => (await versionIn(read('1'))) === 2)
  })

  test('is not used while the tracker is disconnected, so that changes are visible', async () => {
    await until(() => isLocal('1'))
    for (let i = 0; i < 5; i++) {
      version++
      await Promise.all([
        other.invalidate({ keys: ['thing:1'] }),
        ...nodesOf(other.cacheClient).map((node) => node.call('CLIENT', 'KILL', 'TYPE', 'pubsub')),
      ])
      await until(async () => (await versionIn(read('1'))) === version)
      await until(() => isLocal('1'))
      expect(await versionIn(read('1'))).toBe(version)
    }
  })

  test('exists only for entries that are declared local', async () => {
    await until(() => isLocal('1'))
    await near.read(distant, { id: '2' }, load)
    for (let i = 0; i < 3; i++) expect((await near.read(distant, { id: '2' }, load)).how).toBe('hit')
    // Declared local, but outside the tracked prefixes.
    const stranger = entry<{ id: string }, { version: number }>({
      kind: 'stranger',
      pattern: 'stranger:*',
      key: ({ id }) => `stranger:${id}`,
      ttl: 'search',
      local: true,
    })
    await near.read(stranger, { id: '2' }, load)
    for (let i = 0; i < 3; i++) expect((await near.read(stranger, { id: '2' }, load)).how).toBe('hit')
  })

  test('is not used for a read with no-cache', async () => {
    await until(() => isLocal('1'))
    version = 2
    const anew = near.read(thing, { id: '1' }, load, { directive: 'no-cache' })
    expect(await versionIn(anew)).toBe(2)
    expect(await versionIn(read('1'))).toBe(2)
    expect(await near.read(thing, { id: '1' }, load, { directive: 'no-store' })).toMatchObject({ how: 'bypass' })
  })

  test('equals the server after many concurrent changes and reads', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => String(i))
    const versions = new Map(ids.map((id) => [id, 0]))
    const current = (id: string) => async () => ({ version: versions.get(id) ?? -1 })
    let writing = true
    const readers = [near, other].flatMap((cache) =>
      Array.from({ length: 8 }, async () => {
        while (writing) {
          for (const id of ids) await cache.read(thing, { id }, current(id))
        }
      }),
    )
    for (let i = 0; i < 1_000; i++) {
      const id = ids[i % ids.length] ?? ''
      versions.set(id, i)
      await (i % 2 ? near : other).invalidate(i % 3 ? { keys: [`thing:${id}`] } : { tags: [`of:${id}`] })
    }
    writing = false
    await Promise.all(readers)
    for (const cache of [near, other]) {
      for (const id of ids) {
        const read = () => cache.read(thing, { id }, current(id))
        await until(async () => (await read()).how === 'local')
        expect(await versionIn(read())).toBe(versions.get(id))
      }
    }
  })
})

describe('an in-process copy, on a private server', () => {
  let server: TestServer
  let near: TestCache
  let version: number
  const load = async () => ({ version })
  const read = () => near.read(thing, { id: '1' }, load)
  const isLocal = async () => (await read()).how === 'local'
  const open = async (options: Partial<TestCacheOptions> = {}) => {
    near = await openCache({ cacheUrl: server.url, stateUrl: inject('stateUrl'), copies, ...options })
  }

  beforeAll(async () => {
    server = await startTestValkey({ role: 'cache' })
  })
  afterAll(() => server.close())
  beforeEach(() => {
    version = 1
  })
  afterEach(() => near.close())

  test('is not served while the server is unavailable, because changes would go unnoticed', async () => {
    await open()
    await until(isLocal)
    await server.kill()
    await until(async () => (await read()).how === 'bypass')
    version = 2
    await server.restart()
    await until(isLocal)
    expect(await versionIn(read())).toBe(2)
  })

  test('is not used while the tracker is silent, and the tracker reconnects', async () => {
    const proxy = await startProxy({ to: server.port })
    await open({ cacheUrl: `valkey://127.0.0.1:${proxy.port}` })
    const other = await openCache({ cacheUrl: server.url, stateUrl: inject('stateUrl'), prefix: near.prefix })
    await until(isLocal)
    expect(proxy.freeze(({ opening }) => opening.includes('TRACKING'))).toBe(1)
    version = 2
    await other.invalidate({ keys: ['thing:1'] })
    // No invalidation arrived, but after a second without a proof the copy is not trusted.
    await until(async () => (await versionIn(read())) === 2)
    await until(isLocal)
    expect(await versionIn(read())).toBe(2)
    await Promise.all([other.close(), proxy.close()])
  })

  test('expires after its TTL', async () => {
    await open({ copies: { ...copies, ttlMs: 30 } })
    await until(isLocal)
    await until(async () => (await read()).how === 'hit')
  })
})

describe('the copies of a process', () => {
  const unrenewed = () => {}
  const value = (size: number, ttl = 60_000) =>
    encode({ value: 'x'.repeat(size), found: true, ttl, cost: 1, gzipBytes: 1 << 20, now: Date.now() })
  let trusted = Number.POSITIVE_INFINITY
  const store = (bytesAtMost = 1 << 20) =>
    createLocalCopies({ prefixes: ['a:'], ttlMs: 60_000, bytesAtMost, trustedUntil: () => trusted })
  beforeEach(() => {
    trusted = Number.POSITIVE_INFINITY
  })

  test('discard a reply requested before an invalidation arrived', async () => {
    const copies = store()
    const asking = copies.beginAsking()
    copies.drop('a:1')
    asking.keep('a:1', await value(10))
    asking.keep('a:2', await value(10))
    expect(copies.get('a:1', unrenewed)).toBeUndefined()
    expect(copies.get('a:2', unrenewed)).toBeDefined()
  })

  test('discard a reply requested before a possible change of every key', async () => {
    const copies = store()
    const asking = copies.beginAsking()
    copies.drop(undefined)
    asking.keep('a:1', await value(10))
    expect(copies.get('a:1', unrenewed)).toBeUndefined()
    const after = copies.beginAsking()
    after.keep('a:1', await value(10))
    expect(copies.get('a:1', unrenewed)).toBeDefined()
  })

  test('are neither used nor stored without a proof of freshness', async () => {
    const copies = store()
    const asking = copies.beginAsking()
    asking.keep('a:1', await value(10))
    trusted = performance.now()
    asking.keep('a:2', await value(10))
    expect(copies.get('a:1', unrenewed)).toBeUndefined()
    trusted = Number.POSITIVE_INFINITY
    expect(copies.get('a:1', unrenewed)).toBeDefined()
    expect(copies.get('a:2', unrenewed)).toBeUndefined()
  })

  test('are renewed by one reader before they expire', async () => {
    const copies = createLocalCopies({
      prefixes: ['a:'],
      ttlMs: 200,
      bytesAtMost: 1 << 20,
      trustedUntil: () => Number.POSITIVE_INFINITY,
    })
    const stored = await value(10)
    vi.useFakeTimers({ toFake: ['performance'] })
    onTestFinished(() => void vi.useRealTimers())
    copies.beginAsking().keep('a:1', stored)
    const renewed: string[] = []
    const isCopyAfter = (ms: number) => {
      vi.advanceTimersByTime(ms)
      return copies.get('a:1', (key) => renewed.push(key)) !== undefined
    }
    expect([isCopyAfter(0), isCopyAfter(159)]).toEqual([true, true])
    expect(renewed).toEqual([])
    expect([isCopyAfter(1), isCopyAfter(39)]).toEqual([true, true])
    expect(renewed).toEqual(['a:1'])
    expect(isCopyAfter(1)).toBe(false)
  })

  test('end with the freshness of the entry', async () => {
    const copies = store()
    copies.beginAsking().keep('a:1', await value(10, 0))
    expect(copies.get('a:1', unrenewed)).toBeUndefined()
  })

  test('stay within their size limit, and the least recently used one is evicted first', async () => {
    const copies = store(64 * 1024)
    const asking = copies.beginAsking()
    for (let i = 0; i < 100; i++) asking.keep(`a:${i}`, await value(2_000))
    const kept = Array.from({ length: 100 }, (_, i) => copies.get(`a:${i}`, unrenewed)).filter(
      (copy) => copy !== undefined,
    )
    expect(kept.length).toBeGreaterThan(20)
    expect(kept.length).toBeLessThan(33)
    expect(copies.get('a:99', unrenewed)).toBeDefined()
    asking.keep('a:huge', await value(10_000))
    expect(copies.get('a:huge', unrenewed)).toBeUndefined()
  })
})
