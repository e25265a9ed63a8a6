import type { Redis } from 'iovalkey'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Point } from '../../src/cache/reading.ts'
import { openCache, type TestCache, thing, versionIn } from '../support/caches.ts'
import { createGates } from '../support/gates.ts'
import { describeEachTopology } from '../support/servers-of-cache.ts'
import { until } from '../support/until.ts'

describeEachTopology('a read that races with an invalidation', (urls) => {
  let reader: TestCache
  let other: TestCache
  /** The database: a version that each change increments. */
  let version: number
  const id = '1'
  const load = async () => ({ version })

  beforeEach(async () => {
    version = 1
    reader = await openCache(urls())
    other = await openCache({ ...urls(), prefix: reader.prefix })
  })
  afterEach(() => Promise.all([reader.close(), other.close()]))

  const ways = {
    'by its key': () => other.invalidate({ keys: [`thing:${id}`] }),
    'by its tag': () => other.invalidate({ tags: [`of:${id}`] }),
    'by a pattern': () => other.invalidate({ patterns: ['thing:*'] }),
    'by a write-through': () => other.writeThrough(thing, { id }, load),
  }
  const points: Point[] = ['missed', 'registered', 'lease-taken', 'loaded', 'filled']

  describe.each(Object.entries(ways))('%s', (_, invalidate) => {
    test.each(points)('stores no stale value when it lands at "%s"', async (point) => {
      reader.gates.close(point)
      const reading = reader.read(thing, { id }, load)
      await reader.gates.reached(point)
      version = 2
      await invalidate()
      reader.gates.open(point)
      await reading

      expect(await versionIn(reader.read(thing, { id }, load))).toBe(2)
      expect(await versionIn(other.read(thing, { id }, load))).toBe(2)
    })

    test('stores no stale value when it lands during the query', async () => {
      const gates = createGates<'answering'>()
      gates.close('answering')
      const reading = reader.read(thing, { id }, async () => {
        const read = version
        await gates.pass('answering')
        return { version: read }
      })
      await gates.reached('answering')
      version = 2
      await invalidate()
      gates.open('answering')

      expect(await reading).toMatchObject({ how: 'miss', stored: false })
      expect(await versionIn(reader.read(thing, { id }, load))).toBe(2)
    })

    test('makes a reader that joins the load later read again', async () => {
      const gates = createGates<'answering'>()
      gates.close('answering')
      const first = reader.read(thing, { id }, async () => {
        const read = version
        await gates.pass('answering')
        return { version: read }
      })
      await gates.reached('answering')
      version = 2
      await invalidate()
      const second = reader.read(thing, { id }, load)
      // Replies arrive in order. When this later GET has its reply, the second read has missed and joined the load.
      await reader.cacheClient.get(reader.keys(id).entry)
      gates.open('answering')

      await first
      expect(await versionIn(second)).toBe(2)
    })

    test('is followed by a second invalidation that finds a fill in between', async () => {
      reader.gates.close('registered')
      const reading = reader.read(thing, { id }, load)
      await reader.gates.reached('registered')
      await invalidate()
      reader.gates.open('registered')
      expect(await reading).toMatchObject({ stored: true })

      version = 2
      await invalidate()
      expect(await versionIn(other.read(thing, { id }, load))).toBe(2)
    })
  })

  test('stores its value without an invalidation', async () => {
    expect(await reader.read(thing, { id }, load)).toMatchObject({ how: 'miss', stored: true })
    expect(await other.read(thing, { id }, load)).toMatchObject({ how: 'hit' })
  })

  test('keeps the later of two concurrent write-throughs', async () => {
    reader.gates.close('loaded')
    const earlier = reader.writeThrough(thing, { id }, load)
    await reader.gates.reached('loaded')
    version = 2
    await other.writeThrough(thing, { id }, load)
    reader.gates.open('loaded')

    expect(await earlier).toMatchObject({ stored: false })
    expect(await other.read(thing, { id }, load)).toMatchObject({ how: 'hit' })
    expect(await versionIn(reader.read(thing, { id }, load))).toBe(2)
  })

  test('does not overwrite a refill that began later', async () => {
    reader.gates.close('loaded')
    const reading = reader.read(thing, { id }, load)
    await reader.gates.reached('loaded')
    version = 2
    await other.read(thing, { id }, load, { directive: 'no-cache' })
    reader.gates.open('loaded')

    expect(await reading).toMatchObject({ stored: false })
    expect(await versionIn(reader.read(thing, { id }, load))).toBe(2)
  })

  test('is not stored when its lease expires and another reader takes it', async () => {
    const slow = await openCache({ ...urls(), prefix: reader.prefix, leaseMs: 100 })
    slow.gates.close('loaded')
    const reading = slow.read(thing, { id }, load)
    await slow.gates.reached('loaded')
    await until(async () => (await slow.cacheClient.exists(slow.keys(id).lease)) === 0)
    version = 2
    expect(await other.read(thing, { id }, load)).toMatchObject({ how: 'miss', stored: true })
    slow.gates.open('loaded')

    expect(await reading).toMatchObject({ stored: false })
    expect(await versionIn(other.read(thing, { id }, load))).toBe(2)
    await slow.close()
  })
})

test('an invalidation by pattern finds entries that are stored during its scan', async () => {
  const urls = { cacheUrl: inject('cacheUrl'), stateUrl: inject('stateUrl') }
  const reader = await openCache(urls)
  const other = await openCache({ ...urls, prefix: reader.prefix })
  reader.gates.close('loaded')
  const reading = reader.read(thing, { id: '1' }, async () => ({ version: 1 }))
  await reader.gates.reached('loaded')

  // Each scan starts after the previous one, and the reader stores its value in between.
  const client = other.cacheClient as Redis
  const scan = client.scan.bind(client) as (...args: unknown[]) => Promise<[string, string[]]>
  let walks = 0
  client.scan = (async (cursor: string, ...rest: unknown[]) => {
    if (cursor === '0' && ++walks === 2) {
      reader.gates.open('loaded')
      await reading
    }
    return scan(cursor, ...rest)
  }) as typeof client.scan
  expect(await other.invalidate({ patterns: ['thing:*'] })).toBe(1)

  expect(walks).toBe(2)
  expect(await versionIn(other.read(thing, { id: '1' }, async () => ({ version: 2 })))).toBe(2)
  await Promise.all([reader.close(), other.close()])
})
