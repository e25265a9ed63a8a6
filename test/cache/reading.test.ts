import { afterEach, beforeEach, expect, test } from 'vitest'
import { Absent, absent } from '../../src/cache/entry.ts'
import { HEADER_LENGTH } from '../../src/cache/stored.ts'
import { openCache, type TestCache, thing, ttls, versionIn } from '../support/caches.ts'
import { describeEachTopology } from '../support/servers-of-cache.ts'

describeEachTopology('a read through the cache', (urls) => {
  let cache: TestCache
  const id = '1'
  const load = async () => ({ version: 1 })
  const mustNotLoad = () => Promise.reject(new Error('the database was asked'))

  beforeEach(async () => {
    cache = await openCache(urls())
  })
  afterEach(() => cache.close())

  test('loads once, then returns the stored bytes', async () => {
    const first = await cache.read(thing, { id }, load)
    const second = await cache.read(thing, { id }, mustNotLoad)
    expect(first).toMatchObject({ how: 'miss', stored: true, collapsed: false })
    expect(second).toMatchObject({ how: 'hit', key: `${cache.prefix}thing:1` })
    expect(second.value.bytes).toEqual(first.value.bytes)
    const raw = await cache.cacheClient.getBuffer(cache.keys(id).entry)
    expect(raw?.subarray(HEADER_LENGTH).toString()).toBe('{"version":1}')
  })

  test('stores for the TTL of its class ± 10 %, and leaves no lease', async () => {
    await cache.read(thing, { id }, load)
    const left = await cache.cacheClient.pttl(cache.keys(id).entry)
    expect(left).toBeGreaterThan(ttls.search * 0.89)
    expect(left).toBeLessThanOrEqual(ttls.search * 1.1)
    expect(await cache.cacheClient.exists(cache.keys(id).lease)).toBe(0)
  })

  test('stores "not found" with a shorter TTL', async () => {
    const first = await cache.value(thing, { id }, async () => absent('There is no thing 1.'))
    const second = await cache.value(thing, { id }, mustNotLoad)
    expect([first, second]).toEqual([new Absent('There is no thing 1.'), new Absent('There is no thing 1.')])
    expect(await cache.cacheClient.pttl(cache.keys(id).entry)).toBeLessThanOrEqual(ttls.negative * 1.1)
  })

  test('invalidates a stored "not found" by its tag', async () => {
    await cache.read(thing, { id }, async () => absent('There is no thing 1.'))
    await cache.invalidate({ tags: [`of:${id}`] })
    expect(await versionIn(cache.read(thing, { id }, load))).toBe(1)
  })

  test('treats a foreign value under its key as a miss, and overwrites it', async () => {
    await cache.cacheClient.set(cache.keys(id).entry, 'hello')
    expect(await cache.read(thing, { id }, load)).toMatchObject({ how: 'miss', stored: true })
    expect(await cache.read(thing, { id }, mustNotLoad)).toMatchObject({ how: 'hit' })
  })

  test('stores a large body compressed, and reads it back', async () => {
    const small = await openCache({ ...urls(), prefix: cache.prefix, gzipBytes: 5 })
    expect((await small.read(thing, { id }, load)).value.gzip).toBe(true)
    expect(await small.value(thing, { id }, mustNotLoad)).toEqual({ version: 1 })
    await small.close()
  })

  test('loads and stores with no-cache', async () => {
    await cache.read(thing, { id }, load)
    const refilled = cache.read(thing, { id }, async () => ({ version: 2 }), { directive: 'no-cache' })
    expect(await refilled).toMatchObject({ how: 'request', stored: true })
    expect(await versionIn(cache.read(thing, { id }, mustNotLoad))).toBe(2)
  })

  test('neither reads nor stores with no-store', async () => {
    await cache.read(thing, { id }, load)
    const passing = cache.read(thing, { id }, async () => ({ version: 2 }), { directive: 'no-store' })
    expect(await versionIn(passing)).toBe(2)
    expect(await passing).toMatchObject({ how: 'bypass', stored: false })
    expect(await versionIn(cache.read(thing, { id }, mustNotLoad))).toBe(1)
  })

  test('never loads with only-if-cached', async () => {
    const asked = () => cache.read(thing, { id }, mustNotLoad, { directive: 'only-if-cached' })
    await expect(asked()).rejects.toMatchObject({ code: 'not-cached' })
    await cache.read(thing, { id }, load)
    expect(await asked()).toMatchObject({ how: 'hit' })
  })

  test('is a miss after an invalidation of many entries by one tag', async () => {
    const shared = { ...thing, tags: () => ['all'] }
    const ids = Array.from({ length: 50 }, (_, i) => String(i))
    await Promise.all(ids.map((each) => cache.read(shared, { id: each }, load)))
    await cache.invalidate({ tags: ['all'] })
    const left = await Promise.all(ids.map((each) => cache.cacheClient.exists(cache.keys(each).entry)))
    expect(left).toEqual(ids.map(() => 0))
  })

  test('leaves a tag index that expires and removes expired keys', async () => {
    const brief = await openCache({ ...urls(), prefix: cache.prefix, leaseMs: 1, waitMs: 1 })
    const index = `${cache.prefix}tag:of:${id}`
    await cache.stateClient.zadd(index, 1, 'long gone')
    await brief.read(thing, { id }, load)
    expect(await cache.stateClient.zrange(index, 0, -1)).toEqual([cache.keys(id).entry])
    expect(await cache.stateClient.pttl(index)).toBeGreaterThan(ttls.search)
    await brief.close()
  })

  test('stores no new key under a full tag, but keeps storing known keys', async () => {
    const bounded = await openCache({ ...urls(), prefix: cache.prefix, keysPerTag: 2 })
    const shared = { ...thing, tags: () => ['all'] }
    const stored = async (each: string) => (await bounded.read(shared, { id: each }, load)).stored
    expect([await stored('1'), await stored('2'), await stored('3')]).toEqual([true, true, false])
    await bounded.invalidate({ keys: ['thing:1'] })
    expect(await stored('1')).toBe(true)
    await bounded.close()
  })
})
