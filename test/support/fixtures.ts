import { asc, eq } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { afterAll, beforeAll, inject } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openTestDatabase } from './engines.ts'
import { addRows, ask, makeFilledDatabase } from './scratch.ts'

const DAY_MS = 86_400_000

/** Flights by number of seats. Each departs on its own day, from QAA to the destination of its fleet. */
const fleet = {
  6: { airplane: 1, to: 2, firstId: 10_000, flights: 3_000 },
  30: { airplane: 2, to: 3, firstId: 20_000, flights: 60 },
  180: { airplane: 3, to: 4, firstId: 30_000, flights: 20 },
} as const

/** Zone of QAA. Its clock is an hour ahead of UTC all year. */
const ZONE = 'Africa/Lagos'

export const CANCELLED = 1
export const DEPARTED = 2
export const PASSENGERS = 100

/** A separate database without bookings, and a supply of unused flights. */
export interface Fixtures {
  url: string
  database: Database
  /** Returns a future flight that no other test of these fixtures uses. */
  flight: (seats?: keyof typeof fleet) => number
  /** Reads the local day and the airports of a flight. */
  route: (flightId: number) => Promise<{ from: string; to: string; date: string }>
  /** Reads the bookings of a flight from the database, by id. */
  booked: (
    flightId: number,
  ) => Promise<{ bookingId: number; seat: string | null; passengerId: number; price: number }[]>
  /** Reads the counters of a flight from the database. */
  counted: (flightId: number) => Promise<{ bookings: number; revenue: number }>
  ask: (statement: string) => Promise<Record<string, unknown>[]>
  close: () => Promise<void>
}

/** Fixtures for all tests of a file or suite, on the server of `url` (default: PostgreSQL). */
export function fixtures(url: () => string = postgresUrl): () => Fixtures {
  let made: Fixtures | undefined
  beforeAll(async () => {
    made = await makeFixtures(url())
  })
  afterAll(() => made?.close())
  return () => {
    if (!made) throw new Error('the fixtures have not been made')
    return made
  }
}

export function postgresUrl(): string {
  const server = inject('engines').PostgreSQL
  if ('skipped' in server) throw new Error(server.skipped)
  return server.url
}

/** Creates fixtures on the server of `serverUrl`; the caller closes them. */
export async function makeFixtures(serverUrl: string): Promise<Fixtures> {
  const { url, drop } = await makeFilledDatabase(serverUrl, { kind: 'fixtures', fill: addFixtures })
  const database = openTestDatabase(url)
  const given = { 6: 0, 30: 0, 180: 0 }
  const { builder, tables } = database
  const { airport, booking, flight, flightStats } = tables
  return {
    url,
    database,
    ask: (statement: string) => ask(database, statement),
    flight: (seats = 6) => {
      const { firstId, flights } = fleet[seats]
      if (given[seats] === flights) throw new Error(`no flight of ${seats} seats is left`)
      return firstId + given[seats]++
    },
    route: async (flightId) => {
      const airports = new Map((await builder.select().from(airport)).map((row) => [row.airportId, row.iata]))
      const [found] = await builder.select().from(flight).where(eq(flight.flightId, flightId))
      if (!found) throw new Error(`there is no flight ${flightId}`)
      const [from, to] = [airports.get(found.from) ?? '', airports.get(found.to) ?? '']
      return { from, to, date: DateTime.fromJSDate(found.departure, { zone: ZONE }).toISODate() ?? '' }
    },
    booked: async (flightId) => {
      const rows = await builder
        .select()
        .from(booking)
        .where(eq(booking.flightId, flightId))
        .orderBy(asc(booking.bookingId))
      return rows.map(({ flightId: _, ...row }) => ({ ...row, price: Number(row.price) }))
    },
    counted: async (flightId) => {
      const [row] = await builder.select().from(flightStats).where(eq(flightStats.flightId, flightId))
      return { bookings: row?.bookings ?? 0, revenue: Number(row?.revenue ?? 0) }
    },
    close: async () => {
      await database.close()
      await drop()
    },
  }
}

async function addFixtures(database: Database): Promise<void> {
  await migrate(database)
  await addAirports(database)
  await addFlights(database)
  await addPassengers(database)
}

async function addAirports(database: Database): Promise<void> {
  const airports = [
    { id: 1, iata: 'QAA', name: 'Alpha Field', city: 'Alphaville', latitude: 10, longitude: 10 },
    { id: 2, iata: 'QBB', name: 'Bravo', city: 'Bravo City', latitude: 20, longitude: 20 },
    { id: 3, iata: 'QCC', name: 'Charlie', city: 'Charlieton', latitude: 30, longitude: -10 },
    { id: 4, iata: 'QDD', name: 'Delta', city: null, latitude: -5, longitude: 50 },
  ]
  await addRows(
    database,
    'airport',
    airports.map(({ id, iata, name }) => ({ airport_id: id, iata, icao: `X${iata}`, name })),
  )
  await addRows(
    database,
    'airport_geo',
    airports.map(({ id, iata: _, ...geo }) => ({ airport_id: id, ...geo, country: 'Atlantis' })),
  )
  await addRows(database, 'airline', [{ airline_id: 1, iata: 'ZA', airlinename: 'Zulu Air', base_airport: 1 }])
  await addRows(database, 'airplane_type', [{ type_id: 1, identifier: 'Test 320', description: null }])
  await addRows(
    database,
    'airplane',
    Object.entries(fleet).map(([seats, { airplane }]) => ({
      airplane_id: airplane,
      capacity: Number(seats),
      type_id: 1,
      airline_id: 1,
    })),
  )
}

async function addFlights(database: Database): Promise<void> {
  const noon = Math.floor(Date.now() / DAY_MS) * DAY_MS + DAY_MS / 2
  const flight = (id: number, { airplane, to, day }: { airplane: number; to: number; day: number }) => ({
    flight_id: id,
    flightno: `ZA${id}`,
    from: 1,
    to,
    airline_id: 1,
    airplane_id: airplane,
    departure: new Date(noon + day * DAY_MS),
    arrival: new Date(noon + day * DAY_MS + 90 * 60_000),
  })
  await addRows(database, 'flight', [
    flight(CANCELLED, { airplane: 1, to: 2, day: 1 }),
    flight(DEPARTED, { airplane: 1, to: 2, day: -2 }),
    ...Object.values(fleet).flatMap(({ airplane, to, firstId, flights }) =>
      Array.from({ length: flights }, (_, i) => flight(firstId + i, { airplane, to, day: i + 2 })),
    ),
  ])
  await addRows(database, 'flight_status', [
    { flight_id: CANCELLED, status: 'cancelled', delay_minutes: 0, updated_at: new Date(noon) },
  ])
}

async function addPassengers(database: Database): Promise<void> {
  const passengers = Array.from({ length: PASSENGERS }, (_, i) => i + 1)
  await addRows(
    database,
    'passenger',
    passengers.map((id) => ({
      passenger_id: id,
      passportno: `P${String(id).padStart(8, '0')}`,
      firstname: 'Pat',
      lastname: `Person ${id}`,
    })),
  )
}
