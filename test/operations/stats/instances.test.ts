import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type Counters,
  count,
  createCounters,
  ended,
  noCounts,
  type Outcome,
  time,
} from '../../../src/cache/counters.ts'
import { createGuard } from '../../../src/cache/guard.ts'
import { connectValkey, type Valkey, whenReady } from '../../../src/cache/valkey.ts'
import { figuresOf, mergedKinds } from '../../../src/services/operations/stats/figures.ts'
import { createInstances, type Instances, instanceKeys } from '../../../src/services/operations/stats/instances.ts'
import { createLastMinute } from '../../../src/services/operations/stats/last-minute.ts'
import { startTestValkey } from '../../support/servers.ts'
import { describeEachTopology } from '../../support/servers-of-cache.ts'
import { until } from '../../support/until.ts'

const read = (counters: Counters, outcome: Outcome, times: number) => {
  for (let i = 0; i < times; i++) count(counters.of('thing'), ended[outcome])
}

interface Opened {
  counters: Counters
  instances: Instances
  client: Valkey
  /** Stops its reports, as a killed process would. */
  fallSilent: () => void
}

async function openInstance(url: string, prefix: string, options: { silenceMs?: number } = {}): Promise<Opened> {
  const client = connectValkey({ url, name: 'test', silenceMs: 60_000, onError: () => {} })
  await whenReady(client, 10_000)
  const guard = createGuard({ timeoutMs: 5_000, onChange: () => {} })
  const counters = createCounters()
  const server = { client, guard, patient: guard }
  const about = { role: 'api', openBreakers: () => [], intervalMs: 20 } as const
  const instances = createInstances({ server, prefix, counters, ...about, ...options })
  return { counters, instances, client, fallSilent: () => client.disconnect() }
}

describeEachTopology('the figures of several instances', (urls) => {
  let prefix: string
  const open: Opened[] = []
  const start = async (options?: { silenceMs?: number }) => {
    const opened = await openInstance(urls().stateUrl, prefix, options)
    open.push(opened)
    return opened
  }
  const sums = async ({ instances }: Opened) => {
    const { instances: living } = await instances.read()
    const all = mergedKinds(living.map(({ sinceStart }) => sinceStart)).get('thing') ?? noCounts()
    return { living: living.length, ...figuresOf(all) }
  }

  beforeEach(() => {
    prefix = `${randomUUID()}:`
  })
  afterEach(async () => {
    const opened = open.splice(0)
    await Promise.all(opened.map(({ instances }) => instances.close()))
    for (const { client } of opened) client.disconnect()
  })

  test('are added up by each instance', async () => {
    const three = [await start(), await start(), await start()]
    for (const [i, { counters }] of three.entries()) read(counters, 'hit', 10 ** i)
    for (const one of three) await until(async () => (await sums(one)).hits === 111)
    const [first] = three
    expect(await sums(first as Opened)).toMatchObject({ living: 3, hits: 111, misses: 0, hitRatio: 1 })
  })

  test('omit a silent instance after its time limit', async () => {
    const [one, other] = [await start(), await start({ silenceMs: 300 })]
    read(one.counters, 'hit', 1)
    read(other.counters, 'miss', 5)
    await until(async () => (await sums(one)).misses === 5)
    other.fallSilent()
    await until(async () => (await sums(one)).living === 1)
    expect(await sums(one)).toMatchObject({ hits: 1, misses: 0 })
  })

  test('omit a closed instance at once', async () => {
    const [one, other] = [await start(), await start()]
    await until(async () => (await sums(one)).living === 2)
    await other.instances.close()
    expect((await sums(one)).living).toBe(1)
    expect(await one.client.exists(instanceKeys(prefix).index)).toBe(1)
  })

  test('omit figures in another format', async () => {
    const one = await start()
    const { index, of } = instanceKeys(prefix)
    await one.client.zadd(index, Date.now() + 60_000, 'strange')
    await one.client.set(of('strange'), JSON.stringify({ layout: 0, sinceStart: { thing: [0, 99] }, lastMinute: {} }))
    expect(await sums(one)).toMatchObject({ living: 1, hits: 0 })
    await one.client.del(of('strange'))
  })
})

test('while the server is unavailable each instance reports itself, and the others return after the recovery', async () => {
  const server = await startTestValkey({ role: 'state' })
  const prefix = `${randomUUID()}:`
  const [one, other] = [await openInstance(server.url, prefix), await openInstance(server.url, prefix)]
  read(one.counters, 'local', 2)
  read(other.counters, 'local', 3)
  await until(async () => (await one.instances.read()).instances.length === 2)
  await server.kill()
  await until(async () => !(await one.instances.read()).complete)
  const { instances } = await one.instances.read()
  expect(instances.map(({ sinceStart }) => figuresOf(sinceStart.get('thing') ?? noCounts()).localHits)).toEqual([2])
  await server.restart()
  await until(async () => (await one.instances.read()).instances.length === 2)
  await Promise.all([one.instances.close(), other.instances.close()])
  for (const { client } of [one, other]) client.disconnect()
  await server.close()
})

test('the last minute is the difference between now and a minute ago', () => {
  const counters = createCounters()
  let now = 0
  const minute = createLastMinute(counters, () => now)
  const hits = () => figuresOf(minute.since(counters.snapshot()).get('thing') ?? noCounts()).hits
  for (now = 1_000; now <= 90_000; now += 1_000) {
    read(counters, 'hit', 1)
    minute.tick()
  }
  now = 90_000
  expect(hits()).toBe(60)
  for (; now <= 160_000; now += 1_000) minute.tick()
  expect(hits()).toBe(0)
})

test('times of hits represent all hits, although few hits of in-process copies are timed', () => {
  const counts = noCounts()
  for (let i = 0; i < 900; i++) count(counts, ended.local)
  for (let i = 0; i < 9; i++) time(counts, 'localTime', 0.002)
  for (let i = 0; i < 100; i++) count(counts, ended.hit)
  time(counts, 'hitTime', 1, 100)
  const { avgHitMs, p99HitMs, hits } = figuresOf(counts)
  expect(hits).toBe(1_000)
  expect(avgHitMs).toBeCloseTo((900 * 0.002 + 100 * 1) / 1_000, 3)
  expect(Math.abs((p99HitMs ?? 0) / 1 - 1)).toBeLessThan(0.1)
})
