import { describe, expect, test } from 'vitest'
import { service } from '../support/service.ts'
import { DAY } from '../support/small-data.ts'

const running = service(() => ({ data: 'small' }))
const get = (url: string) => running().app.inject(url)
const search = async (from: string, to: string, date: string) => {
  const response = await get(`/v1/flights/search?from=${from}&to=${to}&date=${date}`)
  return response.json<{ data: Record<string, unknown>[] }>().data
}
const ids = async (...route: Parameters<typeof search>) => (await search(...route)).map(({ flightId }) => flightId)

describe('a flight search', () => {
  test('shows the flights of the local day at the departure airport, from its first second to its last, by departure', async () => {
    expect(await ids('QAA', 'QBB', DAY)).toEqual([2, 3, 4, 1])
  })

  test('shows no flight of the day before or after', async () => {
    expect(await ids('QAA', 'QBB', '2026-03-09')).toEqual([5])
    expect(await ids('QAA', 'QBB', '2026-03-11')).toEqual([6])
  })

  test('shows all fields of the contract', async () => {
    const [first] = await search('QAA', 'QBB', DAY)
    expect(first).toEqual({
      flightId: 2,
      flightNo: 'ZA102',
      airline: { iata: 'ZA', name: 'Zulu Air' },
      from: { iata: 'QAA', icao: 'XQAA', name: 'Alpha Field', city: 'São Paulo', timeZone: 'Africa/Ndjamena' },
      to: { iata: 'QBB', icao: 'XQBB', name: '100% Bravo', city: 'Gießen', timeZone: 'Africa/Ndjamena' },
      departure: '2026-03-09T23:00:00Z',
      departureLocal: '2026-03-10T00:00:00+01:00',
      arrival: '2026-03-10T00:30:00Z',
      arrivalLocal: '2026-03-10T01:30:00+01:00',
      durationMinutes: 90,
      aircraft: 'Test 320',
      totalSeats: 4,
      bookedSeats: 1,
      availableSeats: 3,
      price: expect.stringMatching(/^\d+\.\d\d$/),
      currency: 'USD',
      status: 'scheduled',
    })
  })

  test('never shows a negative number of available seats', async () => {
    const flights = await search('QAA', 'QBB', DAY)
    expect(flights.at(-1)).toMatchObject({ totalSeats: 4, bookedSeats: 5, availableSeats: 0 })
  })

  test('shows delays and cancellations', async () => {
    const flights = await search('QAA', 'QBB', DAY)
    expect(flights.map(({ status }) => status)).toEqual(['scheduled', 'delayed', 'cancelled', 'scheduled'])
  })

  test.each(['2030-01-01', '0001-01-01', '9999-12-31'])(
    'on a day without flights, %s, is an empty list',
    async (date) => {
      const response = await get(`/v1/flights/search?from=QAA&to=QBB&date=${date}`)
      expect(response.statusCode).toBe(200)
      expect(response.json()).toEqual({ data: [] })
    },
  )

  test.each([
    ['from', 'QZZ', 'QAA'],
    ['to', 'QAA', 'QZZ'],
  ])('%s an airport that does not exist is 404, and says which', async (_end, from, to) => {
    const response = await get(`/v1/flights/search?from=${from}&to=${to}&date=${DAY}`)
    expect(response.statusCode).toBe(404)
    expect(response.json()).toMatchObject({ code: 'not-found', detail: expect.stringContaining('QZZ') })
  })
})

describe('a round trip', () => {
  const trip = (depart: string, back: string) =>
    get(`/v1/flights/round-trip?from=QAA&to=QBB&depart=${depart}&return=${back}`)

  test('is assembled from the stored bytes of its two searches', async () => {
    const outbound = await get(`/v1/flights/search?from=QAA&to=QBB&date=2026-03-09`)
    const back = await get(`/v1/flights/search?from=QBB&to=QAA&date=${DAY}`)
    const inside = ({ body }: { body: string }) => body.slice('{"data":'.length, -1)
    expect(inside(outbound)).toContain('"flightId":5')
    expect((await trip('2026-03-09', DAY)).body).toBe(`{"outbound":${inside(outbound)},"return":${inside(back)}}`)
  })

  test('may return on the day of departure', async () => {
    const { outbound, return: back } = (await trip(DAY, DAY)).json()
    expect([outbound.length, back.length]).toEqual([4, 1])
  })

  test('may have no flight in one direction', async () => {
    expect((await trip(DAY, '2026-03-11')).json()).toMatchObject({ return: [] })
  })

  test('shares its entries with the two searches', async () => {
    const date = '2026-03-11'
    await get(`/v1/flights/search?from=QCC&to=QDD&date=${date}`)
    const both = await get(`/v1/flights/round-trip?from=QCC&to=QDD&depart=${date}&return=${date}`)
    const [outbound, back] = String(both.headers['cache-status']).split(', ')
    expect(outbound).toMatch(/^valkey; hit; ttl=\d+; key=".*flight:search:QCC:QDD:2026-03-11"$/)
    expect(back).toMatch(/^valkey; fwd=miss; stored; key=".*flight:search:QDD:QCC:2026-03-11"$/)
  })

  test('to an unknown airport is 404', async () => {
    const response = await get(`/v1/flights/round-trip?from=QAA&to=QZZ&depart=${DAY}&return=${DAY}`)
    expect(response.statusCode).toBe(404)
    expect(response.json()).toMatchObject({ detail: expect.stringContaining('QZZ') })
  })
})
