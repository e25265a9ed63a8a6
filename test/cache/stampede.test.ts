import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openCache, type TestCache, thing, ttls } from '../support/caches.ts'
import { createGates } from '../support/gates.ts'
import { bundleProgram } from '../support/program.ts'
import { describeEachTopology } from '../support/servers-of-cache.ts'
import { until } from '../support/until.ts'
import type { ReaderJob } from './reader-process.ts'

const script = new URL('./reader-process.ts', import.meta.url)

describeEachTopology('many readers of a missing entry', (urls) => {
  let cache: TestCache
  let program: string
  const children: ChildProcess[] = []
  const loads = async () => Number(await cache.stateClient.get(`${cache.prefix}loads`))

  beforeAll(async () => {
    program = await bundleProgram(script)
  })
  beforeEach(async () => {
    cache = await openCache(urls())
  })
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    await cache.close()
  })

  function startReader(job: Omit<ReaderJob, 'cacheUrl' | 'stateUrl' | 'prefix'>): ChildProcess {
    const whole: ReaderJob = { ...urls(), prefix: cache.prefix, ...job }
    const child = fork(program, [JSON.stringify(whole)], { execArgv: [] })
    children.push(child)
    return child
  }

  test('cause one load: a thousand readers in three processes', async () => {
    const readers = [334, 333, 333].map((count) => startReader({ count, loadMs: 300, leaseMs: 30_000 }))
    await Promise.all(readers.map((child) => once(child, 'message')))
    for (const child of readers) child.send('go')
    const answers = await Promise.all(readers.map(async (child) => (await once(child, 'message'))[0]))

    expect(answers).toEqual([334, 333, 333].map((count) => ({ versions: Array(count).fill(1) })))
    expect(await loads()).toBe(1)
  })

  test('cause one load when a hot entry expires: two thousand readers in four processes', async () => {
    const soon = await openCache({ ...urls(), prefix: cache.prefix, ttls: { ...ttls, search: 1 } })
    await soon.read(thing, { id: '1' }, async () => ({ version: 0 }))
    await until(async () => (await soon.cacheClient.exists(soon.keys('1').entry)) === 0)
    await soon.close()
    const loadMs = 1_000
    const readers = Array.from({ length: 4 }, () => startReader({ count: 500, loadMs, leaseMs: 30_000 }))
    await Promise.all(readers.map((child) => once(child, 'message')))
    for (const child of readers) child.send('go')
    const answers = await Promise.all(readers.map(async (child) => (await once(child, 'message'))[0]))

    // One load served all readers.
    expect(answers.flatMap(({ versions }) => versions)).toEqual(Array(2_000).fill(1))
    expect(await loads()).toBe(1)
  })

  test('continue when the holder of the lease is killed', async () => {
    const holder = startReader({ count: 1, loadMs: 3_600_000, leaseMs: 500 })
    await once(holder, 'message')
    holder.send('go')
    await once(holder, 'message')
    holder.kill('SIGKILL')
    await once(holder, 'exit')

    const read = await cache.read(thing, { id: '1' }, async () => ({ version: 2 }))
    expect(read).toMatchObject({ how: 'miss', stored: true })
  })

  test('share one load within a process', async () => {
    let count = 0
    const gates = createGates<'loading'>()
    gates.close('loading')
    const load = async () => {
      count++
      await gates.pass('loading')
      return { version: 1 }
    }
    const reads = Array.from({ length: 100 }, () => cache.read(thing, { id: '1' }, load))
    await gates.reached('loading')
    gates.open('loading')
    const collapsed = (await Promise.all(reads)).filter((read) => read.collapsed)
    expect(count).toBe(1)
    expect(collapsed).toHaveLength(99)
  })

  test('wait for a lease up to their bound, then load without storing', async () => {
    const impatient = await openCache({ ...urls(), prefix: cache.prefix, waitMs: 50 })
    cache.gates.close('loaded')
    const holding = cache.read(thing, { id: '1' }, async () => ({ version: 1 }))
    await cache.gates.reached('loaded')

    expect(await impatient.read(thing, { id: '1' }, async () => ({ version: 1 }))).toMatchObject({
      how: 'miss',
      stored: false,
    })
    cache.gates.open('loaded')
    expect(await holding).toMatchObject({ stored: true })
    await impatient.close()
  })

  test('retry at once when the first load fails', async () => {
    const failing = cache.read(thing, { id: '1' }, () => Promise.reject(new Error('no database')))
    await expect(failing).rejects.toThrow('no database')
    // Neither the lease nor the wait ends within this test.
    expect(await cache.read(thing, { id: '1' }, async () => ({ version: 1 }))).toMatchObject({ stored: true })
  })
})
