import { afterEach, expect, test } from 'vitest'
import { entry } from '../../src/cache/entry.ts'
import { openCache, type TestCache, type TestCacheOptions, thing, versionIn } from '../support/caches.ts'
import { createGates } from '../support/gates.ts'
import { describeEachTopology } from '../support/servers-of-cache.ts'
import { until } from '../support/until.ts'

const slow = entry<{ id: string }, { version: number }>({ ...thing, kind: 'slow', patience: 'long' })

describeEachTopology('the protection against stampedes', (urls) => {
  const opened: TestCache[] = []
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((cache) => cache.close()))
  })

  async function open(options: Partial<TestCacheOptions> = {}): Promise<TestCache> {
    const cache = await openCache({ ...urls(), stampedeProtection: false, ...options })
    opened.push(cache)
    return cache
  }

  test.each([
    ['on', 1],
    ['off', 50],
  ])('switched %s, has fifty readers of a missing entry cause so many loads: %i', async (protection, expected) => {
    const cache = await open({ stampedeProtection: protection === 'on' })
    const gates = createGates<'loading'>()
    gates.close('loading')
    let loads = 0
    const load = async () => {
      // No load stores its value before all loads have started.
      if (++loads === expected) gates.open('loading')
      await gates.pass('loading')
      return { version: 1 }
    }
    const reads = await Promise.all(Array.from({ length: 50 }, () => cache.read(thing, { id: '1' }, load)))
    expect(loads).toBe(expected)
    expect(reads.filter(({ collapsed }) => collapsed)).toHaveLength(50 - expected)
    // The holder of the lease stored the value.
    expect(reads.filter(({ collapsed, stored }) => stored && !collapsed)).toHaveLength(1)
    expect(await cache.read(thing, { id: '1' }, load)).toMatchObject({ how: 'hit' })
  })

  test.each([thing, slow])("switched off, makes no reader wait for another process's load: $kind", async (entry) => {
    const holder = await open()
    const other = await open({ prefix: holder.prefix })
    holder.gates.close('loaded')
    const holding = holder.read(entry, { id: '1' }, async () => ({ version: 1 }))
    await holder.gates.reached('loaded')
    const read = await other.read(entry, { id: '1' }, async () => ({ version: 1 }))
    expect(read).toMatchObject({ how: 'miss', stored: false })
    expect(other.passed.filter((point) => point === 'lease-held')).toHaveLength(1)
    holder.gates.open('loaded')
    expect(await holding).toMatchObject({ stored: true })
  })

  test('switched off, stores no value that became stale during its load', async () => {
    const cache = await open()
    const gates = createGates<'answering'>()
    gates.close('answering')
    let version = 1
    let loads = 0
    const load = async () => {
      const read = version
      loads++
      await gates.pass('answering')
      return { version: read }
    }
    const reads = Array.from({ length: 20 }, () => cache.read(thing, { id: '1' }, load))
    await until(() => loads === 20)
    version = 2
    await cache.invalidate({ tags: ['of:1'] })
    gates.open('answering')

    expect((await Promise.all(reads)).filter(({ stored }) => stored)).toEqual([])
    expect(cache.passed.filter((point) => point === 'refused')).toHaveLength(1)
    expect(await versionIn(cache.read(thing, { id: '1' }, load))).toBe(2)
    expect(await cache.read(thing, { id: '1' }, load)).toMatchObject({ how: 'hit' })
  })
})
