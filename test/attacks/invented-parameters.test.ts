import { expect, test } from 'vitest'
import { hostileGet } from '../../scripts/hostile/gets.ts'
import { hotAddresses, readOf } from '../../scripts/hostile/hot.ts'
import { allKeys } from '../../src/cache/scan.ts'
import { traced } from '../http/traced.ts'
import { ANCHOR } from '../support/global-setup.ts'
import { service } from '../support/service.ts'

// Long timeouts, so that a busy machine does not turn a miss into a bypass.
const running = service(() => ({ env: { CACHE_TIMEOUT_MS: '5000' } }))
const get = (url: string) => running().app.inject({ url })
const how = async (url: string) => readOf(String((await get(url)).headers['cache-status']))

const stateKeys = async () => {
  const { servers, config } = running()
  const keys = await allKeys(servers.state, { match: `${config.KEY_PREFIX}*` })
  return keys.map((key) => key.slice(config.KEY_PREFIX.length))
}

test('800 GETs with invented parameters register no tag, and leave no read unstored', async () => {
  const hot = hotAddresses(ANCHOR).filter((_, i) => i % 10 === 0)
  for (const address of hot) await get(address)
  const reads: string[] = []
  for (let i = 0; i < 800; i += 20) {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => get(hostileGet(i + n))))
    for (const { statusCode, headers } of answers) {
      expect([200, 400, 404]).toContain(statusCode)
      if (headers['cache-status'] !== undefined) reads.push(readOf(String(headers['cache-status'])))
    }
  }
  expect(reads).not.toContain('not stored')
  for (const address of hot) expect(await how(address)).toBe('hit')
  // Only keys whose number the data bounds: maps of existing flights, boards, one set of searched routes, queues, instances,
  // and single marks.
  const bounded =
    /^(flight:\d+:(seats|seatmap|passengers):|leaderboards?:|generation$|counters:whole$|routes:searches$|stats:instances?:|\{bull\}:)/
  expect((await stateKeys()).filter((key) => !bounded.test(key))).toEqual([])
})

test('a cursor that no page has returned is refused, and has no entry', async () => {
  const cursor = (code: string) => Buffer.from(code).toString('base64url')
  for (const url of [`/v1/airlines?cursor=${cursor('0Q')}`, `/v1/airports?cursor=${cursor('QQQ')}`]) {
    const refused = await get(url)
    expect(refused.json()).toMatchObject({ status: 400, code: 'validation-failed' })
  }
  const { nextCursor } = (await get('/v1/airlines?limit=3')).json()
  expect((await get(`/v1/airlines?limit=3&cursor=${nextCursor}`)).statusCode).toBe(200)
})

test('a day outside the timetable has no key, on any server', async () => {
  const { servers, config } = running()
  for (const year of [1970, 2019, 2101, 9999]) {
    const found = await get(`/v1/flights/search?from=JFK&to=LAX&date=${year}-06-01`)
    expect(found.json()).toEqual({ data: [] })
  }
  const keys = await allKeys(servers.cache, { match: `${config.KEY_PREFIX}flight:search:JFK:LAX:*` })
  expect(keys.filter((key) => key.endsWith('-06-01'))).toEqual([])
})

test('an unknown flight costs few queries, and none when it is requested again', async () => {
  const flightId = 2_000_000_123
  const details = `/v1/flights/${flightId}`
  const seats = `${details}/seats`
  // One that the other layers wait for, and possibly that of the first layer.
  expect((await traced(running(), details)).queries).toBeLessThanOrEqual(2)
  expect((await traced(running(), seats)).queries).toBe(1)
  for (const url of [details, seats]) expect(await traced(running(), url)).toMatchObject({ status: 404, queries: 0 })
})
