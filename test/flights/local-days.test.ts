import { DateTime } from 'luxon'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { makeFlughafenDb } from '../db/flughafendb.ts'
import { contractOf } from '../support/conforms.ts'
import { describeEachEngine, openTestDatabase } from '../support/engines.ts'
import { type MadeDatabase, makeFilledDatabase } from '../support/scratch.ts'
import { ADMIN_TOKEN, openService, type TestApp } from '../support/service.ts'
import { addFlight, airports, type Code, makeClocks } from './airports-of-clocks.ts'

/** Departures around midnight, and the same by the clock of the airport. */
const departures: [Code, string, string][] = [
  // 8 March has 23 hours, and 1 November has 25.
  ['QNY', '2026-03-08T04:59:59Z', '2026-03-07T23:59:59-05:00'],
  ['QNY', '2026-03-08T05:00:00Z', '2026-03-08T00:00:00-05:00'],
  ['QNY', '2026-03-09T03:59:59Z', '2026-03-08T23:59:59-04:00'],
  ['QNY', '2026-03-09T04:00:00Z', '2026-03-09T00:00:00-04:00'],
  ['QNY', '2026-11-01T04:00:00Z', '2026-11-01T00:00:00-04:00'],
  ['QNY', '2026-11-02T04:59:59Z', '2026-11-01T23:59:59-05:00'],
  ['QNY', '2026-11-02T05:00:00Z', '2026-11-02T00:00:00-05:00'],
  // The last hour of 4 April is repeated, and 6 September has no midnight.
  ['QSC', '2026-04-05T02:30:00Z', '2026-04-04T23:30:00-03:00'],
  ['QSC', '2026-04-05T03:30:00Z', '2026-04-04T23:30:00-04:00'],
  ['QSC', '2026-04-05T04:00:00Z', '2026-04-05T00:00:00-04:00'],
  ['QSC', '2026-09-06T03:59:59Z', '2026-09-05T23:59:59-04:00'],
  ['QSC', '2026-09-06T04:00:00Z', '2026-09-06T01:00:00-03:00'],
  ['QAP', '2026-06-01T10:59:59Z', '2026-06-01T23:59:59+13:00'],
  ['QAP', '2026-06-01T11:00:00Z', '2026-06-02T00:00:00+13:00'],
  ['QHN', '2026-06-02T09:59:59Z', '2026-06-01T23:59:59-10:00'],
  ['QHN', '2026-06-02T10:00:00Z', '2026-06-02T00:00:00-10:00'],
  ['QLH', '2026-06-01T13:29:59Z', '2026-06-01T23:59:59+10:30'],
  ['QLH', '2026-06-01T13:30:00Z', '2026-06-02T00:00:00+10:30'],
  ['QXX', '2026-06-01T23:59:59Z', '2026-06-01T23:59:59+00:00'],
  ['QXX', '2026-06-02T00:00:00Z', '2026-06-02T00:00:00+00:00'],
]

/** Flies from Apia to Honolulu across the date line: it arrives on the day before. */
const ACROSS = 900

interface Found {
  flightId: number
  departure: string
  departureLocal: string
  bookedSeats: number
}

async function fill(database: Database): Promise<void> {
  await makeClocks(database)
  for (const [i, [from, departure]] of departures.entries()) {
    await addFlight(database, { id: i + 1, from, to: from === 'QNY' ? 'QHN' : 'QNY', departure })
  }
  const times = { departure: '2026-05-31T20:00:00Z', arrival: '2026-06-01T01:30:00Z' }
  await addFlight(database, { id: ACROSS, from: 'QAP', to: 'QHN', ...times })
}

