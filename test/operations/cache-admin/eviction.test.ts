import { afterEach, describe, expect, test } from 'vitest'
import { policies, policyNames } from '../../../src/cache/eviction-policies.ts'
import { nodesOf } from '../../../src/cache/valkey.ts'
import type { ServerEviction } from '../../../src/services/operations/eviction.ts'
import { startTestCluster, startTestValkey } from '../../support/servers.ts'
import { type AdminService, admin, openAdminService } from './service.ts'

// Policies belong to a server, not to a namespace, so this suite uses private servers.
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function valkey(role: 'cache' | 'state', settings: string[] = []) {
  const server = await startTestValkey({ role, settings })
  closing.push(server.close)
  return server
}

async function serviceOn(urls: { cache: string; state: string }): Promise<AdminService> {
  const service = await openAdminService({ urls })
  closing.push(service.close)
  return service
}

/** Reads settings from the server. */
async function configOf(service: AdminService, server: 'cache' | 'state'): Promise<[string, string][]> {
  const ask = async (node: ReturnType<typeof nodesOf>[number]) => {
    const reply = (await node.config('GET', 'maxmemory*')) as string[]
    return ['maxmemory-policy', 'maxmemory'].map((name) => reply[reply.indexOf(name) + 1])
  }
  const found = await Promise.all(nodesOf(service.servers[server]).map(ask))
  return found.map(([policy = '', maxmemory = '']) => [policy, maxmemory])
}

const MB = 1 << 20

