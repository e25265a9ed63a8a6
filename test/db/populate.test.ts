import { expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import type { Cell, TableRows } from '../../src/db/load.ts'
import { migrate } from '../../src/db/migrate.ts'
import { type DataSource, makeReady, populate, wantsData } from '../../src/db/populate.ts'
import { describeEachEngine, openTestDatabase } from '../support/engines.ts'
import { addRows, ask, scratchDatabase } from '../support/scratch.ts'

describeEachEngine('fill', (_seeded, url) => {
  async function emptyDatabase(): Promise<Database & { url: string }> {
    const database = await scratchDatabase(url)
    await migrate(database)
    return database
  }
  const names = async (database: Database) =>
    (await ask(database, 'SELECT lastname FROM passenger ORDER BY passenger_id')).map((row) => row.lastname)
  const silently = () => {}
  const ready = (database: Database, source: () => DataSource) =>
    makeReady(database, { source, computed: [], onProgress: silently })

  test('an empty database is filled, and its ids continue after the ones that were loaded', async () => {
    const database = await emptyDatabase()
    expect(await ready(database, () => passengers('Ada', 'Bob'))).toBe('populated')
    await ask(database, "INSERT INTO passenger (passportno, firstname, lastname) VALUES ('P9', 'new', 'Cyd')")
    expect(await names(database)).toEqual(['Ada', 'Bob', 'Cyd'])
    expect(await ask(database, 'SELECT max(passenger_id) AS id FROM passenger')).toEqual([{ id: 3 }])
  })

  test('a filled database is left alone', async () => {
    const database = await emptyDatabase()
    await ready(database, () => passengers('Ada'))
    expect(await ready(database, nobodyAsks)).not.toBe('populated')
    expect(await names(database)).toEqual(['Ada'])
  })

  test.each(['flight', 'passenger', 'booking'])('a database with a foreign %s stays unchanged', async (table) => {
    const database = await emptyDatabase()
    await addRows(database, table, [firstRows[table] ?? {}])
    expect(await ready(database, nobodyAsks)).not.toBe('populated')
  })

  test('two instances that start at once fill it once', async () => {
    const database = await emptyDatabase()
    const other = openTestDatabase(database.url)
    const results = await Promise.all([database, other].map((each) => ready(each, () => passengers('Ada', 'Bob'))))
    await other.close()
    expect(results.sort()).toEqual(['nothing', 'populated'])
    expect(await names(database)).toEqual(['Ada', 'Bob'])
  })

  test('one that was cut off leaves a mark, and is done again from the beginning', async () => {
    const database = await emptyDatabase()
    const cutOff: DataSource = {
      name: 'test',
      anchor: null,
      tables: [passengerTable('Ada'), { ...bookings, rows: breaksAfter(bookings.rows) }],
    }
    await expect(ready(database, () => cutOff)).rejects.toThrow('cut off')
    expect(await names(database)).toEqual(['Ada'])
    expect(await ask(database, 'SELECT booking_id FROM booking')).toEqual([])
    expect(await database.script(wantsData)).toBe(true)

    expect(await ready(database, () => passengers('Bob', 'Cyd'))).toBe('populated')
    expect(await names(database)).toEqual(['Bob', 'Cyd'])
    expect(await database.script(wantsData)).toBe(false)
  })

  test('an import that was cut off is not covered up by a seed', async () => {
    const database = await emptyDatabase()
    const cutOff = {
      ...passengers('Ada'),
      name: 'import x',
      tables: [{ ...bookings, rows: breaksAfter(bookings.rows) }],
    }
    const importing = database.script((connection) => populate(connection, cutOff, silently))
    await expect(importing).rejects.toThrow('booking: cut off')
    await expect(ready(database, nobodyAsks)).rejects.toThrow('import x was cut off')
  })

  test('one with the option replaces all data and all derived data', async () => {
    const database = await emptyDatabase()
    await database.script((connection) => populate(connection, passengers('Ada'), silently))
    await addRows(database, 'flight_stats', [
      { flight_id: 1, bookings: 7, revenue: '700.00', updated_at: new Date('2026-01-01T00:00:00Z') },
    ])
    await database.script((connection) => populate(connection, passengers('Bob'), silently))
    expect(await names(database)).toEqual(['Bob'])
    expect(await ask(database, 'SELECT flight_id FROM flight_stats')).toEqual([])
  })

  test('it records its data set and its anchor date', async () => {
    const database = await emptyDatabase()
    await ready(database, () => ({ ...passengers('Ada'), name: "it's a test", anchor: '2025-12-15' }))
    const anchor = database.dialect === 'pg' ? 'anchor::text' : 'anchor'
    expect(await ask(database, `SELECT source, ${anchor} AS anchor, finished_at FROM data_load`)).toEqual([
      { source: "it's a test", anchor: '2025-12-15', finished_at: expect.anything() },
    ])
  })

  test('it reports every table, in the end with all its rows', async () => {
    const database = await emptyDatabase()
    const reports: unknown[] = []
    await makeReady(database, {
      source: () => passengers('Ada', 'Bob'),
      computed: [],
      onProgress: (progress) => reports.push(progress),
    })
    expect(reports.at(-1)).toEqual({ table: 'passenger', loaded: 2, expected: 2 })
  })
})

const passengers = (...lastnames: string[]): DataSource => ({
  name: 'test',
  anchor: null,
  tables: [passengerTable(...lastnames)],
})

function passengerTable(...lastnames: string[]): TableRows {
  const rows = lastnames.map((lastname, i) => [i + 1, `P${i}`, 'Test', lastname])
  const columns = ['passenger_id', 'passportno', 'firstname', 'lastname']
  return { table: 'passenger', columns, rows, expected: rows.length }
}

const bookings = {
  table: 'booking',
  columns: ['booking_id', 'flight_id', 'seat', 'passenger_id', 'price'],
  // More than one chunk, so that some of it is on its way when it breaks
  rows: Array.from({ length: 10_000 }, (_, i): Cell[] => [i + 1, 1, null, 1, '99.00']),
  expected: 10_000,
}

function* breaksAfter(rows: Iterable<readonly Cell[]>): Generator<readonly Cell[]> {
  yield* rows
  throw new Error('cut off')
}

const noon = new Date('2026-03-10T12:00:00Z')
const firstRows: Record<string, Record<string, Cell>> = {
  flight: {
    flight_id: 1,
    flightno: 'ZA1',
    from: 1,
    to: 2,
    departure: noon,
    arrival: noon,
    airline_id: 1,
    airplane_id: 1,
  },
  passenger: { passenger_id: 1, passportno: 'P1', firstname: 'Ada', lastname: 'Lovelace' },
  booking: { booking_id: 1, flight_id: 1, seat: null, passenger_id: 1, price: '1.00' },
}

function nobodyAsks(): never {
  throw new Error('nobody may ask for data')
}
