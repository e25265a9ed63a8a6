import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { entry, type Staleness } from '../../src/cache/entry.ts'
import { freshnessOf } from '../../src/cache/freshness.ts'
import { decode, encode } from '../../src/cache/stored.ts'
import { openCache, type TestCache, type TestCacheOptions, ttls, versionIn } from '../support/caches.ts'
import { createGates } from '../support/gates.ts'
import { describeEachTopology } from '../support/servers-of-cache.ts'
import { until } from '../support/until.ts'

const HOUR = 3_600_000

const thing = (stale: Staleness) =>
  entry<{ id: string }, { version: number }>({
    kind: 'thing',
    pattern: 'thing:*',
    key: ({ id }) => `thing:${id}`,
    tags: ({ id }) => [`of:${id}`],
    ttl: 'search',
    stale,
  })

describeEachTopology('an entry that is no longer fresh', (urls) => {
  const id = '1'
  let cache: TestCache
  let version: number
  let failures: unknown[]
  const open: TestCache[] = []
  const load = async () => ({ version })
  const fail = async (): Promise<{ version: number }> => {
    throw new Error('the database is unavailable')
  }

  async function openGraceful(options: Partial<TestCacheOptions> = {}): Promise<TestCache> {
    const opened = await openCache({
      ...urls(),
      // Fresh for a moment, and then in grace for as long as a test can last.
      ttls: { ...ttls, search: 20 },
      grace: { whileRevalidate: HOUR, ifError: HOUR },
      onRefreshFailed: (_key, error) => failures.push(error),
      ...options,
    })
    open.push(opened)
    return opened
  }

  /** Puts version 1 into the cache and waits until it is no longer fresh. */
  async function expire(by: TestCache = cache, stale: Staleness = 'while-revalidate'): Promise<void> {
    await by.read(thing(stale), { id }, load)
    const stored = decode((await by.cacheClient.getBuffer(by.keys(id).entry)) ?? Buffer.alloc(0))
    await until(() => Date.now() > (stored?.freshUntil ?? 0))
    version = 2
  }

  beforeEach(async () => {
    version = 1
    failures = []
    cache = await openGraceful()
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()))
  })

  test('is served at once, and loaded anew for the readers after', async () => {
    await expire()
    const read = cache.read(thing('while-revalidate'), { id }, load)
    expect(await read).toMatchObject({ how: 'stale' })
    expect(await versionIn(read)).toBe(1)
    await until(async () => (await versionIn(cache.read(thing('while-revalidate'), { id }, load))) === 2)
  })

  test('is refreshed by one reader of all processes, and nobody waits for that', async () => {
    await expire()
    const other = await openGraceful({ prefix: cache.prefix })
    const gates = createGates<'loading'>()
    gates.close('loading')
    let loads = 0
    const slow = async () => {
      loads++
      await gates.pass('loading')
      return { version: 2 }
    }
    const readers = Array.from({ length: 50 }, () => [
      cache.read(thing('while-revalidate'), { id }, slow),
      other.read(thing('while-revalidate'), { id }, slow),
    ]).flat()
    for (const read of await Promise.all(readers)) expect(read.how).toBe('stale')
    await gates.reached('loading')
    expect(await other.read(thing('while-revalidate'), { id }, slow)).toMatchObject({ how: 'stale' })
    // One of each process has asked whether it may, on behalf of all.
    await until(() => other.passed.includes('registered'))
    expect(other.passed.filter((point) => point === 'registered')).toHaveLength(1)
    gates.open('loading')
    await until(async () => (await versionIn(other.read(thing('while-revalidate'), { id }, slow))) === 2)
    expect(loads).toBe(1)
  })

  test('is not refreshed while half of the loads are under way, so that those who wait can be served', async () => {
    await expire()
    const busy = await openGraceful({ prefix: cache.prefix, loadsAtMost: 2 })
    const gates = createGates<'loading'>()
    gates.close('loading')
    const waiting = busy.read(thing('never'), { id: 'other' }, async () => {
      await gates.pass('loading')
      return { version: 1 }
    })
    await gates.reached('loading')
    let refreshed = 0
    const counted = async () => ({ version: ++refreshed })
    for (let i = 0; i < 5; i++) await busy.read(thing('while-revalidate'), { id }, counted)
    gates.open('loading')
    await waiting
    expect(refreshed).toBe(0)
    await until(async () => {
      await busy.read(thing('while-revalidate'), { id }, counted)
      return refreshed > 0
    })
  })

  test('is not overwritten by a refresh that began before a change', async () => {
    await expire()
    const other = await openGraceful({ prefix: cache.prefix, ttls })
    cache.gates.close('loaded')
    await cache.read(thing('while-revalidate'), { id }, load)
    await cache.gates.reached('loaded')
    version = 3
    await other.invalidate({ keys: [`thing:${id}`] })
    cache.gates.open('loaded')
    expect(await versionIn(other.read(thing('while-revalidate'), { id }, load))).toBe(3)
    expect(await versionIn(other.read(thing('while-revalidate'), { id }, load))).toBe(3)
  })

  test('goes on being served when it cannot be loaded, and somebody is told', async () => {
    await expire()
    expect(await versionIn(cache.read(thing('while-revalidate'), { id }, fail))).toBe(1)
    await until(() => failures.length > 0)
    expect(await versionIn(cache.read(thing('while-revalidate'), { id }, fail))).toBe(1)
    await until(async () => (await versionIn(cache.read(thing('while-revalidate'), { id }, load))) === 2)
  })

  test('is not served once it was invalidated, even if it cannot be loaded', async () => {
    await expire()
    await cache.invalidate({ tags: [`of:${id}`] })
    await expect(cache.read(thing('while-revalidate'), { id }, fail)).rejects.toThrow('the database is unavailable')
  })

  test('is loaded first where its kind says so', async () => {
    await expire(cache, 'never')
    const read = cache.read(thing('never'), { id }, load)
    expect(await read).toMatchObject({ how: 'miss' })
    expect(await versionIn(read)).toBe(2)
  })

  describe('and may be served only in case of error', () => {
    const kind = thing('if-error')
    beforeEach(() => expire(cache, 'if-error'))

    test('is loaded when it can be', async () => {
      expect(await versionIn(cache.read(kind, { id }, load))).toBe(2)
    })

    test('is served when the load fails', async () => {
      const read = cache.read(kind, { id }, fail)
      expect(await read).toMatchObject({ how: 'fail-safe' })
      expect(await versionIn(read)).toBe(1)
    })

    test('is served when the load is slow, and what was loaded is stored all the same', async () => {
      const hasty = await openGraceful({ prefix: cache.prefix, softTimeoutMs: 10, ttls })
      const gates = createGates<'loading'>()
      gates.close('loading')
      const slow = async () => {
        await gates.pass('loading')
        return { version: 2 }
      }
      expect(await hasty.read(kind, { id }, slow)).toMatchObject({ how: 'fail-safe' })
      gates.open('loading')
      await until(async () => (await hasty.read(kind, { id }, slow)).how === 'hit')
      expect(await versionIn(hasty.read(kind, { id }, slow))).toBe(2)
    })

    test('is not served after the time that it may be', async () => {
      const strict = await openGraceful({ prefix: cache.prefix, grace: { whileRevalidate: 0, ifError: 1 } })
      await expect(strict.read(kind, { id }, fail)).rejects.toThrow('the database is unavailable')
    })

    test('is not served to a client that wants it anew', async () => {
      await expect(cache.read(kind, { id }, fail, { directive: 'no-cache' })).rejects.toThrow(
        'the database is unavailable',
      )
    })
  })

  test('lives as long as its grace, and a remembered absence has none', async () => {
    await cache.read(thing('never'), { id: 'never' }, load)
    await cache.read(thing('if-error'), { id: 'if-error' }, load)
    expect(await cache.cacheClient.pttl(cache.keys('never').entry)).toBeLessThanOrEqual(22)
    expect(await cache.cacheClient.pttl(cache.keys('if-error').entry)).toBeGreaterThan(HOUR / 2)
  })

  test('is refreshed before it expires when loading it takes long', async () => {
    const patient = await openGraceful({ prefix: cache.prefix, ttls })
    // It took a quarter of an hour to load and is fresh for a minute: nearly every reader wants to refresh it.
    const costly = await encode({
      value: { version: 1 },
      found: true,
      ttl: 60_000,
      cost: 900_000,
      gzipBytes: 1 << 20,
      now: Date.now(),
    })
    await cache.cacheClient.set(cache.keys(id).entry, costly.bytes)
    version = 2
    expect(await patient.read(thing('never'), { id }, load)).toMatchObject({ how: 'hit' })
    await until(async () => (await versionIn(patient.read(thing('never'), { id }, load))) === 2)
  })
})

