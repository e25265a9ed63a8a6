import { describe, expect, inject, test } from 'vitest'
import { catalogue } from '../../../src/services/catalogue/catalogue.ts'
import * as entries from '../../../src/services/catalogue/entries.ts'
import { createCacheAdmin } from '../../../src/services/operations/cache-admin.ts'
import { openCache } from '../../support/caches.ts'
import { startTestValkey } from '../../support/servers.ts'
import { describeEachTopology } from '../../support/servers-of-cache.ts'
import { until } from '../../support/until.ts'
import { type AdminService, admin, adminService, openAdminService } from './service.ts'

const day = inject('anchor')
const searched = `flight:search:JFK:LAX:${day}`
/** Reads that fill the cache, with the address and the key of each entry. */
const reads: Record<string, [url: string, key: string]> = {
  'flight-search': [`/v1/flights/search?from=JFK&to=LAX&date=${day}`, searched],
  airport: ['/v1/airports/JFK', 'airport:JFK'],
  'airport-list': ['/v1/airports?limit=3', 'airports:list:limit=3'],
  'airport-search': ['/v1/airports?q=São', 'airports:search:q=s%C3%A3o&limit=20'],
  'airline-top-routes': ['/v1/airlines/top-routes', 'airlines:top-routes:10'],
  'popular-routes': ['/v1/routes/popular', 'routes:popular:*:5'],
  'route-distance': ['/v1/routes/LHR/CDG/distance', 'route:LHR:CDG:distance'],
  'passenger-flights': ['/v1/users/7/flights', 'user:7:flights'],
  'passenger-profile': ['/v1/users/7/profile', 'user:7:profile'],
  'passenger-routes': ['/v1/users/7/routes', 'user:7:routes:10'],
}

async function readAll({ app, servers, config }: AdminService): Promise<void> {
  for (const [url] of Object.values(reads)) {
    expect((await app.inject({ url, headers: admin })).statusCode, url).toBe(200)
  }
  await until(async () => (await servers.state.zcard(`${config.KEY_PREFIX}routes:searches`)) > 0)
}

