import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DEPARTED } from '../support/fixtures.ts'
import { anotherInstance, type Service, serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { until } from '../support/until.ts'

const service = serviceOnFixtures()
let other: Service
let flightId: number
let date: string

// A future flight and a departed flight, each with a passenger, and a counted search.
beforeAll(async () => {
  const { fixtures, book, send, config, servers } = service()
  other = await anotherInstance(service())
  flightId = fixtures.flight()
  date = (await fixtures.route(flightId)).date
  await book(flightId, { passengerId: 1 })
  await fixtures.ask(`INSERT INTO booking (flight_id, seat, passenger_id, price) VALUES (${DEPARTED}, '1A', 1, 9.00)`)
  await fixtures.ask(`INSERT INTO flight_stats (flight_id, bookings, revenue) VALUES (${DEPARTED}, 1, 9.00)`)
  await send('GET', search())
  await until(async () => (await servers.state.zcard(`${config.KEY_PREFIX}routes:searches`)) > 0)
})
afterAll(() => other?.close())

const search = (day = date) => `/v1/flights/search?from=QAA&to=QBB&date=${day}`
const roundTrip = () => `/v1/flights/round-trip?from=QAA&to=QBB&depart=${date}&return=${date}`

/** Reads that show the name of the departure airport. */
const showAirport: Record<string, () => string> = {
  'the airport': () => '/v1/airports/QAA',
  'the list of airports': () => '/v1/airports',
  'airports of a country': () => '/v1/airports?country=Atlantis',
  'a search of flights': search,
  'a round trip': roundTrip,
  'a distance from it': () => '/v1/routes/QAA/QBB/distance',
  'a distance to it': () => '/v1/routes/QBB/QAA/distance',
  'the popular routes': () => '/v1/routes/popular',
  'a flight': () => `/v1/flights/${flightId}`,
  'the flights of a passenger': () => '/v1/users/1/flights',
  'some flights of a passenger': () => '/v1/users/1/flights?limit=3',
  'the routes of a passenger': () => '/v1/users/1/routes',
  'the report on hubs': () => '/v1/analytics/hubs',
  'the report on the busiest routes': () => '/v1/analytics/busiest-routes',
  'the report on the revenue of routes': () => '/v1/analytics/route-revenue?limit=3',
  'an airline that is based there': () => '/v1/airlines/ZA',
  'the list of airlines': () => '/v1/airlines',
  'the airlines with the most routes': () => '/v1/airlines/top-routes',
}

/** Reads that show the name of the airline. */
const showAirline: Record<string, () => string> = {
  'the airline': () => '/v1/airlines/ZA',
  'the list of airlines': () => '/v1/airlines',
  'the airlines with the most routes': () => '/v1/airlines/top-routes',
  'a search of flights': search,
  'a round trip': roundTrip,
  'a flight': () => `/v1/flights/${flightId}`,
  'the flights of a passenger': () => '/v1/users/1/flights',
  'the profile of a passenger': () => '/v1/users/1/profile',
  'the report on airlines': () => '/v1/analytics/airlines',
}

describe.each(['the same instance', 'another instance'])('on %s', (where) => {
  let reader: Service
  beforeEach(() => {
    reader = where === 'another instance' ? other : service()
    // The days to which flights move belong to the timetable, so that their searches are cached before.
    reader.wired.services.flights.timetable.include(new Date('2037-12-31'))
  })

  /** Reads until the response comes from the cache, and returns it. */
  async function cached(url: string): Promise<string> {
    await reader.send('GET', url)
    const hit = await reader.send('GET', url)
    expect(hit.headers['cache-status'], url).not.toContain('fwd')
    return hit.body
  }

  const read = async (url: string) => (await reader.send('GET', url)).body

  test('a new name of an airport is fresh in every read that shows it', async () => {
    const urls = Object.entries(showAirport).map(([label, url]) => [label, url()] as const)
    const { name } = (await service().send('GET', '/v1/airports/QAA')).json()
    for (const [label, url] of urls) expect(await cached(url), label).toContain(name)
    const renamed = `Airport, read on ${where}`
    await service().send('PATCH', '/v1/airports/QAA', { body: { name: renamed } })
    for (const [label, url] of urls) {
      const body = await read(url)
      expect(body, label).toContain(renamed)
      expect(body, label).not.toContain(name)
    }
  })

  test('a new name of an airline is fresh in every read that shows it', async () => {
    const urls = Object.entries(showAirline).map(([label, url]) => [label, url()] as const)
    const { name } = (await service().send('GET', '/v1/airlines/ZA')).json()
    for (const [label, url] of urls) expect(await cached(url), label).toContain(name)
    const renamed = `Airline, read on ${where}`
    await service().send('PATCH', '/v1/airlines/ZA', { body: { name: renamed } })
    for (const [label, url] of urls) {
      const body = await read(url)
      expect(body, label).toContain(renamed)
      expect(body, label).not.toContain(name)
    }
  })

  test('a new name keeps entries that do not show it', async () => {
    const others = ['/v1/airports/QDD', '/v1/users/1/profile']
    for (const url of others) await cached(url)
    await service().send('PATCH', '/v1/airports/QBB', { body: { name: `Bravo, read on ${where}` } })
    for (const url of others) expect((await reader.send('GET', url)).headers['cache-status'], url).not.toContain('fwd')
  })

  test('a flight that moves to another day is fresh in the searches of both days, and for its passengers', async () => {
    const { fixtures, book, send } = service()
    const flightId = fixtures.flight()
    const { date: oldDay } = await fixtures.route(flightId)
    const newDay = new Date(Date.parse(oldDay) + 4_000 * 86_400_000).toISOString().slice(0, 10)
    for (const passengerId of [2, 3]) await book(flightId, { passengerId })
    const found = async (url: string) =>
      JSON.parse(await read(url)).data.map((row: { flightId: number }) => row.flightId)
    const urls = [search(oldDay), search(newDay), ...[2, 3].map((id) => `/v1/users/${id}/flights`)]
    for (const url of [...urls, `/v1/flights/${flightId}`]) await cached(url)
    expect(await found(search(oldDay))).toEqual([flightId])
    expect(await found(search(newDay))).toEqual([])

    const departure = `${newDay}T12:00:00Z`
    await send('PATCH', `/v1/flights/${flightId}`, { body: { departure, arrival: `${newDay}T13:30:00Z` } })
    expect(await found(search(oldDay))).toEqual([])
    expect(await found(search(newDay))).toEqual([flightId])
    expect(JSON.parse(await read(`/v1/flights/${flightId}`)).schedule.departure).toBe(departure)
    for (const id of [2, 3]) {
      const { data } = JSON.parse(await read(`/v1/users/${id}/flights`))
      const [shown] = data.filter((row: { flightId: number }) => row.flightId === flightId)
      expect(shown).toMatchObject({ departure })
    }

    // A booking after the move must also refresh the search of the new day.
    await cached(search(newDay))
    await book(flightId, { passengerId: 4 })
    expect(JSON.parse(await read(search(newDay))).data).toMatchObject([{ bookedSeats: 3 }])
  })

  test('a flight that moves into the past counts in profiles and routes', async () => {
    const passengerId = where === 'another instance' ? 5 : 6
    const { fixtures, book, send } = service()
    const flightId = fixtures.flight()
    await book(flightId, { passengerId })
    const [profile, routes] = [`/v1/users/${passengerId}/profile`, `/v1/users/${passengerId}/routes`]
    expect(JSON.parse(await cached(profile))).toMatchObject({ flightsFlown: 0 })
    expect(JSON.parse(await cached(routes))).toEqual({ data: [] })
    const times = { departure: '2025-01-01T12:00:00Z', arrival: '2025-01-01T13:30:00Z' }
    await send('PATCH', `/v1/flights/${flightId}`, { body: times })
    expect(JSON.parse(await read(profile))).toMatchObject({ flightsFlown: 1, memberSince: '2025-01-01' })
    expect(JSON.parse(await read(routes))).toMatchObject({ data: [{ flights: 1 }] })
  })

  test('the status of a flight is fresh in the flight and in the search', async () => {
    const { fixtures, send } = service()
    const flightId = fixtures.flight()
    const { date } = await fixtures.route(flightId)
    for (const status of ['cancelled', 'scheduled', 'delayed']) {
      await Promise.all([cached(search(date)), cached(`/v1/flights/${flightId}`)])
      await send('PATCH', `/v1/flights/${flightId}`, { body: { status } })
      expect(JSON.parse(await read(search(date))).data).toMatchObject([{ status }])
      expect(JSON.parse(await read(`/v1/flights/${flightId}`)).status).toMatchObject({ status })
    }
  })

  test('a booking and a cancellation invalidate the seats of the flight only', async () => {
    const { fixtures, book, cancel } = service()
    const flightId = fixtures.flight()
    const url = `/v1/flights/${flightId}`
    const seats = async () => {
      const response = await reader.send('GET', url)
      const how = String(response.headers['cache-status']).split(', ')
      return [response.json().seats, how.map((member) => /hit|fwd=miss/.exec(member)?.[0])]
    }
    await cached(url)
    const { bookingId } = (await book(flightId)).json()
    const onlySeatsMissed = ['hit', 'hit', 'fwd=miss', 'hit']
    expect(await seats()).toEqual([{ totalSeats: 6, bookedSeats: 1, availableSeats: 5 }, onlySeatsMissed])
    await cached(url)
    await cancel(bookingId)
    expect(await seats()).toEqual([{ totalSeats: 6, bookedSeats: 0, availableSeats: 6 }, onlySeatsMissed])
  })
})
