import { expect, onTestFinished, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { computedTables } from '../../src/db/import/computed.ts'
import { migrate } from '../../src/db/migrate.ts'
import { makeReady } from '../../src/db/populate.ts'
import { analyticsQueries } from '../../src/db/queries/analytics.ts'
import { flightQueries } from '../../src/db/queries/flights/search.ts'
import { airportQueries } from '../../src/db/queries/reference/airports.ts'
import { describeEachEngine } from '../support/engines.ts'
import { ask, scratchDatabase } from '../support/scratch.ts'
import { flughafenTables, makeFlughafenDb } from './flughafendb.ts'
import { schemaOf } from './schema-of.ts'

describeEachEngine('an existing FlughafenDB', (_seeded, url) => {
  const only = <T>(schema: Record<string, T>, tables: readonly string[]) =>
    Object.fromEntries(tables.map((table) => [table, schema[table]]))

  async function flughafenDb(): Promise<Database> {
    const database = await scratchDatabase(url)
    await makeFlughafenDb(database)
    return database
  }

  test('keeps its tables unchanged, and gets the missing ones', async () => {
    const database = await flughafenDb()
    const before = await schemaOf(database)
    const { adopted } = await migrate(database)
    const after = await schemaOf(database)
    expect(only(after, flughafenTables)).toEqual(before)
    expect(adopted.sort()).toEqual(flughafenTables.filter((table) => table !== 'weatherdata'))
    expect(Object.keys(after)).toEqual(expect.arrayContaining(['country', 'flight_status', 'data_load', 'outbox']))
  })

  test('that has a table of our own name without a column of it is refused, with the statement that adds it', async () => {
    const database = await flughafenDb()
    await ask(
      database,
      `CREATE TABLE flight_status (flight_id int NOT NULL PRIMARY KEY, status varchar(12) NOT NULL,
         delay_minutes int NOT NULL DEFAULT 0, updated_at ${database.dialect === 'pg' ? 'timestamp' : 'datetime'} NOT NULL)`,
    )
    const before = await schemaOf(database)
    const error = await migrate(database).then(String, (refused: Error) => refused.message)
    expect(error).toMatch(
      /^The table flight_status existed before this service and lacks the column gate\. Run: ALTER /,
    )
    expect((await schemaOf(database)).flight_status).toEqual(before.flight_status)
    await ask(database, error.replace(/^.*Run: /, ''))
    expect((await migrate(database)).adopted).toContain('flight_status')
  })

  test('keeps its rows, and is not filled like an empty database', async () => {
    const database = await flughafenDb()
    await migrate(database)
    const source = () => {
      throw new Error('an adopted database must not ask for data')
    }
    const ready = () => makeReady(database, { source, computed: computedTables, onProgress: () => {} })
    expect(await ready()).toBe('computed')
    expect(await ask(database, 'SELECT booking_id FROM booking')).toHaveLength(2)
    // The missing figures were computed once from the existing rows.
    expect(await airportQueries(database).byIata('JFK')).toMatchObject({ countryCode: 'USA' })
    const [stats] = await ask(database, 'SELECT bookings FROM flight_stats')
    expect(Number(stats?.bookings)).toBe(2)
    expect(await ready()).toBe('nothing')
  })

  test('can be searched at once', async () => {
    const database = await flughafenDb()
    await migrate(database)
    const day = { start: new Date('2015-06-01T00:00:00Z'), end: new Date('2015-06-02T00:00:00Z') }
    expect(await flightQueries(database).onRoute({ from: 'JFK', to: 'LAX', ...day })).toEqual([
      expect.objectContaining({
        flightNo: 'AA1234',
        departure: new Date('2015-06-01T23:30:00Z'),
        arrival: new Date('2015-06-02T05:45:00Z'),
        airline: { iata: 'AA', name: 'America Airlines' },
        totalSeats: 450,
        bookedSeats: 2,
      }),
    ])
    expect(await airportQueries(database).byIata('JFK')).toMatchObject({ city: 'NEW YORK', latitude: 40.63972222 })
  })

  test('is searched also if its texts have another character set or collation than new tables', async () => {
    const database = await flughafenDb()
    if (database.dialect === 'mysql') {
      await ask(database, 'ALTER TABLE airport_geo CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci')
      await ask(database, 'ALTER TABLE airport CONVERT TO CHARACTER SET latin1')
    }
    await migrate(database)
    await makeReady(database, { source: undefined, computed: computedTables, onProgress: () => {} })
    expect(await airportQueries(database).byIata('JFK')).toMatchObject({ countryCode: 'USA' })
    expect(await airportQueries(database).list({ q: '東京 🛫', limit: 1 })).toEqual([])
    expect(await airportQueries(database).list({ q: 'new y', limit: 1 })).toMatchObject([{ iata: 'JFK' }])
    expect(await analyticsQueries(database).places()).toContainEqual(expect.objectContaining({ countryCode: 'USA' }))
  })

  test('reads the same times, in UTC, in any time zone of the process', async () => {
    const zone = process.env.TZ
    onTestFinished(() => {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    })
    process.env.TZ = 'America/New_York'
    const database = await flughafenDb()
    await migrate(database)
    const day = { start: new Date('2015-06-01T00:00:00Z'), end: new Date('2015-06-02T00:00:00Z') }
    const [flight] = await flightQueries(database).onRoute({ from: 'JFK', to: 'LAX', ...day })
    expect(flight?.departure).toEqual(new Date('2015-06-01T23:30:00Z'))
  })

  test('gets the indexes of searches only on request', async () => {
    const database = await flughafenDb()
    const indexes = async () => JSON.stringify((await schemaOf(database)).flight).includes('flight_route_departure_idx')
    await migrate(database)
    expect(await indexes()).toBe(false)
    await migrate(database, { indexes: true })
    expect(await indexes()).toBe(true)
    const after = await schemaOf(database)
    await migrate(database, { indexes: true })
    expect(await schemaOf(database)).toEqual(after)
  })

  test('keeps its columns when indexes are added', async () => {
    const database = await flughafenDb()
    const columnsOf = async () =>
      (await schemaOf(database)).flight?.filter((row) => 'column_type' in Object(row) || 'data_type' in Object(row))
    const before = await columnsOf()
    await migrate(database, { indexes: true })
    expect(await columnsOf()).toEqual(before)
  })
})
