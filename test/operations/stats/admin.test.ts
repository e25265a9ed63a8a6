import { describe, expect, test } from 'vitest'
import { createGuard } from '../../../src/cache/guard.ts'
import { nodesOf } from '../../../src/cache/valkey.ts'
import type { KeyInfo } from '../../../src/services/operations/stats/key-listing.ts'
import type { KindMemory, ServerMemory } from '../../../src/services/operations/stats/memory.ts'
import { createMemory } from '../../../src/services/operations/stats/memory.ts'
import type { SlowLog } from '../../../src/services/operations/stats/slow-log.ts'
import { contractOf } from '../../support/conforms.ts'
import { describeEachTopology } from '../../support/servers-of-cache.ts'
import { service, type TestApp } from '../../support/service.ts'
import { admin } from '../cache-admin/service.ts'

/** Reads as the admin, and checks for status 200 and the documented schema. */
async function ask(running: TestApp, path: string) {
  const response = await running.app.inject({ url: `/v1/stats/${path}`, headers: admin })
  expect(response.statusCode, response.body).toBe(200)
  contractOf(running)(response)
  return response.json()
}

const urls = ['keys', 'memory', 'slowlog', 'alerts']

describe('data that may be personal', () => {
  const running = service()

  test.each(urls)('/v1/stats/%s is for the admin only, even with other errors in the request', async (resource) => {
    for (const headers of [{}, { authorization: 'Bearer wrong' }]) {
      const response = await running().app.inject({ url: `/v1/stats/${resource}?x=1`, headers })
      expect([response.statusCode, response.json().code]).toEqual([401, 'unauthenticated'])
    }
  })

  test.each([
    ['keys?prefix=%20', 'query.prefix'],
    ['keys?prefix=%00', 'query.prefix'],
    [`keys?prefix=${'a'.repeat(201)}`, 'query.prefix'],
    ['keys?server=other', 'query.server'],
    ['keys?limit=0', 'query.limit'],
    ['keys?limit=101', 'query.limit'],
    ['keys?cursor=!', 'query.cursor'],
    ['keys?cursor=bm9uZQ', 'query.cursor'],
    [`keys?cursor=${Buffer.from('7.0').toString('base64url')}`, 'query.cursor'],
    [`keys?cursor=${Buffer.from('0.99999999999999999999').toString('base64url')}`, 'query.cursor'],
    ['keys?pattern=*', 'query.pattern'],
    ['memory?kind=airport', 'query.kind'],
    ['slowlog?limit=1000', 'query.limit'],
    ['alerts?x=1', 'query.x'],
  ])('%s is refused', async (resource, path) => {
    const response = await running().app.inject({ url: `/v1/stats/${resource}`, headers: admin })
    expect(response.statusCode).toBe(400)
    expect(response.json().errors.map((fault: { path: string }) => fault.path)).toContain(path)
  })
})

