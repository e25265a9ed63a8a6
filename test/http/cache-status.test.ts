import { describe, expect, test } from 'vitest'
import { openService, service } from '../support/service.ts'

const running = service()
const statusOf = async (url: string, headers: Record<string, string> = {}) =>
  (await running().app.inject({ url, headers })).headers['cache-status']

describe('Cache-Status', () => {
  test.each([
    ['/v1/flights/search?from=JFK&to=LAX&date=2025-12-15', 'flight:search:JFK:LAX:2025-12-15', 300],
    ['/v1/airports/JFK', 'airport:JFK', 86_400],
    ['/v1/airports', 'airports:list:limit=20', 86_400],
    // Searches by free text have a short TTL, which bounds their number.
    ['/v1/airports?country=USA', 'airports:search:country=usa&limit=20', 300],
    ['/v1/airlines', 'airlines:list:limit=20', 86_400],
    ['/v1/airlines/top-routes', 'airlines:top-routes:10', 3_600],
    ['/v1/routes/popular', 'routes:popular:*:5', 30],
    ['/v1/routes/JFK/LAX/distance', 'route:JFK:LAX:distance', 86_400],
  ])('of %s is a miss that is stored, then a hit with the time that is left', async (url, name, ttl) => {
    const key = `${running().config.KEY_PREFIX}${name}`
    expect(await statusOf(url)).toBe(`valkey; fwd=miss; stored; key="${key}"`)
    const hit = await statusOf(url)
    expect(hit).toMatch(/^valkey; hit; ttl=\d+; key="/)
    expect(hit).toContain(`; key="${key}"`)
    // Ten percent of jitter.
    expect(Math.abs(Number(/ttl=(\d+)/.exec(hit as string)?.[1]) - ttl)).toBeLessThanOrEqual(ttl * 0.1 + 10)
    expect(await running().servers.cache.exists(key)).toBe(1)
  })

  test('of an unknown airport is the same, because "not found" is cached with a shorter TTL', async () => {
    const { app } = running()
    const missed = await app.inject('/v1/airports/QQQ')
    const hit = await app.inject('/v1/airports/QQQ')
    expect(missed.headers['cache-status']).toMatch(/^valkey; fwd=miss; stored; key=".*airport:QQQ"$/)
    expect(hit.headers['cache-status']).toMatch(/^valkey; hit; ttl=(2[67]|28|29|3[0-3]); key=".*airport:QQQ"$/)
    expect([missed.statusCode, hit.statusCode]).toEqual([404, 404])
    expect(hit.json()).toEqual(missed.json())
    expect(hit.headers.etag).toBeUndefined()
  })

  test('without stampede protection is a miss during another load, which alone stores', async () => {
    // A wait for the lease would outlast the time limit of the test.
    const env = { CACHE_STAMPEDE_PROTECTION: 'false', CACHE_WAIT_MS: '60000', CACHE_TIMEOUT_MS: '5000' }
    const { app, servers, config, close } = await openService({ env })
    const key = `${config.KEY_PREFIX}airport:JFK`
    await servers.cache.set(`${config.KEY_PREFIX}lease:{${key}}`, 'another-loader', 'PX', 60_000)
    const both = [await app.inject('/v1/airports/JFK'), await app.inject('/v1/airports/JFK')]
    await close()
    const missed = `valkey; fwd=miss; key="${key}"`
    expect(both.map(({ headers }) => headers['cache-status'])).toEqual([missed, missed])
  })

  test('of a round trip has a member for each direction', async () => {
    const url = '/v1/flights/round-trip?from=BOS&to=MIA&depart=2025-12-15&return=2025-12-16'
    const prefix = running().config.KEY_PREFIX
    expect(await statusOf(url)).toBe(
      [
        `valkey; fwd=miss; stored; key="${prefix}flight:search:BOS:MIA:2025-12-15"`,
        `valkey; fwd=miss; stored; key="${prefix}flight:search:MIA:BOS:2025-12-16"`,
      ].join(', '),
    )
    expect(await statusOf(url)).toMatch(/^valkey; hit; .*, valkey; hit; /)
  })
})
