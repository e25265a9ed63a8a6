import { describe, expect, test } from 'vitest'
import { service } from '../support/service.ts'
import { until } from '../support/until.ts'

describe('the distance between two airports', () => {
  const running = service()
  const distance = async (from: string, to: string) =>
    (await running().app.inject(`/v1/routes/${from}/${to}/distance`)).json()

  test('is in miles and kilometers, with the flight time and the time difference', async () => {
    const there = await distance('JFK', 'LAX')
    expect(there).toMatchObject({ from: { iata: 'JFK' }, to: { iata: 'LAX' }, timezoneDifference: -3 })
    expect(there.miles).toBeGreaterThan(2_450)
    expect(there.miles).toBeLessThan(2_500)
    expect(there.kilometers / there.miles).toBeCloseTo(1.609, 2)
    expect(there.flightTimeMinutes).toBeGreaterThan(300)
    expect(there.flightTimeMinutes).toBeLessThan(350)
  })

  test('is the same in both directions, with the opposite time difference', async () => {
    const [there, back] = [await distance('JFK', 'LAX'), await distance('LAX', 'JFK')]
    expect([back.miles, back.kilometers]).toEqual([there.miles, there.kilometers])
    expect(back.timezoneDifference).toBe(-there.timezoneDifference)
  })

  test('has time differences with fractions of an hour', async () => {
    expect((await distance('SIN', 'DEL')).timezoneDifference).toBe(-2.5)
  })

  test('to an unknown airport is 404', async () => {
    expect(await distance('JFK', 'QQQ')).toMatchObject({ code: 'not-found', detail: 'There is no airport QQQ.' })
  })
})

describe('popular routes', () => {
  const running = service()
  const board = () => `${running().config.KEY_PREFIX}routes:searches`
  const search = (from: string, to: string, date = '2025-12-15') =>
    running().app.inject(`/v1/flights/search?from=${from}&to=${to}&date=${date}`)
  const popular = async (query = '') =>
    (await running().app.inject({ url: `/v1/routes/popular${query}`, headers: { 'cache-control': 'no-cache' } })).json()
      .data
  const searches = async (query = '') =>
    (await popular(query)).map((route: { from: { iata: string }; to: { iata: string }; searches: number }) => [
      `${route.from.iata}:${route.to.iata}`,
      route.searches,
    ])

  test('are empty before the first search', async () => {
    expect(await popular()).toEqual([])
  })

  test('count misses, hits and both directions of a round trip', async () => {
    await search('JFK', 'LAX')
    expect((await search('JFK', 'LAX')).headers['cache-status']).toMatch(/^valkey; hit/)
    await running().app.inject('/v1/flights/round-trip?from=JFK&to=LAX&depart=2025-12-15&return=2025-12-16')
    const { state } = running().servers
    await until(async () => (await state.zscore(board(), 'JFK:LAX')) === '3' && (await state.zcard(board())) === 2)
    expect(await searches()).toEqual([
      ['JFK:LAX', 3],
      ['LAX:JFK', 1],
    ])
    expect((await popular())[0]).toEqual({
      from: { iata: 'JFK', icao: 'KJFK', name: expect.any(String), city: 'New York' },
      to: { iata: 'LAX', icao: 'KLAX', name: expect.any(String), city: 'Los Angeles' },
      searches: 3,
    })
  })

  test('ignore searches that are refused, not found or without flights', async () => {
    const { state } = running().servers
    const before = Number(await state.zscore(board(), 'JFK:LAX'))
    await search('JFK', 'QQQ')
    await search('QQQ', 'QRR')
    await search('JFK', 'JFK')
    await search('JFK', 'LAX', '2030-01-01')
    await search('JFK', 'LAX')
    await until(async () => Number(await state.zscore(board(), 'JFK:LAX')) > before)
    expect(await state.zscore(board(), 'JFK:LAX')).toBe(String(before + 1))
    expect((await state.zrange(board(), 0, -1)).sort()).toEqual(['JFK:LAX', 'LAX:JFK'])
  })

  test.each([
    ['?limit=1', ['ATL:ORD']],
    ['?prefix=ATL', ['ATL:ORD', 'ATL:MIA']],
    ['?prefix=A', ['ATL:ORD', 'ATL:MIA', 'AMS:FRA']],
    ['?prefix=ATL:M', ['ATL:MIA']],
    ['?prefix=A&limit=2', ['ATL:ORD', 'ATL:MIA']],
    ['?prefix=ZZZ', []],
  ])('%s are these, most searched first', async (query, expected) => {
    await running().servers.state.zadd(board(), 900, 'ATL:ORD', 800, 'ATL:MIA', 700, 'AMS:FRA')
    expect((await searches(query)).map(([route]: [string]) => route)).toEqual(expected)
  })

  test('omit a route with a deleted airport', async () => {
    await running().servers.state.zadd(board(), 999, 'QQQ:JFK')
    expect((await searches('?prefix=QQQ')).length).toBe(0)
  })
})
