import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  bucketsOf,
  type Counters,
  createCounters,
  ended,
  noCounts,
  ONE_IN,
  type Outcome,
  outcomes,
  slots,
  time,
} from '../../src/cache/counters.ts'
import { absent } from '../../src/cache/entry.ts'
import { BUCKETS, boundOf, bucketOf, quantile } from '../../src/histogram.ts'
import { thing as distant, openCache, type TestCache, type TestCacheOptions, ttls } from '../support/caches.ts'
import { startTestValkey } from '../support/servers.ts'
import { describeEachTopology } from '../support/servers-of-cache.ts'
import { until } from '../support/until.ts'

const HOUR = 3_600_000
const graceful = { ...distant, stale: 'while-revalidate' as const }

/** Counts of the outcomes of reads, without zeros. */
function outcomesIn(counters: Counters): Partial<Record<Outcome, number>> {
  const counts = counters.of('thing')
  return Object.fromEntries(outcomes.map((name) => [name, counts[ended[name]]]).filter(([, count]) => count !== 0))
}

const count = (counters: Counters, slot: 'absent' | 'loads' | 'loadErrors') => counters.of('thing')[slots[slot]]

const timed = (counters: Counters, what: Parameters<typeof bucketsOf>[1]) =>
  bucketsOf(counters.of('thing'), what).reduce((sum, one) => sum + one, 0)

describeEachTopology('the counters', (urls) => {
  const id = '1'
  let cache: TestCache
  let counters: Counters
  const open: TestCache[] = []
  const load = async () => ({ version: 1 })
  const fail = async (): Promise<{ version: number }> => {
    throw new Error('the database is unavailable')
  }

  async function openCounted(options: Partial<TestCacheOptions> = {}): Promise<TestCache> {
    counters = createCounters()
    const opened = await openCache({ ...urls(), counters, ...options })
    open.push(opened)
    return opened
  }

  beforeEach(async () => {
    cache = await openCounted()
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()))
  })

  test('count a miss, then hits', async () => {
    for (let i = 0; i < 4; i++) await cache.read(distant, { id }, load)
    expect(outcomesIn(counters)).toEqual({ miss: 1, hit: 3 })
    expect(count(counters, 'loads')).toBe(1)
    expect([timed(counters, 'hitTime'), timed(counters, 'loadTime')]).toEqual([3, 1])
  })

  test('count and time each hit of one turn', async () => {
    await cache.read(distant, { id }, load)
    await Promise.all(Array.from({ length: 50 }, () => cache.read(distant, { id }, load)))
    expect(outcomesIn(counters)).toEqual({ miss: 1, hit: 50 })
    expect(timed(counters, 'hitTime')).toBe(50)
  })

  test('count one miss and several collapsed reads for a shared load', async () => {
    cache.gates.close('lease-taken')
    const reads = Array.from({ length: 5 }, () => cache.read(distant, { id }, load))
    await cache.gates.reached('lease-taken')
    cache.gates.open('lease-taken')
    await Promise.all(reads)
    expect(outcomesIn(counters)).toEqual({ miss: 1, collapsed: 4 })
    expect(count(counters, 'loads')).toBe(1)
  })

  test('count a cached "not found" by its outcome and as absent', async () => {
    for (let i = 0; i < 3; i++) await cache.read(distant, { id }, async () => absent('There is no thing 1.'))
    expect(outcomesIn(counters)).toEqual({ miss: 1, hit: 2 })
    expect(count(counters, 'absent')).toBe(3)
    expect([count(counters, 'loads'), count(counters, 'loadErrors')]).toEqual([1, 0])
  })

  test('count a failed load for every waiting reader', async () => {
    const reads = [cache.read(distant, { id }, fail), cache.read(distant, { id }, fail)]
    expect((await Promise.allSettled(reads)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(outcomesIn(counters)).toEqual({ failed: 2 })
    expect([count(counters, 'loads'), count(counters, 'loadErrors'), timed(counters, 'loadTime')]).toEqual([1, 1, 1])
  })

  test('count reads by the cache control of the client', async () => {
    await expect(cache.read(distant, { id }, load, { directive: 'only-if-cached' })).rejects.toThrow()
    await cache.read(distant, { id }, load, { directive: 'no-cache' })
    await cache.read(distant, { id }, load, { directive: 'no-store' })
    await cache.read(distant, { id }, load, { directive: 'only-if-cached' })
    expect(outcomesIn(counters)).toEqual({ failed: 1, request: 1, bypass: 1, hit: 1 })
    expect(count(counters, 'loads')).toBe(2)
  })

  test('count no load for a load that the concurrency limit refuses', async () => {
    const full = await openCounted({ loadsAtMost: 0 })
    await expect(full.read(distant, { id }, load)).rejects.toMatchObject({ code: 'unavailable' })
    expect(outcomesIn(counters)).toEqual({ failed: 1 })
    expect(count(counters, 'loads')).toBe(0)
  })

  test('count no read for warming and write-through', async () => {
    await cache.read(distant, { id }, load, { unasked: true })
    await cache.read(distant, { id }, load, { unasked: true })
    await cache.writeThrough(distant, { id }, load)
    expect(outcomesIn(counters)).toEqual({})
    expect(timed(counters, 'hitTime')).toBe(0)
    expect(count(counters, 'loads')).toBe(2)
  })

  test('count every hit of a copy and time a sample', async () => {
    const local = { ...distant, local: true }
    const near = await openCounted({ copies: { entries: [local], ttlMs: 600_000, bytesAtMost: 1 << 20 } })
    await until(async () => (await near.read(local, { id }, load)).how === 'local')
    for (let i = 1; i < 2 * ONE_IN; i++) await near.read(local, { id }, load)
    expect(outcomesIn(counters)).toMatchObject({ miss: 1, local: 2 * ONE_IN })
    expect(timed(counters, 'localTime')).toBe(2)
  })

  test('count stale hits by their reason, and refreshes as loads', async () => {
    const past = await openCounted({ ttls: { ...ttls, search: 20 }, grace: { whileRevalidate: HOUR, ifError: HOUR } })
    const stored = (await past.read(graceful, { id }, load)).value
    await until(() => Date.now() > stored.freshUntil)
    await past.read(graceful, { id }, fail)
    await until(() => count(counters, 'loadErrors') === 1)
    expect(outcomesIn(counters)).toEqual({ miss: 1, stale: 1 })
    await past.read({ ...graceful, stale: 'if-error' }, { id }, fail)
    expect(outcomesIn(counters)).toEqual({ miss: 1, stale: 1, 'fail-safe': 1 })
    expect([count(counters, 'loads'), count(counters, 'loadErrors')]).toEqual([3, 2])
  })
})

