import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Guarded } from '../../../src/cache/cache.ts'
import { createGuard } from '../../../src/cache/guard.ts'
import { connectValkey, whenReady } from '../../../src/cache/valkey.ts'
import { createMemory } from '../../../src/services/operations/stats/memory.ts'
import { startTestValkey, type TestServer } from '../../support/servers.ts'

let server: TestServer
let guarded: Guarded

beforeAll(async () => {
  server = await startTestValkey({ role: 'cache' })
  const guard = createGuard({ timeoutMs: 5_000, onChange: () => {} })
  guarded = { client: connectValkey({ url: server.url, name: 'test', onError: () => {} }), guard, patient: guard }
  await whenReady(guarded.client, 10_000)
})
afterAll(async () => {
  guarded?.client.disconnect()
  await server?.close()
})

test('an estimate from a sample covers only this namespace, and ignores foreign keys', async () => {
  const { client } = guarded
  const [ours, theirs] = [500, 4_500]
  for (let i = 0; i < ours; i++) void client.set(`ours:airport:${i}`, 'x'.repeat(100))
  for (let i = 0; i < theirs; i++) void client.set(`theirs:${i}`, 'x'.repeat(100))
  await client.ping()

  const { sample } = createMemory({
    servers: { cache: guarded, state: guarded },
    prefix: 'ours:',
    bounds: { keysAtMost: 2_000, weighedAtMost: 10 },
  })
  const [cache] = await sample()
  expect(cache).toMatchObject({ name: 'cache', keys: ours + theirs, complete: false })
  expect(cache?.kinds.map(({ kind }) => kind)).toEqual(['airport'])
  const [{ averageBytes = 0, estimatedBytes = 0, weighed = 0 } = {}] = cache?.kinds ?? []
  expect(weighed).toBe(10)
  // The order of SCAN is arbitrary, so a sample of two fifths gives a rough estimate.
  expect(estimatedBytes / averageBytes).toBeGreaterThan(ours / 2)
  expect(estimatedBytes / averageBytes).toBeLessThan(ours * 2)
})

test('a key with many elements is measured by a sample of them, to keep the server responsive', async () => {
  const { client } = guarded
  await client.config('SET', 'slowlog-log-slower-than', '0')
  await client.zadd('ours:tag:many', ...Array.from({ length: 1_000 }, (_, i) => [i, `member:${i}`]).flat())
  const { sample } = createMemory({ servers: { cache: guarded, state: guarded }, prefix: 'ours:' })
  await sample()
  const log = (await client.slowlog('GET', 128)) as [number, number, number, string[]][]
  const weighed = log.map(([, , , command]) => command).filter(([name]) => name?.toLowerCase() === 'memory')
  const samplesOf = (key: string) => new Set(weighed.filter((args) => args[2]?.startsWith(key)).map((args) => args[4]))
  expect(samplesOf('ours:tag:')).toEqual(new Set(['5']))
  expect(samplesOf('ours:airport:')).toEqual(new Set(['0']))
})
