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
  /** The database: one version, which a change makes the next one. */
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
    test.each(points)('leaves nothing stale when it lands at "%s"', async (point) => {
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

    test('leaves nothing stale when it lands while the database answers', async () => {
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

    test('makes a reader that joined the load afterwards read again', async () => {
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
      // The second read has missed and joined once its GET has been answered, and with it this later one.
      await reader.cacheClient.get(reader.keys(id).entry)
      gates.open('answering')

      await first
      expect(await versionIn(second)).toBe(2)
    })

    test('is followed by another invalidation that finds what was filled in between', async () => {
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

  test('is stored when nothing was invalidated', async () => {
    expect(await reader.read(thing, { id }, load)).toMatchObject({ how: 'miss', stored: true })
    expect(await other.read(thing, { id }, load)).toMatchObject({ how: 'hit' })
  })

  test('leaves the later of two writes that go through the cache at once', async () => {
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

  test('is refused by a refill that began later, which has the last word', async () => {
    reader.gates.close('loaded')
    const reading = reader.read(thing, { id }, load)
    await reader.gates.reached('loaded')
    version = 2
    await other.read(thing, { id }, load, { directive: 'no-cache' })
    reader.gates.open('loaded')

    expect(await reading).toMatchObject({ stored: false })
    expect(await versionIn(reader.read(thing, { id }, load))).toBe(2)
  })

  test('gives way to another reader when its lease runs out', async () => {
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

test('an invalidation by pattern finds what is stored while it walks through the keys', async () => {
  const urls = { cacheUrl: inject('cacheUrl'), stateUrl: inject('stateUrl') }
  const reader = await openCache(urls)
  const other = await openCache({ ...urls, prefix: reader.prefix })
  reader.gates.close('loaded')
  const reading = reader.read(thing, { id: '1' }, async () => ({ version: 1 }))
  await reader.gates.reached('loaded')

  // Each walk begins when the one before has ended, and the reader stores what it has loaded in between.
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
