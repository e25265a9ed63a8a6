import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noCounts } from '../../src/cache/counters.ts'
import { entry, type Staleness } from '../../src/cache/entry.ts'
import { isDueEarly } from '../../src/cache/refresh.ts'
import { createServe } from '../../src/cache/serve.ts'
import { decode, encode, type Stored } from '../../src/cache/stored.ts'
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
      // Fresh for a moment, then in grace for longer than any test.
      ttls: { ...ttls, search: 20 },
      grace: { whileRevalidate: HOUR, ifError: HOUR },
      onRefreshFailed: (_key, error) => failures.push(error),
      ...options,
    })
    open.push(opened)
    return opened
  }

  /** Caches version 1 and waits until it is no longer fresh. */
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

  test('is served at once, and refreshed for later readers', async () => {
    await expire()
    const read = cache.read(thing('while-revalidate'), { id }, load)
    expect(await read).toMatchObject({ how: 'stale' })
    expect(await versionIn(read)).toBe(1)
    await until(async () => (await versionIn(cache.read(thing('while-revalidate'), { id }, load))) === 2)
  })

  test('is refreshed by one reader of all processes, without a wait', async () => {
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
    // One reader per process has tried to take the lease.
    await until(() => other.passed.includes('registered'))
    expect(other.passed.filter((point) => point === 'registered')).toHaveLength(1)
    gates.open('loading')
    await until(async () => (await versionIn(other.read(thing('while-revalidate'), { id }, slow))) === 2)
    expect(loads).toBe(1)
  })

  test('is not refreshed while half of the load slots are in use, so that waiting readers come first', async () => {
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
    // Not awaited: if the machine stalled, the first version was not stored, and this read loads instead of a refresh.
    const read = cache.read(thing('while-revalidate'), { id }, load)
    await cache.gates.reached('loaded')
    version = 3
    await other.invalidate({ keys: [`thing:${id}`] })
    cache.gates.open('loaded')
    await read
    expect(await versionIn(other.read(thing('while-revalidate'), { id }, load))).toBe(3)
    expect(await versionIn(other.read(thing('while-revalidate'), { id }, load))).toBe(3)
  })

  test('is still served when its refresh fails, and the failure is reported', async () => {
    await expire()
    expect(await versionIn(cache.read(thing('while-revalidate'), { id }, fail))).toBe(1)
    await until(() => failures.length > 0)
    expect(await versionIn(cache.read(thing('while-revalidate'), { id }, fail))).toBe(1)
    await until(async () => (await versionIn(cache.read(thing('while-revalidate'), { id }, load))) === 2)
  })

  test('is not served after an invalidation, even if the load fails', async () => {
    await expire()
    await cache.invalidate({ tags: [`of:${id}`] })
    await expect(cache.read(thing('while-revalidate'), { id }, fail)).rejects.toThrow('the database is unavailable')
  })

  test('is loaded first when its kind allows no stale values', async () => {
    await expire(cache, 'never')
    const read = cache.read(thing('never'), { id }, load)
    expect(await read).toMatchObject({ how: 'miss' })
    expect(await versionIn(read)).toBe(2)
  })

  describe('with stale-if-error', () => {
    const kind = thing('if-error')
    beforeEach(() => expire(cache, 'if-error'))

    test('is loaded while loads succeed', async () => {
      expect(await versionIn(cache.read(kind, { id }, load))).toBe(2)
    })

    test('is served when the load fails', async () => {
      const read = cache.read(kind, { id }, fail)
      expect(await read).toMatchObject({ how: 'fail-safe' })
      expect(await versionIn(read)).toBe(1)
    })

    test('is served when the load is slow, and the loaded value is stored', async () => {
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

    test('is not served after its grace', async () => {
      const strict = await openGraceful({ prefix: cache.prefix, grace: { whileRevalidate: 0, ifError: 1 } })
      await expect(strict.read(kind, { id }, fail)).rejects.toThrow('the database is unavailable')
    })

    test('is not served with no-cache', async () => {
      await expect(cache.read(kind, { id }, fail, { directive: 'no-cache' })).rejects.toThrow(
        'the database is unavailable',
      )
    })
  })

  test('is kept for its grace, but a stored "not found" has no grace', async () => {
    await cache.read(thing('never'), { id: 'never' }, load)
    await cache.read(thing('if-error'), { id: 'if-error' }, load)
    expect(await cache.cacheClient.pttl(cache.keys('never').entry)).toBeLessThanOrEqual(22)
    expect(await cache.cacheClient.pttl(cache.keys('if-error').entry)).toBeGreaterThan(HOUR / 2)
  })

  test('is refreshed early when its load takes long', async () => {
    const patient = await openGraceful({ prefix: cache.prefix, ttls })
    // The load took 15 minutes and the entry is fresh for one: nearly every reader tries to refresh it.
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

describe('a value that was found', () => {
  const now = Date.now()
  const stored = (left: number, cost: number) =>
    encode({ value: 1, found: true, ttl: HOUR, cost, gzipBytes: 100, now: now + left - HOUR })
  const policy = { ttl: HOUR, leaseMs: 1, waitMs: 1, isBounded: true }

  function serveWith(whileRevalidate: number) {
    const refreshed: string[] = []
    const serve = createServe({
      refresh: async ({ key }) => void refreshed.push(key),
      policyOf: () => ({ ...policy, grace: { whileRevalidate, ifError: 0 } }),
    })
    const counts = noCounts()
    const read = {
      key: 'k',
      entry: thing('never'),
      params: { id: 'k' },
      load: async () => ({ version: 1 }),
      counts,
      reads: counts,
      options: undefined,
    }
    return { serve: (value: Stored, how: 'hit' | 'local' = 'hit') => serve(read, value, how)?.how, refreshed }
  }

  test.each([
    ['is served, far from its end', HOUR / 2, 1, 0, 'hit', []],
    ['is not served after its end', -1, 1, 0, undefined, []],
    ['is served and refreshed within its grace', -1, 1, HOUR, 'stale', ['k']],
    ['is not served after its grace', -HOUR, 1, HOUR, undefined, []],
  ] as const)('%s', async (_, left, cost, grace, how, refreshes) => {
    const { serve, refreshed } = serveWith(grace)
    expect(serve(await stored(left, cost))).toBe(how)
    expect(refreshed).toEqual(refreshes)
  })

  test('is served and refreshed early by some readers when the load takes far longer than the remaining TTL', async () => {
    const { serve, refreshed } = serveWith(0)
    const value = await stored(60_000, 999_999)
    for (let i = 0; i < 200; i++) expect(serve(value)).toBe('hit')
    expect(refreshed).toContain('k')
  })

  test('is not served stale from a copy', async () => {
    const { serve, refreshed } = serveWith(HOUR)
    expect(serve(await stored(-1, 1), 'local')).toBeUndefined()
    expect(refreshed).toEqual([])
  })

  test('is refreshed early with the XFetch probability: with cost c and c left, by one in e readers', async () => {
    const value = await stored(1_000, 1_000)
    const draws = Array.from({ length: 20_000 }, () => isDueEarly(value, now))
    const share = draws.filter(Boolean).length / draws.length
    // Six standard deviations.
    expect(Math.abs(share - 1 / Math.E)).toBeLessThan(0.021)
  })
})
