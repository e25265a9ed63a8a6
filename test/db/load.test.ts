import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { type Cell, toTsv } from '../../src/db/load.ts'
import { migrate } from '../../src/db/migrate.ts'
import { describeEachEngine, openTestDatabase } from '../support/engines.ts'
import { addRows, ask, makeDatabase } from '../support/scratch.ts'
import { startTestMariadb } from '../support/servers.ts'

/** Text that a naive loader would truncate, split or misread. */
const texts = [
  ['a tab', 'a\tb'],
  ['a newline', 'a\nb'],
  ['a carriage return', 'a\r\nb'],
  ['a backslash', 'C:\\new\\table\\'],
  ['two backslashes before a letter', '\\\\n'],
  ['the marker of NULL', '\\N'],
  ['the word NULL', 'NULL'],
  ['the marker of the end of the data', '\\.'],
  ['quotes', `"it's" \`so\``],
  ['nothing', ''],
  ['blanks around it', ' a '],
  ['letters of the fixtures', 'Łódź 東京 Αθήνα عمّان'],
  ['an emoji', '🛫 and 👩‍✈️'],
] as const

const passenger = (text: string, id = 1): Record<string, Cell> => ({
  passenger_id: id,
  passportno: `P${id}`,
  firstname: text,
  lastname: 'x',
})

function everyCellArrives(database: () => Database) {
  const passengers = (first: number, last: number) =>
    ask(
      database(),
      `SELECT passenger_id, firstname FROM passenger WHERE passenger_id BETWEEN ${first} AND ${last} ORDER BY passenger_id`,
    )

  test.each(texts.map((text, i) => [...text, i + 1] as const))('keeps a text with %s', async (_feature, text, id) => {
    await addRows(database(), 'passenger', [passenger(text, id)])
    expect(await passengers(id, id)).toEqual([{ passenger_id: id, firstname: text }])
  })

  test('keeps NULL apart from an empty text', async () => {
    await addRows(database(), 'booking', [
      { booking_id: 1, flight_id: 1, seat: null, passenger_id: 1, price: '1.50' },
      { booking_id: 2, flight_id: 1, seat: '', passenger_id: 1, price: '1.50' },
    ])
    expect(await ask(database(), 'SELECT seat FROM booking ORDER BY booking_id')).toEqual([
      { seat: null },
      { seat: '' },
    ])
  })

  test('keeps the types of numbers, booleans and instants', async () => {
    await addRows(database(), 'route', [{ from: 1, to: 2, distance_km: 3983.25, domestic: true, searches: 2 ** 40 }])
    const departure = new Date('2026-03-29T02:30:00Z')
    await addRows(database(), 'flight', [
      { flight_id: 1, flightno: 'ZA1', from: 1, to: 2, departure, arrival: departure, airline_id: 1, airplane_id: 1 },
    ])
    const { builder, tables } = database()
    expect(await builder.select().from(tables.route)).toEqual([
      { from: 1, to: 2, distanceKm: 3983.25, domestic: true, searches: 2 ** 40 },
    ])
    expect(await builder.select({ departure: tables.flight.departure }).from(tables.flight)).toEqual([{ departure }])
  })

  test('loads more rows than one chunk or batch holds, each row complete', async () => {
    const rows = Array.from({ length: 2_500 }, (_, i) => passenger('ŁÓDŹ\n東京'.repeat(4 + (i % 5)), 1_000 + i))
    await addRows(database(), 'passenger', rows)
    expect(await passengers(1_000, 3_499)).toEqual(
      rows.map(({ passenger_id, firstname }) => ({ passenger_id, firstname })),
    )
  })

  test.each([
    ['already exists', passenger('twice', 5_001)],
    ['is too long', passenger('x'.repeat(101), 5_002)],
    ['has NULL in a required column', { ...passenger('x', 5_002), lastname: null }],
  ])('loads all rows or none: a row that %s rolls back the rows before it', async (_what, row) => {
    await expect(addRows(database(), 'passenger', [passenger('first', 5_001), row])).rejects.toThrow()
    expect(await passengers(5_001, 5_002)).toEqual([])
  })
}

describeEachEngine('a bulk load', (_seeded, url) => {
  everyCellArrives(databaseOfSuite(() => makeDatabase(url)))
})

const mariadb = inject('engines').MariaDB
const reason = 'skipped' in mariadb ? `: skipped, ${mariadb.skipped}` : ''
describe.skipIf(reason)(`a bulk load into a MariaDB with local_infile off${reason}`, () => {
  everyCellArrives(
    databaseOfSuite(async () => {
      const server = await startTestMariadb()
      if ('skipped' in server) throw new Error(server.skipped)
      const database = openTestDatabase(server.url)
      await ask(database, 'SET GLOBAL local_infile = 0')
      await database.close()
      return { url: server.url, drop: server.close }
    }),
  )
})

/** Creates one database with its tables for all tests of a suite. */
function databaseOfSuite(make: () => Promise<{ url: string; drop: () => Promise<void> }>): () => Database {
  let database: Database | undefined
  let drop = async () => {}
  beforeAll(async () => {
    const made = await make()
    database = openTestDatabase(made.url)
    drop = made.drop
    await migrate(database)
  })
  afterAll(async () => {
    await database?.close()
    await drop()
  })
  return () => {
    if (!database) throw new Error('the suite has no database')
    return database
  }
}

describe('toTsv', () => {
  test('splits rows into chunks and returns the number of rows of each', () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => [i, 'x'.repeat(50)])
    const reported: number[] = []
    const chunks = [...toTsv(rows, (count) => reported.push(count))]
    expect(chunks.length).toBeGreaterThan(1)
    expect(chunks.join('').split('\n')).toHaveLength(3_001)
    expect(reported.reduce((sum, count) => sum + count)).toBe(3_000)
  })

  test('returns no chunk without rows', () => {
    expect([...toTsv([])]).toEqual([])
  })
})