test('counts each read of an unavailable cache as a bypass with a load', async () => {
  const [cacheServer, stateServer] = [
    await startTestValkey({ role: 'cache' }),
    await startTestValkey({ role: 'state' }),
  ]
  const counters = createCounters()
  const cache = await openCache({ cacheUrl: cacheServer.url, stateUrl: stateServer.url, counters })
  try {
    await cacheServer.kill()
    for (let i = 0; i < 3; i++) await cache.read(distant, { id: '1' }, async () => ({ version: 1 }))
    expect(outcomesIn(counters)).toEqual({ bypass: 3 })
    expect(count(counters, 'loads')).toBe(3)
  } finally {
    await cache.close()
    await Promise.all([cacheServer.close(), stateServer.close()])
  }
})

describe('a histogram', () => {
  test('puts a duration into the bucket whose bound is not below it', () => {
    for (const ms of [0.0005, 0.001, 0.0011, 0.064, 0.3, 1, 7, 1_234, 16_000]) {
      const bucket = bucketOf(ms)
      expect(boundOf(bucket)).toBeGreaterThanOrEqual(ms)
      if (bucket > 0) expect(boundOf(bucket - 1)).toBeLessThan(ms)
    }
    expect([bucketOf(0), bucketOf(-1), bucketOf(1e9)]).toEqual([0, 0, BUCKETS - 1])
  })

  test('estimates a quantile within a tenth, also of a sum', () => {
    const [one, other] = [noCounts(), noCounts()]
    for (let ms = 1; ms <= 1_000; ms++) time(ms % 2 === 0 ? one : other, 'loadTime', ms)
    const merged = bucketsOf(one, 'loadTime').map((count, i) => count + (bucketsOf(other, 'loadTime')[i] ?? 0))
    for (const part of [0.01, 0.5, 0.9, 0.99, 1]) {
      const found = quantile(part, merged) ?? 0
      expect(Math.abs(found / (part * 1_000) - 1)).toBeLessThan(0.092)
    }
    expect(quantile(0.99, bucketsOf(noCounts(), 'loadTime'))).toBeUndefined()
  })
})
