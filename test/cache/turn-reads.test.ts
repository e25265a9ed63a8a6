import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createGuard } from '../../src/cache/guard.ts'
import { createTurnReads } from '../../src/cache/turn-reads.ts'
import { connectValkey, type Valkey, whenReady } from '../../src/cache/valkey.ts'
import { startTestCluster, startTestValkey, type TestServer } from '../support/servers.ts'

describe('reads of one turn', () => {
  let server: TestServer
  let client: Valkey
  let read: (key: string) => Promise<string>
  let ended: number

  beforeEach(async () => {
    server = await startTestValkey({ role: 'cache' })
    client = connectValkey({ url: server.url, name: 'test', onError: () => {} })
    await whenReady(client, 10_000)
    await client.mset('a', '1', 'b', '2')
    await client.config('RESETSTAT')
    ended = 0
    read = createTurnReads({
      client,
      guard: createGuard({ timeoutMs: 5_000, onChange: () => {} }),
      receiver: () => ({ answered: () => {}, receive: (key, bytes) => `${key}=${bytes}`, end: () => ended++ }),
    })
  })
  afterEach(async () => {
    client.disconnect()
    await server.close()
  })

  /** Calls by command. */
  async function calls(): Promise<Record<string, number>> {
    const stats = await client.info('commandstats')
    const counted = [...stats.matchAll(/cmdstat_(get|mget):calls=(\d+)/g)]
    return Object.fromEntries(counted.map(([, name = '', count]) => [name, Number(count)]))
  }

  test('are one command, and each reader gets its own result', async () => {
    expect(await Promise.all(['a', 'b', 'c', 'a'].map(read))).toEqual(['a=1', 'b=2', 'c=null', 'a=1'])
    expect(await calls()).toEqual({ mget: 1 })
    expect(ended).toBe(1)
  })

  test('share one request per key', async () => {
    expect(await Promise.all(Array.from({ length: 50 }, () => read('a')))).toEqual(Array(50).fill('a=1'))
    expect(await calls()).toEqual({ get: 1 })
  })

  test('send at most a hundred keys per command', async () => {
    await Promise.all(Array.from({ length: 250 }, (_, i) => read(`key:${i}`)))
    expect(await calls()).toEqual({ mget: 3 })
    expect(ended).toBe(3)
  })

  test('do not join a request of an earlier turn, whose reply may be older', async () => {
    const earlier = read('a')
    await new Promise(setImmediate)
    const later = read('a')
    expect(await Promise.all([earlier, later])).toEqual(['a=1', 'a=1'])
    expect(await calls()).toEqual({ get: 2 })
  })

  test('fail together, for each reader', async () => {
    await server.kill()
    const reads = await Promise.allSettled([read('a'), read('b')])
    expect(reads.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(ended).toBe(1)
  })

  test('are single commands on a cluster, where keys are in different slots', async () => {
    const cluster = await startTestCluster()
    const clustered = connectValkey({ url: cluster.url, name: 'test', onError: () => {} })
    await whenReady(clustered, 10_000)
    await Promise.all(['a', 'b', 'c'].map((key) => clustered.set(key, key)))
    const readThere = createTurnReads({
      client: clustered,
      guard: createGuard({ timeoutMs: 5_000, onChange: () => {} }),
      receiver: () => ({ answered: () => {}, receive: (_key, bytes) => String(bytes), end: () => {} }),
    })
    expect(await Promise.all(['a', 'b', 'c', 'd'].map((key) => readThere(key)))).toEqual(['a', 'b', 'c', 'null'])
    clustered.disconnect()
    await cluster.close()
  })
})
