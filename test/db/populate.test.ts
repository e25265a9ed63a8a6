import { expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import type { Cell, TableRows } from '../../src/db/load.ts'
import { migrate } from '../../src/db/migrate.ts'
import { type DataSource, makeReady, populate, wantsData } from '../../src/db/populate.ts'
import { describeEachEngine, openTestDatabase } from '../support/engines.ts'
import { addRows, ask, scratchDatabase } from '../support/scratch.ts'
import { schemaOf } from './schema-of.ts'

describeEachEngine('fill', (_seeded, url) => {
  async function emptyDatabase(): Promise<Database & { url: string }> {
    const database = await scratchDatabase(url)
    await migrate(database)
    return database
  }
  const names = async (database: Database) =>
    (await ask(database, 'SELECT lastname FROM passenger ORDER BY passenger_id')).map((row) => row.lastname)
  const silently = () => {}
  const ready = (database: Database, source: (() => DataSource) | undefined) =>
    makeReady(database, { source, computed: [], onProgress: silently })

  test('fills an empty database, and new ids continue after the loaded ones', async () => {
    const database = await emptyDatabase()
    expect(await ready(database, () => passengers('Ada', 'Bob'))).toBe('populated')
    await ask(database, "INSERT INTO passenger (passportno, firstname, lastname) VALUES ('P9', 'new', 'Cyd')")
    expect(await names(database)).toEqual(['Ada', 'Bob', 'Cyd'])
    expect(await ask(database, 'SELECT max(passenger_id) AS id FROM passenger')).toEqual([{ id: 3 }])
  })

  test('leaves a filled database unchanged', async () => {
    const database = await emptyDatabase()
    await ready(database, () => passengers('Ada'))
    expect(await ready(database, mustNotAsk)).not.toBe('populated')
    expect(await names(database)).toEqual(['Ada'])
  })

  test.each(['flight', 'passenger', 'booking'])('leaves a database with a foreign %s unchanged', async (table) => {
    const database = await emptyDatabase()
    await addRows(database, table, [firstRows[table] ?? {}])
    expect(await ready(database, mustNotAsk)).not.toBe('populated')
  })

  test('leaves an empty database empty without a source, and says so', async () => {
    const database = await emptyDatabase()
    expect(await ready(database, undefined)).toBe('empty')
    expect(await names(database)).toEqual([])
  })

  test('runs once when two instances start together', async () => {
    const database = await emptyDatabase()
    const other = openTestDatabase(database.url)
    const results = await Promise.all([database, other].map((each) => ready(each, () => passengers('Ada', 'Bob'))))
    await other.close()
    expect(results.sort()).toEqual(['nothing', 'populated'])
    expect(await names(database)).toEqual(['Ada', 'Bob'])
  })

  test('starts again after an interruption, which leaves a mark', async () => {
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

  test('builds the same indexes again after the rows', async () => {
    const database = await emptyDatabase()
    const before = await schemaOf(database)
    const source = { name: 'test', anchor: null, tables: [passengerTable('Ada'), bookings] }
    const { rows } = await database.script((connection) => populate(connection, source, silently))
    expect(rows).toBe(10_001)
    expect(await schemaOf(database)).toEqual(before)
  })

  test.each([
    ['two bookings of one seat', async function* () {}],
    ['a lost connection', (database: Database, id: number) => ended(database, id)],
  ])('keeps all indexes after %s, and starts again', async (what, end) => {
    const database = await emptyDatabase()
    const before = await schemaOf(database)
    const loading = database.script(async (connection) => {
      const current = database.dialect === 'pg' ? 'pg_backend_pid()' : 'connection_id()'
      const [row] = await connection.rows(`SELECT ${current} AS id`)
      const batches = (async function* () {
        yield bookings.rows.map(([id, flight]): Cell[] => [id ?? null, flight ?? null, '1A', 1, '99.00'])
        yield* end(database, Number(row?.id))
      })()
      const tables = (async function* () {
        const { table, columns, expected } = bookings
        yield { table, columns, expected, batches }
      })()
      await populate(connection, { name: 'test', anchor: null, tables }, silently)
    })
    await expect(loading, what).rejects.toThrow()
    expect(await schemaOf(database)).toEqual(before)
    expect(await ask(database, 'SELECT booking_id FROM booking')).toEqual([])
    expect(await ready(database, () => passengers('Ada'))).toBe('populated')
    expect(await schemaOf(database)).toEqual(before)
  })

  test('keeps the indexes of an adopted table while it loads', async () => {
    const database = await emptyDatabase()
    await ask(database, "UPDATE schema_history SET what = 'adopted' WHERE subject = 'booking'")
    const deferred: unknown[] = []
    await database.script((connection) => {
      const replace: typeof connection.replace = (replacement) => {
        deferred.push([replacement.table, replacement.defersIndexes])
        return connection.replace(replacement)
      }
      const source = { name: 'test', anchor: null, tables: [passengerTable('Ada'), bookings] }
      return populate({ ...connection, replace }, source, silently)
    })
    expect(deferred).toEqual([
      ['passenger', true],
      ['booking', false],
    ])
  })

  test('does not seed over an interrupted import', async () => {
    const database = await emptyDatabase()
    const cutOff = {
      ...passengers('Ada'),
      name: 'import x',
      tables: [{ ...bookings, rows: breaksAfter(bookings.rows) }],
    }
    const importing = database.script((connection) => populate(connection, cutOff, silently))
    await expect(importing).rejects.toThrow('booking: cut off')
    await expect(ready(database, mustNotAsk)).rejects.toThrow('import x was cut off')
  })

  test('replaces all data and all derived data with the option', async () => {
    const database = await emptyDatabase()
    await database.script((connection) => populate(connection, passengers('Ada'), silently))
    await addRows(database, 'flight_stats', [
      { flight_id: 1, bookings: 7, revenue: '700.00', updated_at: new Date('2026-01-01T00:00:00Z') },
    ])
    await database.script((connection) => populate(connection, passengers('Bob'), silently))
    expect(await names(database)).toEqual(['Bob'])
    expect(await ask(database, 'SELECT flight_id FROM flight_stats')).toEqual([])
  })

  test('records its data set and its anchor date', async () => {
    const database = await emptyDatabase()
    await ready(database, () => ({ ...passengers('Ada'), name: "it's a test", anchor: '2025-12-15' }))
    const anchor = database.dialect === 'pg' ? 'anchor::text' : 'anchor'
    expect(await ask(database, `SELECT source, ${anchor} AS anchor, finished_at FROM data_load`)).toEqual([
      { source: "it's a test", anchor: '2025-12-15', finished_at: expect.anything() },
    ])
  })

  test('reports every table, at the end with all its rows', async () => {
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
  // More than one chunk, so that part of it is sent when it breaks.
  rows: Array.from({ length: 10_000 }, (_, i): Cell[] => [i + 1, 1, null, 1, '99.00']),
  expected: 10_000,
}

/** Ends a connection of the database from another one, then continues with more rows. */
async function* ended(database: Database, id: number): AsyncGenerator<Cell[][]> {
  await ask(database, database.dialect === 'pg' ? `SELECT pg_terminate_backend(${id})` : `KILL ${id}`)
  yield bookings.rows
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

function mustNotAsk(): never {
  throw new Error('a filled database must not ask for data')
}