describe('eviction', () => {
  test('is reported for each server, with its meaning', async () => {
    const [cache, state] = [await valkey('cache'), await valkey('state')]
    const { send } = await serviceOn({ cache: cache.url, state: state.url })
    const response = await send('GET', 'eviction')
    expect([response.statusCode, response.headers['cache-control']]).toEqual([200, 'no-store'])
    const figures = { usedMemory: expect.any(Number), evictedKeys: 0 }
    const ofCache = { policy: 'allkeys-lfu', maxmemory: 256 * MB, ...figures }
    const ofState = { policy: 'noeviction', maxmemory: 0, ...figures }
    expect(response.json()).toEqual({
      cache: {
        shared: false,
        ...ofCache,
        primaries: [ofCache],
        meaning: policies['allkeys-lfu'].forCache,
        warnings: [],
      },
      state: {
        shared: false,
        ...ofState,
        primaries: [ofState],
        warnings: [],
        meaning: expect.stringMatching(/^No key is evicted.* It has no limit/),
      },
    })
    expect(response.json().cache.usedMemory).toBeGreaterThan(0)
  })

  test.each(policyNames)('can be set to %s on the cache server, and the state server keeps its own', async (policy) => {
    const [cache, state] = [await valkey('cache'), await valkey('state')]
    const service = await serviceOn({ cache: cache.url, state: state.url })
    const { statusCode, ...response } = await service.send('PUT', 'eviction', { policy })
    expect(statusCode).toBe(200)
    expect(response.json().cache).toMatchObject({ policy, maxmemory: 256 * MB, meaning: policies[policy].forCache })
    expect(response.json().cache.warnings).toHaveLength(policy === 'noeviction' ? 1 : 0)
    expect(await configOf(service, 'cache')).toEqual([[policy, String(256 * MB)]])
    expect(await configOf(service, 'state')).toEqual([['noeviction', '0']])
    expect((await service.send('GET', 'eviction')).json().cache.policy).toBe(policy)
  })

  test('sets policy and limit together, and evicts down to a lower limit, with a warning', async () => {
    const [cache, state] = [await valkey('cache'), await valkey('state')]
    const service = await serviceOn({ cache: cache.url, state: state.url })
    const both = (await service.send('PUT', 'eviction', { policy: 'allkeys-lru', maxmemory: 512 * MB })).json()
    expect(both.cache).toMatchObject({ policy: 'allkeys-lru', maxmemory: 512 * MB })

    const tight = await service.send('PUT', 'eviction', { maxmemory: 1 })
    expect(tight.statusCode).toBe(200)
    expect(tight.json().cache).toMatchObject({ policy: 'allkeys-lru', maxmemory: 1 })
    expect(tight.json().cache.meaning).toMatch(/It holds more than its limit: it evicts keys/)
    const full = (await service.send('PUT', 'eviction', { policy: 'noeviction' })).json().cache
    expect(full.meaning).toMatch(/It holds more than its limit: writes are refused now/)

    const free = (await service.send('PUT', 'eviction', { policy: 'allkeys-lfu', maxmemory: 0 })).json().cache
    expect(free).toMatchObject({ policy: 'allkeys-lfu', maxmemory: 0, warnings: [] })
    expect(free.meaning).toMatch(/It has no limit/)
    expect(await configOf(service, 'state')).toEqual([['noeviction', '0']])
  })

  test('counts evicted keys', async () => {
    const [cache, state] = [await valkey('cache'), await valkey('state')]
    const { send, app } = await serviceOn({ cache: cache.url, state: state.url })
    for (const iata of ['JFK', 'LAX', 'LHR']) await app.inject(`/v1/airports/${iata}`)
    await send('PUT', 'eviction', { maxmemory: 1 })
    // The server evicts in the background, or at the next command that needs memory.
    await app.inject('/v1/airports/CDG')
    expect((await send('GET', 'eviction')).json().cache.evictedKeys).toBeGreaterThan(0)
  })

  test('stays off on a server that is cache and state, under any of its addresses', async () => {
    const one = await valkey('state')
    for (const cache of [one.url, `${one.url}/1`, one.url.replace('127.0.0.1', 'localhost')]) {
      const service = await serviceOn({ cache, state: one.url })
      for (const policy of policyNames.filter((name) => name !== 'noeviction')) {
        const refused = await service.send('PUT', 'eviction', { policy, maxmemory: 100 * MB })
        expect(refused.statusCode).toBe(400)
        expect(refused.json()).toMatchObject({ code: 'validation-failed', errors: [{ path: 'body.policy' }] })
      }
      expect(await configOf(service, 'cache')).toEqual([['noeviction', '0']])
      const { cache: found, state } = (await service.send('PUT', 'eviction', { policy: 'noeviction' })).json()
      expect(withoutUsed(found)).toEqual(withoutUsed(state))
      expect(found).toMatchObject({ shared: true, policy: 'noeviction' })
      expect(found.warnings).toEqual([expect.stringMatching(/^One Valkey is both cache and state/)])
    }
  })

  test('is reported with a warning on a state server', async () => {
    const [cache, state] = [await valkey('cache'), await valkey('state', ['maxmemory-policy volatile-lru'])]
    const { send } = await serviceOn({ cache: cache.url, state: state.url })
    const found = (await send('GET', 'eviction')).json().state
    expect(found.warnings).toEqual([expect.stringMatching(/LOST/)])
    expect(found.meaning).toMatch(/stale entries are served/)
  })

  test.each([
    ['with an access list that forbids it', ['user default on nopass ~* &* +@all -config']],
    ['that does not have the command', ['rename-command CONFIG ""']],
  ])('a server %s rejects changes, and reads continue', async (_what, settings) => {
    const [cache, state] = [await valkey('cache', settings), await valkey('state')]
    const { send, app } = await serviceOn({ cache: cache.url, state: state.url })
    // More refusals than the breaker's failure limit, because a refusal is not a failure.
    for (let i = 0; i < 8; i++) {
      const response = await send('PUT', 'eviction', { policy: 'allkeys-lru' })
      expect([response.statusCode, response.json().code]).toEqual([403, 'forbidden'])
      expect(response.json().detail).not.toMatch(/127|NOPERM|ERR/)
    }
    expect((await send('GET', 'eviction')).json().cache.policy).toBe('allkeys-lfu')
    await app.inject('/v1/airports/JFK')
    expect((await send('POST', 'flush', { entry: 'airport' })).json().dropped).toBe(1)
  })

  test.each(['cache', 'state'] as const)('is a 503 while the %s server is unavailable', async (name) => {
    const servers = { cache: await valkey('cache'), state: await valkey('state') }
    const service = await serviceOn({ cache: servers.cache.url, state: servers.state.url })
    await servers[name].kill()
    const url = '/v1/admin/cache/eviction'
    for (const request of [{ url }, { method: 'PUT', url, payload: { policy: 'allkeys-lru' } }] as const) {
      const response = await service.app.inject({ ...request, headers: admin })
      expect([response.statusCode, response.json().code]).toEqual([503, 'unavailable'])
      expect(response.headers['retry-after']).toMatch(/^\d+$/)
    }
    if (name === 'state') expect(await configOf(service, 'cache')).toEqual([['allkeys-lfu', String(256 * MB)]])
  })

  test('is set on every primary of a cluster, and reported in total and per primary', async () => {
    const [cluster, state] = [await startTestCluster({ role: 'cache' }), await valkey('state')]
    closing.push(cluster.close)
    const service = await serviceOn({ cache: cluster.url, state: state.url })
    const change = { policy: 'allkeys-lru', maxmemory: 64 * MB }
    const { cache } = (await service.send('PUT', 'eviction', change)).json()
    expect(cache).toMatchObject({ shared: false, policy: 'allkeys-lru', maxmemory: 3 * 64 * MB, warnings: [] })
    expect(cache.primaries).toHaveLength(3)
    for (const primary of cache.primaries) expect(primary).toMatchObject(change)
    const used = cache.primaries.reduce((sum: number, { usedMemory }: { usedMemory: number }) => sum + usedMemory, 0)
    expect(cache.usedMemory).toBe(used)
    expect(await configOf(service, 'cache')).toEqual(Array(3).fill(['allkeys-lru', String(64 * MB)]))

    const [node] = nodesOf(service.servers.cache)
    await node?.config('SET', 'maxmemory-policy', 'allkeys-random')
    await node?.config('SET', 'maxmemory', '0')
    const differing = (await service.send('GET', 'eviction')).json().cache
    expect(differing.warnings).toEqual(['The primaries have different policies.'])
    expect(differing.maxmemory).toBe(0)
  })
})

/** Omits figures that change between two reads, because the service writes once a second. */
function withoutUsed({ usedMemory: _, primaries, ...figures }: ServerEviction) {
  return { ...figures, primaries: primaries.map(({ usedMemory: _, ...primary }) => primary) }
}
