import { randomUUID } from 'node:crypto'
import mysql from 'mysql2/promise'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { populate } from '../../src/db/populate.ts'
import { seedSource } from '../../src/db/seed/source.ts'
import { contractOf } from '../support/conforms.ts'
import { describeEachEngine, openTestDatabase } from '../support/engines.ts'
import { type Fixtures, makeFixtures } from '../support/fixtures.ts'
import { hostilePostgres } from '../support/hostile-settings.ts'
import { ask, scratchDatabase } from '../support/scratch.ts'
import { openService, type TestApp } from '../support/service.ts'
import { admin, type Sent } from '../support/service-on-fixtures.ts'

/** Ends a literal early on a server that takes the backslash before a quote for a plain character. */
const injection = "Z', base_airport = 3 where airline_id > 0 -- x"

describeEachEngine('a server with hostile settings', (_seeded, runUrl) => {
  const isMysql = runUrl.startsWith('mysql:')
  let server: { url: string; close?: () => Promise<void> }
  let fixtures: Fixtures
  let running: TestApp
  let conforms: ReturnType<typeof contractOf>
  beforeAll(async () => {
    // The run's MariaDB has them for all suites.
    server = isMysql ? { url: runUrl } : await hostilePostgres(runUrl)
    fixtures = await makeFixtures(server.url)
    // One connection, so that a snapshot that it keeps serves the next read.
    running = await openService({ urls: { database: fixtures.url }, env: { DB_POOL_CONNECTIONS: '1' } })
    conforms = contractOf(running)
  })
  afterAll(async () => {
    await running?.close()
    await fixtures?.close()
    await server?.close?.()
  })

  async function send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, { body, headers = {} }: Sent = {}) {
    const payload = body === undefined ? {} : { payload: body as object }
    const response = await running.app.inject({ method, url, headers: { ...admin, ...headers }, ...payload })
    if (response.statusCode !== 204) conforms(response)
    return response
  }
  const uncached = { headers: { 'cache-control': 'no-cache' } }
  const book = (flightId: number, { passengerId = 1, key = '' } = {}) =>
    send('POST', `/v1/flights/${flightId}/bookings`, {
      body: { passengerId, seat: '1A' },
      headers: key ? { 'idempotency-key': key } : {},
    })

  test('gives them to other clients', async () => {
    expect(await (isMysql ? usualMysqlSettings(server.url) : usualPgSettings(server.url))).toEqual(
      isMysql ? ['REAL_AS_FLOAT,PIPES_AS_CONCAT,ANSI_QUOTES', 0, 'latin1'] : ['German, DMY', 'on', 'off'],
    )
  })

  test('books a seat, replays the response, and cancels', async () => {
    const flightId = fixtures.flight()
    const key = randomUUID()
    const first = await book(flightId, { key })
    expect(first.statusCode).toBe(201)
    expect((await book(flightId, { key })).body).toBe(first.body)
    expect(await fixtures.booked(flightId)).toMatchObject([{ seat: '1A', passengerId: 1 }])
    expect((await send('DELETE', String(first.headers.location))).statusCode).toBe(204)
    expect(await fixtures.booked(flightId)).toEqual([])
  })

  test('rejects a seat that is taken', async () => {
    const flightId = fixtures.flight()
    expect((await book(flightId)).statusCode).toBe(201)
    expect((await book(flightId)).json()).toMatchObject({ status: 409, code: 'seat-taken' })
  })

  test('returns flights and bookings with their times', async () => {
    const flightId = fixtures.flight()
    const { from, to, date } = await fixtures.route(flightId)
    const expected = [{ flightId, departure: `${date}T12:00:00Z`, arrival: `${date}T13:30:00Z` }]
    await book(flightId, { passengerId: 2 })
    const found = await send('GET', `/v1/flights/search?from=${from}&to=${to}&date=${date}`)
    expect(found.json().data).toMatchObject(expected)
    expect((await send('GET', '/v1/users/2/flights')).json().data).toMatchObject(expected)
  })

  test.each([
    ['an airport', '/v1/airports/QCC', "O'Hare \\ “東京” 🛫"],
    ['an airline', '/v1/airlines/ZA', injection],
  ])('renames %s, and nothing else', async (_what, url, name) => {
    const all = async () => {
      const lists = await Promise.all(['/v1/airports', '/v1/airlines'].map((list) => send('GET', list, uncached)))
      return lists.flatMap((list) => list.json().data as { iata: string; name: string }[])
    }
    const before = await all()
    const { iata } = (await send('PATCH', url, { body: { name } })).json()
    expect((await send('GET', url, uncached)).json()).toMatchObject({ iata, name })
    expect(await all()).toEqual(before.map((row) => (row.iata === iata ? { ...row, name } : row)))
  })

  test('reads what another connection has committed', async () => {
    const read = async () => (await send('GET', '/v1/airports/QDD', uncached)).json().name
    expect(await read()).toBe('Delta')
    await ask(fixtures.database, "UPDATE airport SET name = 'Renamed elsewhere' WHERE iata = 'QDD'")
    expect(await read()).toBe('Renamed elsewhere')
  })

  test('builds reports and leaderboards', async () => {
    await book(fixtures.flight(), { passengerId: 3 })
    for (const url of ['/v1/analytics/countries', '/v1/leaderboards/passengers-most-flights'])
      expect((await send('GET', url)).statusCode).toBe(200)
  })

  test('is migrated and seeded with all rows, letters and times', async () => {
    // The run's MariaDB was.
    const hostile = isMysql ? openTestDatabase(runUrl) : await seededDatabase(server.url)
    const { PostgreSQL } = inject('engines')
    if ('skipped' in PostgreSQL) throw new Error(PostgreSQL.skipped)
    const usual = openTestDatabase(PostgreSQL.url)
    expect(await figures(hostile)).toEqual(await figures(usual))
    await usual.close()
    if (isMysql) await hostile.close()
  })
})

async function usualMysqlSettings(url: string): Promise<unknown[]> {
  const client = await mysql.createConnection({ uri: url, rowsAsArray: true })
  const [[row]] = await client.query<mysql.RowDataPacket[]>(
    'SELECT left(@@sql_mode, 41), @@autocommit, @@character_set_client',
  )
  await client.end()
  return Object.values(row ?? [])
}

async function usualPgSettings(url: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const names = ['DateStyle', 'default_transaction_read_only', 'standard_conforming_strings']
  const { rows } = await client.query({
    text: `SELECT ${names.map((name) => `current_setting('${name}')`)}`,
    rowMode: 'array',
  })
  await client.end()
  return rows[0] as unknown[]
}

async function seededDatabase(url: string): Promise<Database> {
  const database = await scratchDatabase(url)
  await migrate(database)
  const source = seedSource({ scale: 'tiny', anchor: inject('anchor') })
  await database.script((connection) => populate(connection, source, () => {}))
  return database
}

/** Reads names with letters of several alphabets, and the extent of the largest tables. */
async function figures({ builder, tables }: Database) {
  const { airportGeo, booking, flight, passenger } = tables
  return {
    cities: await builder.select().from(airportGeo).orderBy(airportGeo.airportId),
    passengers: await builder.select().from(passenger).orderBy(passenger.passengerId),
    flights: await builder.select().from(flight).orderBy(flight.flightId).limit(50),
    bookings: await builder.select().from(booking).orderBy(booking.bookingId).limit(50),
  }
}
