import { afterEach, expect, test } from 'vitest'
import { entry } from '../../src/cache/entry.ts'
import { openCache, type TestCache, thing, versionIn } from '../support/caches.ts'
import { createGates } from '../support/gates.ts'
import { describeEachTopology } from '../support/servers-of-cache.ts'
import { until } from '../support/until.ts'

const slow = entry<{ id: string }, { version: number }>({ ...thing, kind: 'slow', patience: 'long' })

describeEachTopology('an entry whose load may take long', (urls) => {
  const open: TestCache[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((cache) => cache.close()))
  })

  async function openImpatient(prefix?: string): Promise<TestCache> {
    const options = { leaseMs: 5_000, waitMs: 0, longLeaseMs: 60_000 }
    const cache = await openCache({ ...urls(), ...options, ...(prefix ? { prefix } : {}) })
    open.push(cache)
    return cache
  }

  test.each([
    [slow, 'miss', 5_000, 60_000],
    [thing, 'miss', 0, 5_000],
    [slow, 'no-cache', 5_000, 60_000],
    [thing, 'no-cache', 0, 5_000],
  ] as const)('has a lease of its own length: $0.kind, on $1', async (entry, why, above, atMost) => {
    const cache = await openImpatient()
    cache.gates.close('lease-taken')
    const directive = why === 'miss' ? undefined : why
    const read = cache.read(entry, { id: '1' }, async () => ({ version: 1 }), { directive })
    await cache.gates.reached('lease-taken')
    const left = await cache.cacheClient.pttl(cache.keys('1').lease)
    cache.gates.open('lease-taken')
    await read
    expect(left).toBeGreaterThan(above)
    expect(left).toBeLessThanOrEqual(atMost)
  })

  test('makes readers wait, while a normal entry is loaded twice', async () => {
    const holder = await openImpatient()
    const waiter = await openImpatient(holder.prefix)
    holder.gates.close('loaded')
    const held = ['slow', 'usual'].map((id) =>
      holder.read(id === 'slow' ? slow : thing, { id }, async () => ({ version: 1 })),
    )
    await until(() => holder.passed.filter((point) => point === 'loaded').length === 2)

    const again = await waiter.read(thing, { id: 'usual' }, async () => ({ version: 2 }))
    expect([again.how, again.stored]).toEqual(['miss', false])

    const waiting = waiter.read(slow, { id: 'slow' }, async () => ({ version: 2 }))
    await until(() => waiter.passed.filter((point) => point === 'lease-held').length > 3)
    holder.gates.open('loaded')
    expect((await waiting).how).toBe('hit')
    expect(await versionIn(waiting)).toBe(1)
    await Promise.all(held)
  })

  test('neither counts against the concurrency limit nor is refused by it', async () => {
    const cache = await openCache({ ...urls(), loadsAtMost: 1 })
    open.push(cache)
    const gates = createGates<'loading'>()
    gates.close('loading')
    const load = async () => {
      await gates.pass('loading')
      return { version: 1 }
    }
    const slowly = ['1', '2', '3'].map((id) => cache.read(slow, { id }, load))
    await gates.reached('loading')
    expect((await cache.read(thing, { id: '4' }, async () => ({ version: 1 }))).how).toBe('miss')

    const counted = cache.read(thing, { id: '5' }, load)
    await until(() => cache.passed.filter((point) => point === 'lease-taken').length === 5)
    const refused = cache.read(thing, { id: '6' }, load)
    await expect(refused).rejects.toMatchObject({ code: 'unavailable' })
    expect((await cache.read(slow, { id: '7' }, async () => ({ version: 1 }))).how).toBe('miss')
    gates.open('loading')
    await Promise.all([...slowly, counted])
  })
})