describeEachTopology('the keys of the service', (valkeys) => {
  const running = service(() => ({ urls: { cache: valkeys().cacheUrl, state: valkeys().stateUrl } }))
  const airports = ['JFK', 'LAX', 'SFO', 'BOS', 'SEA', 'MIA', 'DEN', 'ORD']

  /** Reads all pages of a query. */
  async function pages(query: string): Promise<KeyInfo[]> {
    const found: KeyInfo[] = []
    let cursor = ''
    do {
      const page = await ask(running(), `keys?${query}${cursor && `&cursor=${cursor}`}`)
      found.push(...page.data)
      cursor = page.nextCursor ?? ''
    } while (cursor !== '')
    return found
  }
  const names = (found: KeyInfo[]) => [...new Set(found.map(({ key }) => key))].sort()

  test('are listed by prefix in pages, with the header of each entry', async () => {
    for (const iata of airports) await running().app.inject(`/v1/airports/${iata}`)
    const found = await pages('prefix=airport:&limit=2')
    expect(names(found)).toEqual(airports.map((iata) => `airport:${iata}`).sort())
    const [one] = found
    expect(one).toMatchObject({ type: 'string', entry: 'airport', header: { found: 1, gzip: 0 } })
    expect(one?.ttlMs).toBeGreaterThan(0)
    expect(one?.bytes).toBeGreaterThan(100)
    expect(Object.keys(one?.header ?? {})).toEqual(['etag', 'found', 'gzip', 'stored', 'fresh', 'until', 'cost', 'gen'])
  })

  test('match the prefix literally', async () => {
    await running().app.inject('/v1/airports/JFK')
    expect(await pages('prefix=air*rt:')).toEqual([])
    expect(await pages('prefix=airport:?')).toEqual([])
    expect(names(await pages('prefix=airport:JFK'))).toEqual(['airport:JFK'])
  })

  test('of the state are listed without their values', async () => {
    const [flight] = (await running().app.inject('/v1/flights/search?from=JFK&to=LAX&date=2025-12-15')).json().data
    await running().app.inject(`/v1/flights/${flight.flightId}/seats`)
    const found = await pages(`server=state&prefix=flight:${flight.flightId}:seats`)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ type: 'hash', entry: null, header: null })
  })

  test('belong to this namespace only', async () => {
    const strange = `other-${running().config.KEY_PREFIX}airport:XYZ`
    await running().servers.cache.set(strange, '1')
    expect(names(await pages('limit=100')).filter((key) => key.includes('XYZ'))).toEqual([])
    await running().servers.cache.del(strange)
  })

  test('have their memory estimated by kind', async () => {
    for (const iata of airports) await running().app.inject(`/v1/airports/${iata}`)
    const { data } = (await ask(running(), 'memory')) as { data: ServerMemory[] }
    const cache = data.find(({ name }) => name === 'cache')
    const kind = cache?.kinds.find((one) => one.kind === 'airport') as KindMemory
    expect(cache?.complete).toBe(true)
    expect(kind).toMatchObject({ keys: airports.length, weighed: airports.length })
    expect(kind.averageBytes).toBeGreaterThan(100)
    expect(Math.abs(kind.estimatedBytes - kind.averageBytes * kind.keys)).toBeLessThan(kind.keys)
  })

  test('have their memory estimated within the limits of a sample', async () => {
    for (const iata of airports) await running().app.inject(`/v1/airports/${iata}`)
    const guard = createGuard({ timeoutMs: 5_000, onChange: () => {} })
    const { cache, state } = running().servers
    const servers = {
      cache: { client: cache, guard, patient: guard },
      state: { client: state, guard, patient: guard },
    }
    const prefix = running().config.KEY_PREFIX
    const few = await createMemory({ servers, prefix, bounds: { weighedAtMost: 1 } }).sample()
    for (const { kinds } of few) for (const { weighed } of kinds) expect(weighed).toBeLessThanOrEqual(1)
    const none = await createMemory({ servers, prefix, bounds: { keysAtMost: 0 } }).sample()
    expect(none.map(({ walked, complete }) => [walked, complete])).toEqual([
      [0, false],
      [0, false],
    ])
  })

  test('appear in the slow log, without their values', async () => {
    const { cache } = running().servers
    const key = `${running().config.KEY_PREFIX}passenger`
    await Promise.all(nodesOf(cache).map((node) => node.config('SET', 'slowlog-log-slower-than', 0)))
    await cache.set(key, 'the secret of a passenger')
    await Promise.all(nodesOf(cache).map((node) => node.config('SET', 'slowlog-log-slower-than', 10_000)))
    const answer = (await ask(running(), 'slowlog?limit=100')) as { data: SlowLog[] }
    const commands = answer.data.flatMap((log) => log.commands)
    const found = commands.find(({ command, keys }) => command === 'SET' && keys.includes(key))
    expect(found).toMatchObject({ argumentBytes: 'the secret of a passenger'.length })
    expect(JSON.stringify(answer)).not.toContain('secret')
  })

  test('are listed with the INFO of their servers', async () => {
    const response = await running().app.inject('/v1/stats/server')
    expect(response.statusCode).toBe(200)
    contractOf(running())(response)
    const { data } = response.json()
    expect(data.map(({ name, status }: { name: string; status: string }) => [name, status])).toEqual([
      ['cache', 'up'],
      ['state', 'up'],
    ])
    for (const { primaries } of data) {
      expect(primaries.length).toBe(nodesOf(running().servers.cache).length)
      for (const one of primaries) expect(one.usedMemory).toBeGreaterThan(100_000)
    }
  })
})
