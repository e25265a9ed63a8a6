import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { entry, type Staleness } from '../../src/cache/entry.ts'
import { openCache, type TestCache, type TestCacheOptions, ttls } from '../support/caches.ts'
import { createGates } from '../support/gates.ts'
import { describeEachTopology } from '../support/servers-of-cache.ts'

const SECOND = 1_000
const HOUR = 3_600_000

interface Clocked {
  says: string
  /** Milliseconds since 1970. */
  changes: number
}

const clocked = (stale: Staleness, local = false) =>
  entry<{ id: string }, Clocked>({
    kind: 'thing',
    pattern: 'thing:*',
    key: ({ id }) => `thing:${id}`,
    ttl: 'search',
    local,
    stale,
    freshUntil: ({ changes }) => new Date(changes),
  })

/** Only this process's clock moves. On Valkey's clock the entry has not expired yet. */
describeEachTopology('a value that depends on the clock', (urls) => {
  const id = '1'
  let begin: number
  let changes: number
  const open: TestCache[] = []
  const load = async (): Promise<Clocked> =>
    Date.now() < changes ? { says: 'before', changes } : { says: 'after', changes: Date.now() + HOUR }
  const fail = async (): Promise<Clocked> => {
    throw new Error('the database is unavailable')
  }

  async function openClocked(options: Partial<TestCacheOptions> = {}): Promise<TestCache> {
    const opened = await openCache({
      ...urls(),
      ttls: { ...ttls, search: 20 * SECOND },
      grace: { whileRevalidate: HOUR, ifError: HOUR },
      ...options,
    })
    open.push(opened)
    return opened
  }

  const readBy = async (cache: TestCache, kind: ReturnType<typeof clocked>, by = load) => {
    const { how, value } = await cache.read(kind, { id }, by)
    return `${how}: ${JSON.parse(value.body.toString()).says}`
  }

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
    begin = Date.now()
  })
  afterEach(async () => {
    vi.useRealTimers()
    await Promise.all(open.splice(0).map((one) => one.close()))
  })

  test.each(['never', 'if-error', 'while-revalidate'] as const)(
    'is a miss from its next change on, within its TTL (stale: %s)',
    async (stale) => {
      changes = begin + 15 * SECOND
      const cache = await openClocked()
      expect(await readBy(cache, clocked(stale))).toBe('miss: before')
      // Far enough from the end that no reader refreshes it early.
      vi.setSystemTime(changes - 10 * SECOND)
      expect(await readBy(cache, clocked(stale))).toBe('hit: before')
      vi.setSystemTime(changes)
      expect(await readBy(cache, clocked(stale))).toBe('miss: after')
    },
  )

  test('is served stale only until its next change', async () => {
    changes = begin + 30 * SECOND
    const cache = await openClocked()
    await readBy(cache, clocked('if-error'))
    vi.setSystemTime(changes - 1)
    expect(await readBy(cache, clocked('if-error'), fail)).toBe('fail-safe: before')
    vi.setSystemTime(changes)
    await expect(readBy(cache, clocked('if-error'), fail)).rejects.toThrow('the database is unavailable')
    expect(await readBy(cache, clocked('if-error'))).toBe('miss: after')
  })

  test('is not revalidated in the background after its next change', async () => {
    changes = begin + 30 * SECOND
    const cache = await openClocked()
    await readBy(cache, clocked('while-revalidate'))
    vi.setSystemTime(changes)
    expect(await readBy(cache, clocked('while-revalidate'))).toBe('miss: after')
  })

  test('does not replace a failed load after its next change', async () => {
    changes = begin + 30 * SECOND
    const cache = await openClocked()
    await readBy(cache, clocked('if-error'))
    vi.setSystemTime(changes - 1)
    const gates = createGates<'loading'>()
    gates.close('loading')
    const read = readBy(cache, clocked('if-error'), async () => {
      await gates.pass('loading')
      return fail()
    })
    await gates.reached('loading')
    vi.setSystemTime(changes)
    gates.open('loading')
    await expect(read).rejects.toThrow('the database is unavailable')
  })

  test('is not served from an in-process copy after its next change', async () => {
    changes = begin + 5 * SECOND
    const kind = clocked('while-revalidate', true)
    const cache = await openClocked({ copies: { entries: [kind], ttlMs: HOUR, bytesAtMost: 1 << 20 } })
    await readBy(cache, kind)
    await expect.poll(() => readBy(cache, kind)).toBe('local: before')
    vi.setSystemTime(changes)
    expect(await readBy(cache, kind)).toBe('miss: after')
  })

  test('is not stored when its next change falls into its load', async () => {
    changes = begin + 5 * SECOND
    const cache = await openClocked()
    const slow = async (): Promise<Clocked> => {
      const loaded = await load()
      vi.setSystemTime(changes)
      return loaded
    }
    expect(await cache.read(clocked('if-error'), { id }, slow)).toMatchObject({ how: 'miss', stored: false })
    expect(await cache.cacheClient.exists(cache.keys(id).entry, cache.keys(id).lease)).toBe(0)
    expect(await readBy(cache, clocked('if-error'))).toBe('miss: after')
  })

  test('expires in Valkey at its next change at the latest', async () => {
    changes = begin + 5 * SECOND
    const cache = await openClocked()
    await readBy(cache, clocked('if-error'))
    const left = await cache.cacheClient.pttl(cache.keys(id).entry)
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThanOrEqual(5 * SECOND)
  })
})
