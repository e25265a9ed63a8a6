import { afterAll, beforeAll } from 'vitest'
import { computeRoute } from '../../src/db/import/route.ts'
import { type Fixtures, makeFixtures } from '../support/fixtures.ts'
import { addRows } from '../support/scratch.ts'
import { ADMIN_TOKEN, openService, type TestApp } from '../support/service.ts'

const HOUR = 3_600_000

/** Passengers with a unique name. */
export const ADA = 201
export const BO = 202

/** Due flights by outcome. */
export const due = {
  ZA: { onTime: [900, 901, 902, 903], late: [904, 905], cancelled: [906] },
  ZB: { onTime: [910], late: [911], cancelled: [912] },
}
/** A late flight that becomes due ten minutes after the start. */
export const SOON = 920

interface Trip {
  id: number
  airline: number
  to: number
  hours: number
  status?: 'scheduled' | 'delayed' | 'cancelled'
  delay?: number
}

const trips: Trip[] = [
  { id: 900, airline: 1, to: 2, hours: -30 },
  { id: 901, airline: 1, to: 3, hours: -29, status: 'scheduled', delay: 0 },
  { id: 902, airline: 1, to: 4, hours: -28, status: 'delayed', delay: 5 },
  { id: 903, airline: 1, to: 2, hours: -27, status: 'delayed', delay: 14 },
  { id: 904, airline: 1, to: 2, hours: -26, status: 'delayed', delay: 15 },
  { id: 905, airline: 1, to: 3, hours: -25, status: 'delayed', delay: 200 },
  { id: 906, airline: 1, to: 2, hours: -24, status: 'cancelled' },
  { id: 910, airline: 2, to: 2, hours: -23, status: 'delayed', delay: 14 },
  { id: 911, airline: 2, to: 3, hours: -22, status: 'delayed', delay: 15 },
  { id: 912, airline: 2, to: 4, hours: -21, status: 'cancelled' },
  // Not due yet.
  { id: 913, airline: 2, to: 2, hours: 30, status: 'delayed', delay: 200 },
  { id: 914, airline: 2, to: 2, hours: 31, status: 'cancelled' },
  { id: SOON, airline: 1, to: 2, hours: 1 / 6, status: 'delayed', delay: 15 },
]

/** Booked flights and their prices. Each passenger has flown all of them. */
const bookings = [
  [ADA, 900, '99.99'],
  [ADA, 903, '0.05'],
  [ADA, 904, '120.50'],
  [ADA, 902, '1000.10'],
  [BO, 900, '45.00'],
  [BO, 901, '33.33'],
  [BO, 905, '33.33'],
  [BO, 910, '33.34'],
] as const

export interface FigureService extends TestApp {
  fixtures: Fixtures
  get: <Body>(url: string) => Promise<Body>
  send: <Body = unknown>(method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, body?: object) => Promise<Body>
}

/** Starts the service on flights of two airlines with every kind of delay, on the database server at `serverUrl`. */
export function serviceOfFigures(serverUrl: string): () => FigureService {
  let running: FigureService | undefined
  beforeAll(async () => {
    const fixtures = await makeFixtures(serverUrl)
    await addFigures(fixtures)
    const app = await openService({ urls: { database: fixtures.url } })
    const send: FigureService['send'] = async (method, url, body) => {
      const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
      const response = await app.app.inject({ method, url, headers, ...(body && { payload: body }) })
      if (response.statusCode >= 300) throw new Error(`${method} ${url}: ${response.body}`)
      return response.json()
    }
    running = { ...app, fixtures, send, get: (url) => send('GET', url) }
  })
  afterAll(async () => {
    await running?.close()
    await running?.fixtures.close()
  })
  return () => {
    if (!running) throw new Error('the service has not been started')
    return running
  }
}

async function addFigures({ database }: Fixtures): Promise<void> {
  const now = Math.floor(Date.now() / 1_000) * 1_000
  await addRows(database, 'airline', [{ airline_id: 2, iata: 'ZB', airlinename: 'Zeta Blue', base_airport: 1 }])
  await addRows(
    database,
    'flight',
    trips.map(({ id, airline, to, hours }) => ({
      flight_id: id,
      flightno: `ZZ${id}`,
      from: 1,
      to,
      airline_id: airline,
      airplane_id: 3,
      departure: new Date(now + hours * HOUR),
      arrival: new Date(now + (hours + 2) * HOUR),
    })),
  )
  await addRows(
    database,
    'flight_status',
    trips.flatMap(({ id, status, delay = 0 }) =>
      status ? [{ flight_id: id, status, delay_minutes: delay, updated_at: new Date(now) }] : [],
    ),
  )
  await addRows(database, 'passenger', [
    { passenger_id: ADA, passportno: 'PADA', firstname: 'Ada', lastname: 'Éclair' },
    { passenger_id: BO, passportno: 'PBO', firstname: 'Bo', lastname: 'van Dyk' },
  ])
  await addRows(
    database,
    'booking',
    bookings.map(([passenger, flight, price], i) => ({
      flight_id: flight,
      seat: `${i + 1}A`,
      passenger_id: passenger,
      price,
    })),
  )
  await addRows(
    database,
    'flight_stats',
    [...new Set(bookings.map(([, flight]) => flight))].map((flight) => {
      const prices = bookings.flatMap(([, on, price]) => (on === flight ? [Number(price)] : []))
      const revenue = prices.reduce((sum, price) => sum + price, 0).toFixed(2)
      return { flight_id: flight, bookings: prices.length, revenue, updated_at: new Date(now) }
    }),
  )
  await database.script(computeRoute)
}