describe('freshness', () => {
  const now = 1_765_785_600_000
  const stored = (left: number, cost: number) =>
    encode({ value: 1, found: true, ttl: 60_000, cost, gzipBytes: 100, now: now + left - 60_000 })
  const of = async (left: number, cost: number, whileRevalidate = 0) =>
    freshnessOf(await stored(left, cost), now, { whileRevalidate, ifError: 0 })

  test.each([
    ['fresh, far from its end', 60_000, 1, 0, 'fresh'],
    ['early, when loading takes far longer than is left', 1, 900_000, 0, 'early'],
    ['expired, at its end', 0, 1, 0, 'expired'],
    ['stale, within its grace', -999, 1, 1_000, 'stale'],
    ['expired, after its grace', -1_000, 1, 1_000, 'expired'],
  ] as const)('is %s', async (_, left, cost, grace, freshness) => {
    expect(await of(left, cost, grace)).toBe(freshness)
  })

  test('is early as often as XFetch says: with cost c and c left, for one in e readers', async () => {
    const value = await stored(1_000, 1_000)
    const draws = Array.from({ length: 20_000 }, () => freshnessOf(value, now, { whileRevalidate: 0, ifError: 0 }))
    const share = draws.filter((freshness) => freshness === 'early').length / draws.length
    // Six standard deviations.
    expect(Math.abs(share - 1 / Math.E)).toBeLessThan(0.021)
  })
})