describeEachEngine('local days', (_open, url) => {
  let made: MadeDatabase
  let running: TestApp
  let database: Database
  beforeAll(async () => {
    made = await makeFilledDatabase(url, { kind: 'local_days', fill })
    database = openTestDatabase(made.url)
    running = await openService({ urls: { database: made.url } })
  })
  afterAll(async () => {
    await running?.close()
    await database?.close()
    await made?.drop()
  })

  async function send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
    const response = await running.app.inject({ method, url: `/v1${path}`, headers, ...(payload && { payload }) })
    if (response.statusCode !== 204) contractOf(running)(response)
    return response
  }
  const search = async (from: Code, to: Code, date: string): Promise<Found[]> =>
    (await send('GET', `/flights/search?from=${from}&to=${to}&date=${date}`)).json().data
  const nextDay = (date: string, days: number) => DateTime.fromISO(date).plus({ days }).toISODate() ?? ''

  test.each(departures)('from %s at %s is found on the day of its clock, %s', async (from, departure, local) => {
    const to = from === 'QNY' ? 'QHN' : 'QNY'
    const day = local.slice(0, 10)
    const shown = (await search(from, to, day)).filter((flight) => flight.departure === departure)
    expect(shown).toMatchObject([{ departureLocal: local, from: { timeZone: airports[from].zone } }])
    for (const days of [-1, 1]) {
      const others = await search(from, to, nextDay(day, days))
      expect(others.map((flight) => flight.departure)).not.toContain(departure)
    }
  })

  test('show the arrival by the clock of the other airport, in a search and in the flight', async () => {
    const times = { departureLocal: '2026-06-01T09:00:00+13:00', arrivalLocal: '2026-05-31T15:30:00-10:00' }
    expect(await search('QAP', 'QHN', '2026-06-01')).toMatchObject([
      { flightId: ACROSS, durationMinutes: 330, ...times },
    ])
    const { from, to, schedule } = (await send('GET', `/flights/${ACROSS}`)).json()
    expect([from.timeZone, to.timeZone]).toEqual(['Pacific/Apia', 'Pacific/Honolulu'])
    expect(schedule).toMatchObject(times)
  })

  test('show the flight of an airport without a position in UTC', async () => {
    const flightId = departures.findIndex(([from]) => from === 'QXX') + 1
    const { from, schedule } = (await send('GET', `/flights/${flightId}`)).json()
    expect(from).toMatchObject({ iata: 'QXX', timeZone: 'UTC' })
    expect(schedule).toMatchObject({ departureLocal: '2026-06-01T23:59:59+00:00', arrivalLocal: expect.any(String) })
    expect((await send('GET', '/airports/QXX')).json()).toMatchObject({ timeZone: 'UTC', latitude: null })
  })

  test.each([
    ['2026-06-01', 200],
    ['2026-05-31', 200],
    ['2026-05-30', 400],
  ])('allow a round trip across the date line from 1 June to return on %s: %i', async (back, status) => {
    const trip = await send('GET', `/flights/round-trip?from=QAP&to=QHN&depart=2026-06-01&return=${back}`)
    expect(trip.statusCode).toBe(status)
  })

  test('refuse a round trip on one side of the date line that returns before its departure', async () => {
    const trip = await send('GET', `/flights/round-trip?from=QNY&to=QSC&depart=2026-06-02&return=2026-06-01`)
    expect(trip.json()).toMatchObject({ code: 'validation-failed' })
  })

  describe('of a future flight near midnight', () => {
    const midnight = DateTime.now().setZone('America/New_York').startOf('day').plus({ days: 200 })
    const evening = midnight.minus({ minutes: 30 })
    const utc = (at: DateTime) => at.toUTC().toISO({ suppressMilliseconds: true }) ?? ''
    const day = (at: DateTime) => at.toISODate() ?? ''
    let nextId = 1_000
    /** Adds a flight from QNY at 23:30 by its clock, which is the next day in UTC. */
    async function addEvening(to: Code): Promise<number> {
      const id = nextId++
      await addFlight(database, { id, from: 'QNY', to, departure: utc(evening) })
      running.wired.services.flights.timetable.include(evening.toJSDate())
      return id
    }
    const cached = async (to: Code, date: string): Promise<Found[]> => {
      await search('QNY', to, date)
      const path = `/flights/search?from=QNY&to=${to}&date=${date}`
      const hit = await send('GET', path)
      expect(hit.headers['cache-status']).toContain('; hit')
      return hit.json().data
    }

    test('a booking and a cancellation are fresh in the search of that day', async () => {
      const flightId = await addEvening('QLH')
      expect(await cached('QLH', day(evening))).toMatchObject([{ flightId, bookedSeats: 0 }])
      const booked = await send('POST', `/flights/${flightId}/bookings`, { passengerId: 1 })
      expect(booked.statusCode).toBe(201)
      expect(await cached('QLH', day(evening))).toMatchObject([{ flightId, bookedSeats: 1 }])
      expect(await search('QNY', 'QLH', day(midnight))).toEqual([])
      expect((await send('DELETE', `/bookings/${booked.json().bookingId}`)).statusCode).toBe(204)
      expect(await search('QNY', 'QLH', day(evening))).toMatchObject([{ flightId, bookedSeats: 0 }])
    })

    test('a booking of several flights is fresh in each search', async () => {
      const ids = [await addEvening('QSC'), await addEvening('QXX')]
      await Promise.all([cached('QSC', day(evening)), cached('QXX', day(evening))])
      const flights = ids.map((flightId) => ({ flightId, wishes: ['any'] as const }))
      await running.wired.services.booking.bookings.bookTrip({ passengerId: 2, flights })
      for (const to of ['QSC', 'QXX'] as const) {
        expect(await search('QNY', to, day(evening))).toMatchObject([{ bookedSeats: 1 }])
      }
    })

    test('a move past midnight is fresh in the searches of both days, and in the history', async () => {
      const flightId = await addEvening('QAP')
      await send('POST', `/flights/${flightId}/bookings`, { passengerId: 3 })
      expect(await cached('QAP', day(evening))).toMatchObject([{ flightId }])
      expect(await cached('QAP', day(midnight))).toEqual([])
      const history = async () => (await send('GET', '/users/3/flights')).json().data
      const local = (at: DateTime) => at.toISO({ suppressMilliseconds: true })
      expect(await history()).toMatchObject([{ departureLocal: local(evening), from: { timeZone: airports.QNY.zone } }])

      // One day in UTC, two days by the clock of the airport.
      const change = { departure: utc(midnight), arrival: utc(midnight.plus({ hours: 2 })) }
      const changed = (await send('PATCH', `/flights/${flightId}`, change)).json()
      expect(changed.schedule).toMatchObject({ departureLocal: local(midnight) })
      expect(await search('QNY', 'QAP', day(evening))).toEqual([])
      expect(await search('QNY', 'QAP', day(midnight))).toMatchObject([{ flightId }])
      expect(await history()).toMatchObject([{ departureLocal: local(midnight) }])
    })

    test('warming stores the days from today by the clock of each departure airport', async () => {
      const now = DateTime.now()
      running.wired.services.flights.timetable.include(now.toJSDate())
      const routes = (['QAP', 'QHN'] as const).map((from) => ({ from, to: 'QSC' }))
      await running.wired.services.operations.warm({ routes, days: 2, users: 0 })
      for (const { from, to } of routes) {
        for (const days of [0, 1]) {
          const date = day(now.setZone(airports[from].zone).plus({ days }))
          const response = await send('GET', `/flights/search?from=${from}&to=${to}&date=${date}`)
          expect(response.headers['cache-status']).toContain('; hit')
        }
      }
    })
  })
})

describeEachEngine('an imported FlughafenDB', (_open, url) => {
  test('is searched by the local day, and shows local times', async () => {
    const made = await makeFilledDatabase(url, {
      kind: 'flughafendb_of_days',
      fill: async (database) => {
        await makeFlughafenDb(database)
        await migrate(database)
      },
    })
    const { app, close } = await openService({ urls: { database: made.url } })
    try {
      const found = (await app.inject('/v1/flights/search?from=JFK&to=LAX&date=2015-06-01')).json()
      expect(found.data).toMatchObject([
        {
          departure: '2015-06-01T23:30:00Z',
          departureLocal: '2015-06-01T19:30:00-04:00',
          arrival: '2015-06-02T05:45:00Z',
          arrivalLocal: '2015-06-01T22:45:00-07:00',
          from: { timeZone: 'America/New_York' },
          to: { timeZone: 'America/Los_Angeles' },
        },
      ])
    } finally {
      await close()
      await made.drop()
    }
  })
})
