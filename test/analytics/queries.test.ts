import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { analyticsQueries } from '../../src/db/queries/analytics.ts'
import { describeEachEngine } from '../support/engines.ts'
import { addRows } from '../support/scratch.ts'
import { openSmallData } from '../support/small-data.ts'

/** A time when flights 2 to 5 from QAA to QBB have departed. Flight 3 is delayed, flight 4 is cancelled. */
const NOON = new Date('2026-03-10T12:00:01Z')

describeEachEngine('the facts of reports', (_seeded, url) => {
  let database: Database
  let close: () => Promise<void>
  beforeAll(async () => {
    const opened = await openSmallData(url)
    database = opened.database
    close = opened.close
    await addRows(database, 'flight_stats', [
      { flight_id: 1, bookings: 5, revenue: '495.00' },
      { flight_id: 2, bookings: 1, revenue: '99.99' },
      { flight_id: 3, bookings: 90, revenue: '1234567.01' },
      { flight_id: 4, bookings: 2, revenue: '0.01' },
    ])
    // A flight with an unknown airplane.
    const nowhere = { departure: new Date('2026-01-01T00:00Z'), arrival: new Date('2026-01-01T02:00Z') }
    await addRows(database, 'flight', [
      { flight_id: 9, flightno: 'ZC9', from: 2, to: 999, airline_id: 3, airplane_id: 999, ...nowhere },
    ])
    await addRows(database, 'passenger', [
      { passenger_id: 1, passportno: 'P1', firstname: 'Ada', lastname: 'Éclair' },
      { passenger_id: 2, passportno: 'P2', firstname: 'Bo Maria', lastname: 'van Dyk' },
      { passenger_id: 3, passportno: 'P3', firstname: 'Cy', lastname: '' },
    ])
    await addRows(database, 'route', [
      { from: 1, to: 2, distance_km: 1000, domestic: false, searches: 0 },
      { from: 1, to: 3, distance_km: 10.5, domestic: false, searches: 0 },
    ])
    const booking = (id: number, flightId: number, passengerId: number, price: string) => ({
      booking_id: id,
      flight_id: flightId,
      seat: null,
      passenger_id: passengerId,
      price,
    })
    await addRows(database, 'booking', [
      // From 1 to 3, back (not in the list of routes), and on an unknown flight.
      ...[booking(10, 8, 2, '0.10'), booking(11, 7, 2, '0.20'), booking(12, 9_999, 2, '1000000.00')],
      ...[booking(13, 2, 3, '5.00'), booking(14, 2, 3, '5.00'), booking(15, 2, 3, '5.00')],
      // Of an unknown passenger.
      booking(16, 2, 999, '7.00'),
    ])
  })
  afterAll(() => close())

  test('traffic has each airline on each route, from the counters, with the outcome of departed flights', async () => {
    const rows = await analyticsQueries(database).traffic(NOON)
    const nothing = { bookings: 0, revenue: expect.stringMatching(/^0(\.00)?$/) }
    const unflown = { flownSeats: 0, flownBookings: 0 }
    const sorted = rows.sort((a, b) => a.from - b.from || a.to - b.to || a.airlineId - b.airlineId)
    expect(sorted).toEqual([
      {
        from: 1,
        to: 2,
        airlineId: 1,
        flights: 5,
        bookings: 8,
        revenue: '595.00',
        // Flights 2, 4 and 5 were due. Flight 4 is cancelled.
        flownSeats: 8,
        flownBookings: 1,
      },
      {
        from: 1,
        to: 2,
        airlineId: 2,
        flights: 1,
        bookings: 90,
        revenue: '1234567.01',
        flownSeats: 180,
        flownBookings: 90,
      },
      { from: 1, to: 3, airlineId: 1, flights: 1, ...nothing, ...unflown, flownSeats: 4 },
      { from: 2, to: 1, airlineId: 1, flights: 1, ...nothing, ...unflown, flownSeats: 4 },
      { from: 2, to: 999, airlineId: 3, flights: 1, ...nothing, ...unflown },
    ])
  })

  test('traffic has no departed flight before the first departure', async () => {
    const rows = await analyticsQueries(database).traffic(new Date('2020-01-01T00:00Z'))
    expect(rows.map(({ flownSeats, flownBookings }) => flownSeats + flownBookings)).toEqual(rows.map(() => 0))
  })

  test('places has every airport, with its country spelt as in the list of countries', async () => {
    const rows = await analyticsQueries(database).places()
    const byId = new Map(rows.map((row) => [row.airportId, row]))
    expect(rows).toHaveLength(6)
    expect(byId.get(2)).toEqual({
      airportId: 2,
      iata: 'QBB',
      icao: 'XQBB',
      name: '100% Bravo',
      city: 'Gießen',
      country: 'Germany',
      countryCode: 'DEU',
    })
    expect(byId.get(4)).toMatchObject({ city: null, country: 'Atlantis', countryCode: null })
    expect(byId.get(5)).toMatchObject({ iata: null, country: 'Brazil' })
    expect(byId.get(6)).toEqual({
      airportId: 6,
      iata: 'QFF',
      icao: 'XQFF',
      name: 'Nowhere',
      city: null,
      country: null,
      countryCode: null,
    })
  })

  test('carriers has every airline, with or without a name', async () => {
    const rows = await analyticsQueries(database).carriers()
    expect(rows.sort((a, b) => a.airlineId - b.airlineId)).toEqual([
      { airlineId: 1, iata: 'ZA', name: 'Zulu Air' },
      { airlineId: 2, iata: 'ZB', name: 'Zeta Blue' },
      { airlineId: 3, iata: 'ZC', name: null },
    ])
  })

  test('flyers are ranked by bookings, then by id, with only the initial of the last name', async () => {
    const { flyers } = analyticsQueries(database)
    const found = [
      // All on the route from 1 to 2, of 621 miles.
      { firstName: 'Ada', initial: 'É', bookings: 6, miles: 6 * 621, spent: '594.00' },
      { firstName: 'Bo Maria', initial: 'v', bookings: 3, miles: 7, spent: '1000000.30' },
      { firstName: 'Cy', initial: '', bookings: 3, miles: 3 * 621, spent: '15.00' },
    ]
    expect(await flyers(100)).toEqual(found)
    expect(await flyers(2)).toEqual(found.slice(0, 2))
  })
})
