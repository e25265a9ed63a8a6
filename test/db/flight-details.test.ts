import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { type FlightDetailQueries, flightDetailQueries } from '../../src/db/queries/flights/details.ts'
import { type ManifestQueries, manifestQueries } from '../../src/db/queries/flights/manifest.ts'
import { describeEachEngine } from '../support/engines.ts'
import { addRows } from '../support/scratch.ts'
import { openSmallData } from '../support/small-data.ts'

describeEachEngine('queries of one flight', (_seeded, url) => {
  let database: Database
  let close: () => Promise<void>
  let layers: FlightDetailQueries
  let manifest: ManifestQueries
  beforeAll(async () => {
    const opened = await openSmallData(url)
    database = opened.database
    close = opened.close
    layers = flightDetailQueries(database)
    manifest = manifestQueries(database)
  })
  afterAll(() => close())

  const position = { latitude: 10, longitude: 20 }

  test('return its details, and the positions of its airports', async () => {
    expect(await layers.details(2)).toEqual({
      flightId: 2,
      flightNo: 'ZA102',
      airline: { iata: 'ZA', name: 'Zulu Air' },
      aircraft: 'Test 320',
      from: { iata: 'QAA', icao: 'XQAA', name: 'Alpha Field', city: 'São Paulo', ...position },
      to: { iata: 'QBB', icao: 'XQBB', name: '100% Bravo', city: 'Gießen', ...position },
    })
  })

  test('return its details without an unknown type', async () => {
    expect(await layers.details(3)).toMatchObject({ flightId: 3, aircraft: null })
  })

  test('return its schedule, and the positions of its airports', async () => {
    expect(await layers.schedule(2)).toEqual({
      flightId: 2,
      from: position,
      to: position,
      departure: new Date('2026-03-09T23:00:00Z'),
      arrival: new Date('2026-03-10T00:30:00Z'),
    })
  })

  test('count every booking, with or without a seat, even beyond the capacity', async () => {
    expect(await layers.seats(1)).toEqual({ totalSeats: 4, bookedSeats: 5 })
    expect(await layers.seats(3)).toEqual({ totalSeats: 180, bookedSeats: 0 })
  })

  test('return its status, or nothing without one', async () => {
    expect(await layers.status(3)).toEqual({
      status: 'delayed',
      delayMinutes: 25,
      updatedAt: new Date('2026-03-10T10:00:00Z'),
    })
    expect(await layers.status(1)).toEqual({ status: null, delayMinutes: null, updatedAt: null })
  })

  test.each(['details', 'schedule', 'seats', 'status'] as const)(
    'return nothing for the %s of an unknown flight',
    async (layer) => {
      expect(await layers[layer](999)).toBeUndefined()
    },
  )

  describe('the manifest', () => {
    test('names all passengers, with or without a seat', async () => {
      await addRows(database, 'passenger', [
        { passenger_id: 1, passportno: 'P103014', firstname: 'Ada', lastname: 'Lovelace' },
      ])
      const ada = { passengerId: 1, firstName: 'Ada', lastName: 'Lovelace' }
      const found = (await manifest.ofFlight(1))?.sort((a, b) => a.bookingId - b.bookingId)
      expect(found).toEqual([
        { bookingId: 1, seat: '1A', ...ada },
        { bookingId: 2, seat: '1C', ...ada },
        ...[3, 4, 5].map((bookingId) => ({ bookingId, seat: null, ...ada })),
      ])
    })

    test('lists an unknown passenger without a name', async () => {
      await addRows(database, 'booking', [
        { booking_id: 70, flight_id: 7, seat: '2A', passenger_id: 999, price: '1.00' },
      ])
      expect(await manifest.ofFlight(7)).toEqual([
        { bookingId: 70, seat: '2A', passengerId: 999, firstName: null, lastName: null },
      ])
    })

    test('is empty without bookings, and undefined for an unknown flight', async () => {
      expect(await manifest.ofFlight(8)).toEqual([])
      expect(await manifest.ofFlight(999)).toBeUndefined()
    })
  })
})
