import { describe, expect, test } from 'vitest'
import { addRows } from '../support/scratch.ts'
import { refusal, serviceOnFixtures } from '../support/service-on-fixtures.ts'

const HOUR_MS = 3_600_000
const service = serviceOnFixtures()

interface Row {
  bookingId: number
  flightId: number
  departure: string
  bookedAt: string | null
}

const flightsOf = (passengerId: number, query = '') => service().send('GET', `/v1/users/${passengerId}/flights${query}`)
const dataOf = async (passengerId: number, query = ''): Promise<Row[]> =>
  (await flightsOf(passengerId, query)).json().data

let nextId = 800

/** Books one flight for each departure, in hours from now, as an import does: without a time of booking. */
async function imported(passengerId: number, departures: readonly number[]): Promise<number[]> {
  const { database } = service().fixtures
  const flights = departures.map((hours) => ({ id: nextId++, departure: new Date(Date.now() + hours * HOUR_MS) }))
  await addRows(
    database,
    'flight',
    flights.map(({ id, departure }) => ({
      flight_id: id,
      flightno: `ZA${id}`,
      from: 1,
      to: 2,
      airline_id: 1,
      airplane_id: 1,
      departure,
      arrival: new Date(departure.getTime() + 2 * HOUR_MS),
    })),
  )
  await addRows(
    database,
    'booking',
    flights.map(({ id }) => ({ flight_id: id, seat: '1A', passenger_id: passengerId, price: '99.50' })),
  )
  return flights.map(({ id }) => id)
}

/** Reads all pages and returns the ids of the flights in order. */
async function allPages(passengerId: number, { status = '', limit = 100, between = async () => {} } = {}) {
  const pages: number[][] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: string = `?limit=${limit}${status && `&status=${status}`}${cursor && `&cursor=${cursor}`}`
    const body = (await flightsOf(passengerId, query)).json()
    pages.push(body.data.map((row: Row) => row.flightId))
    cursor = body.nextCursor
    await between()
  }
  return pages
}

describe('the history of a passenger', () => {
  test('reaches all of 250 bookings page by page', async () => {
    const ids = await imported(
      40,
      Array.from({ length: 250 }, (_, i) => 20 - i),
    )
    const pages = await allPages(40)
    expect(pages.map((page) => page.length)).toEqual([100, 100, 50])
    expect(pages.flat()).toEqual(ids)
  })

  test('lists upcoming flights by departure, next first', async () => {
    const [later, sooner, past, underWay] = await imported(41, [50, 10, -30, -1])
    expect(await allPages(41, { status: 'upcoming', limit: 1 })).toEqual([[sooner], [later]])
    expect(await allPages(41, { status: 'past', limit: 1 })).toEqual([[underWay], [past]])
    expect((await allPages(41)).flat()).toEqual([later, sooner, underWay, past])
  })

  test('lists flights of the same departure once, by booking', async () => {
    const ids = await imported(42, [5, 5, 5, 5])
    await service().fixtures.ask(
      `UPDATE flight SET departure = '2041-01-01T08:00:00Z', arrival = '2041-01-01T09:00:00Z' WHERE flight_id IN (${ids})`,
    )
    expect((await allPages(42, { status: 'upcoming', limit: 1 })).flat()).toEqual(ids)
    expect((await allPages(42, { limit: 3 })).flat()).toEqual(ids.toReversed())
  })

  test('continues after a booking that was cancelled since', async () => {
    const [first, second, third] = await imported(43, [10, 20, 30])
    const { data, nextCursor } = (await flightsOf(43, '?status=upcoming&limit=1')).json()
    expect(data[0].flightId).toBe(first)
    await service().cancel(data[0].bookingId)
    const rest = await dataOf(43, `?status=upcoming&cursor=${nextCursor}`)
    expect(rest.map(({ flightId }) => flightId)).toEqual([second, third])
  })

  test('caches first pages only', async () => {
    await imported(44, [10, 20, 30])
    const cacheStatus = async (query: string) => (await flightsOf(44, query)).headers['cache-status']
    const { nextCursor } = (await flightsOf(44, '?limit=1')).json()
    expect(await cacheStatus('?limit=1')).toMatch(/hit/)
    for (let i = 0; i < 2; i++) expect(await cacheStatus(`?limit=1&cursor=${nextCursor}`)).toMatch(/fwd=bypass/)
    const { servers, config } = service()
    expect(await servers.cache.keys(`${config.KEY_PREFIX}user:44:flights*`)).toEqual([
      `${config.KEY_PREFIX}user:44:flights:1`,
    ])
  })

  test('shows a new booking among the upcoming flights at once, with its time', async () => {
    const { fixtures, book } = service()
    const [flightId] = await imported(45, [10])
    expect(await dataOf(45, '?status=upcoming')).toMatchObject([{ flightId, bookedAt: null }])
    const before = Math.floor(Date.now() / 1_000) * 1_000
    const booked = (await book(fixtures.flight(), { passengerId: 45 })).json()
    const [, made] = await dataOf(45, '?status=upcoming')
    expect(made?.bookingId).toBe(booked.bookingId)
    expect(Date.parse(made?.bookedAt ?? '')).toBeGreaterThanOrEqual(before)
    // The database rounds to whole seconds.
    expect(Date.parse(made?.bookedAt ?? '')).toBeLessThanOrEqual(Date.now() + 1_000)
  })

  test.each([
    ['foreign text', Buffer.from('JFK').toString('base64url')],
    ['a large booking id', Buffer.from('1734264000000:99999999999').toString('base64url')],
    ['a departure that is no date', Buffer.from('99999999999999999:1').toString('base64url')],
  ])('rejects a cursor of %s', async (_case, cursor) => {
    expect(refusal(await flightsOf(1, `?cursor=${cursor}`))).toEqual([400, 'validation-failed'])
  })

  test('rejects an unknown status', async () => {
    expect(refusal(await flightsOf(1, '?status=soon'))).toEqual([400, 'validation-failed'])
  })

  test('is not found for an unknown passenger, with any status', async () => {
    for (const query of ['', '?status=past', '?status=upcoming']) {
      expect(refusal(await flightsOf(2_000_000, query))).toEqual([404, 'not-found'])
    }
  })
})
