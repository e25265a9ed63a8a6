import type { Database } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openTestDatabase } from './engines.ts'
import { addRows, type MadeDatabase, makeFilledDatabase } from './scratch.ts'

/** Departure day of most flights. */
export const DAY = '2026-03-10'

const flight = (id: number, from: number, to: number, departure: string, airline = 1) => ({
  flight_id: id,
  flightno: `ZA${100 + id}`,
  from,
  to,
  departure: new Date(departure),
  arrival: new Date(Date.parse(departure) + 90 * 60_000),
  airline_id: airline,
  airplane_id: airline,
})

/**
 * Creates the schema in an empty database, and a few rows with predictable results: flights from QAA to QBB around the start
 * and end of one day, and airports with names that are difficult for the search.
 */
export async function makeSmallData(database: Database): Promise<void> {
  await migrate(database)
  await addRows(database, 'country', [
    { code: 'BRA', alpha2: 'BR', name: 'Brazil', region: 'Americas' },
    { code: 'DEU', alpha2: 'DE', name: 'Germany', region: 'Europe' },
  ])
  await addRows(database, 'airport', [
    { airport_id: 1, iata: 'QAA', icao: 'XQAA', name: 'Alpha Field' },
    { airport_id: 2, iata: 'QBB', icao: 'XQBB', name: '100% Bravo' },
    { airport_id: 3, iata: 'QCC', icao: 'XQCC', name: 'Under_score!' },
    { airport_id: 4, iata: 'QDD', icao: 'XQDD', name: 'Underpass' },
    { airport_id: 5, iata: null, icao: 'XQEE', name: 'Alpha Glider Field' },
    { airport_id: 6, iata: 'QFF', icao: 'XQFF', name: 'Nowhere' },
  ])
  const at = { latitude: 10, longitude: 20 }
  await addRows(database, 'airport_geo', [
    { airport_id: 1, name: 'Alpha Field', city: 'São Paulo', country: 'Brazil', ...at },
    { airport_id: 2, name: '100% Bravo', city: 'Gießen', country: 'GERMANY', ...at },
    { airport_id: 3, name: 'Under_score!', city: 'Gießen', country: 'Germany', latitude: -1.5, longitude: 2.25 },
    { airport_id: 4, name: 'Underpass', city: null, country: 'Atlantis', ...at },
    { airport_id: 5, name: 'Alpha Glider Field', city: 'São Paulo', country: 'Brazil', ...at },
  ])
  await addRows(database, 'airline', [
    { airline_id: 1, iata: 'ZA', airlinename: 'Zulu Air', base_airport: 1 },
    { airline_id: 2, iata: 'ZB', airlinename: 'Zeta Blue', base_airport: 2 },
    { airline_id: 3, iata: 'ZC', airlinename: null, base_airport: 999 },
  ])
  await addRows(database, 'airplane_type', [{ type_id: 1, identifier: 'Test 320', description: null }])
  await addRows(database, 'airplane', [
    { airplane_id: 1, capacity: 4, type_id: 1, airline_id: 1 },
    { airplane_id: 2, capacity: 180, type_id: 999, airline_id: 2 },
  ])
  await addRows(database, 'flight', [
    flight(1, 1, 2, '2026-03-10T22:59:59Z'),
    flight(2, 1, 2, '2026-03-09T23:00:00Z'),
    flight(3, 1, 2, '2026-03-10T12:00:00Z', 2),
    flight(4, 1, 2, '2026-03-10T12:00:00Z'),
    flight(5, 1, 2, '2026-03-09T22:59:59Z'),
    flight(6, 1, 2, '2026-03-10T23:00:00Z'),
    flight(7, 2, 1, '2026-03-10T12:00:00Z'),
    flight(8, 1, 3, '2026-03-10T12:00:00Z'),
  ])
  await addRows(database, 'flight_status', [
    { flight_id: 3, status: 'delayed', delay_minutes: 25, updated_at: new Date('2026-03-10T10:00:00Z') },
    { flight_id: 4, status: 'cancelled', delay_minutes: 0, updated_at: new Date('2026-03-10T10:00:00Z') },
  ])
  const booking = (id: number, flightId: number, seat: string | null) => ({
    booking_id: id,
    flight_id: flightId,
    seat,
    passenger_id: 1,
    price: '99.00',
  })
  await addRows(database, 'booking', [
    booking(1, 1, '1A'),
    booking(2, 1, '1C'),
    booking(3, 1, null),
    booking(4, 1, null),
    booking(5, 1, null),
    booking(6, 2, '1A'),
  ])
}

/** Makes a database with the small data on a server. The caller drops it. */
export const makeSmallDatabase = (serverUrl: string): Promise<MadeDatabase> =>
  makeFilledDatabase(serverUrl, { kind: 'small', fill: makeSmallData })

/** Makes a database with the small data on a server, and opens it. `close` closes and drops it. */
export async function openSmallData(
  serverUrl: string,
): Promise<{ url: string; database: Database; close: () => Promise<void> }> {
  const { url, drop } = await makeSmallDatabase(serverUrl)
  const database = openTestDatabase(url)
  const close = async () => {
    await database.close()
    await drop()
  }
  return { url, database, close }
}