describeEachTopology('flushing', (urls) => {
  const running = adminService(() => ({ urls: { cache: urls().cacheUrl, state: urls().stateUrl } }))

  test.each(Object.entries(reads))('%s drops only its own entries', async (entry, [, key]) => {
    const { send, keys } = running()
    await readAll(running())
    const before = { cache: await keys('cache'), state: await keys('state') }
    expect(before.cache).toContain(key)

    const response = await send('POST', 'flush', { entry })
    const { dropped } = response.json()
    expect([response.statusCode, response.headers['cache-control']]).toEqual([200, 'no-store'])
    expect(response.json()).toEqual({ dropped, entries: [{ entry, dropped }] })
    expect(dropped).toBeGreaterThan(0)

    const after = { cache: await keys('cache'), state: await keys('state') }
    const gone = before.cache.filter((each) => !after.cache.includes(each))
    expect(gone).toContain(key)
    expect(gone).toHaveLength(dropped)
    const { pattern = '' } = catalogue.find(({ kind }) => kind === entry) ?? {}
    const [start = '', end = ''] = [pattern.split('*')[0], pattern.split('*').at(-1)]
    expect(gone.filter((each) => !each.startsWith(start) || !each.endsWith(end))).toEqual([])
    expect(before.state.filter((each) => !gone.includes(each) && !after.state.includes(each))).toEqual([])
  })

  test('everything drops all entries, counted by kind, and keeps counters, tags and seat maps', async () => {
    const { app, send, keys } = running()
    const { data } = (await app.inject(reads['flight-search']?.[0] ?? '')).json()
    await app.inject(`/v1/flights/${data[0].flightId}/seats`)
    await readAll(running())
    const before = new Set([...(await keys('cache')), ...(await keys('state'))])

    const { dropped, entries: kinds } = (await send('POST', 'flush')).json()
    expect(kinds.map(({ entry }: { entry: string }) => entry)).toEqual(catalogue.map(({ kind }) => kind))
    expect(kinds).toContainEqual({ entry: 'passenger-profile', dropped: 1 })
    const after = new Set([...(await keys('cache')), ...(await keys('state'))])
    expect(before.size - after.size).toBe(dropped)
    for (const [, key] of Object.values(reads)) expect(after.has(key), key).toBe(false)
    for (const kept of ['routes:searches', 'tag:user:7']) expect([...after]).toContain(kept)
    expect([...after].filter((key) => key.includes(':seatmap:'))).toHaveLength(1)
    expect((await send('POST', 'flush', {})).json().dropped).toBe(0)
  })

  test('counts a running load, whose value is not stored', async () => {
    const cache = await openCache(urls())
    const { flush } = createCacheAdmin({ cache })
    cache.gates.close('loaded')
    const search = { from: 'JFK', to: 'LAX', date: day }
    const reading = cache.read(entries.flightSearch, search, async () => ({ data: [] }))
    await cache.gates.reached('loaded')
    expect(await flush('flight-search')).toEqual({ dropped: 1, entries: [{ entry: 'flight-search', dropped: 1 }] })
    cache.gates.open('loaded')
    expect(await reading).toMatchObject({ stored: false })
    await cache.close()
  })

  test('by key and by tag drops only these entries, each once', async () => {
    const { send, keys } = running()
    await readAll(running())
    const invalidate = { keys: ['airport:JFK', 'airport:ATL', searched], tags: ['user:7'] }
    const before = await keys('cache')
    expect((await send('POST', 'invalidate', invalidate)).json()).toEqual({ dropped: 6 })
    const after = await keys('cache')
    expect(before.filter((key) => !after.includes(key))).toEqual(
      ['airport:JFK', searched, 'user:7:flights', 'user:7:profile', 'user:7:routes:10'].sort(),
    )
  })

  test('treats a star in a typed key as a character, not as a pattern', async () => {
    const { send, keys } = running()
    await readAll(running())
    expect((await send('POST', 'invalidate', { keys: ['routes:popular:*:5'] })).json()).toEqual({ dropped: 1 })
    expect(await keys('cache')).not.toContain('routes:popular:*:5')
    expect((await send('POST', 'invalidate', { keys: ['airport:*'] })).json()).toEqual({ dropped: 1 })
    expect(await keys('cache')).toContain('airport:JFK')
  })

  test.each([
    ['a counter', 'routes:searches'],
    ['the index of a tag', 'tag:user:7'],
    ['a queue', 'bull:jobs:meta'],
    ['a part of a name', 'x:airport:JFK'],
    ['a lease', `lease:${searched}`],
  ])('%s is not an entry, so nothing is dropped, not even the other named entries', async (_what, key) => {
    const { send, keys } = running()
    await readAll(running())
    const before = { cache: await keys('cache'), state: await keys('state') }
    const response = await send('POST', 'invalidate', { keys: ['airport:JFK', key] })
    expect(response.statusCode).toBe(400)
    expect(response.json().errors).toEqual([{ path: 'body.keys.1', message: expect.any(String) }])
    expect({ cache: await keys('cache'), state: await keys('state') }).toEqual(before)
  })
})

describe('flushing without a server', () => {
  test('is a 503 while the cache server is unavailable, never a false success', async () => {
    const cache = await startTestValkey({ role: 'cache' })
    const { send, close } = await openAdminService({ urls: { cache: cache.url } })
    await cache.kill()
    for (const [path, body] of [
      ['flush', {}],
      ['invalidate', { keys: ['airport:JFK'] }],
    ] as const) {
      const response = await send('POST', path, body)
      expect([response.statusCode, response.json().code]).toEqual([503, 'unavailable'])
      expect(response.headers['retry-after']).toMatch(/^\d+$/)
    }
    await close()
    await cache.close()
  })
})

test('patterns of the catalogue use only the star as a wildcard', () => {
  expect(catalogue.filter(({ pattern }) => /[?[\]\\^]/.test(pattern))).toEqual([])
})
