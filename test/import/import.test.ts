import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { expect, inject, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { countryCoverage } from '../../src/db/import/country.ts'
import { type ImportOptions, importSource } from '../../src/db/import/source.ts'
import { migrate } from '../../src/db/migrate.ts'
import { populate, wantsData } from '../../src/db/populate.ts'
import { describeEachEngine } from '../support/engines.ts'
import { ask, scratchDatabase } from '../support/scratch.ts'
import { makeFile, makeFolder, zstdFrame } from './files.ts'
import {
  description,
  filesOf,
  mysqldump,
  nasty,
  shellFiles,
  smallFlughafen,
  withoutFlights,
} from './small-flughafen.ts'

async function load(database: Database, path: string, options?: ImportOptions): Promise<readonly string[]> {
  const source = await importSource(path, options)
  await database.script((connection) => populate(connection, source, () => {}))
  return source.notes
}

describeEachEngine('a dump of FlughafenDB', (openSeeded, url) => {
  async function emptyDatabase(): Promise<Database> {
    const database = await scratchDatabase(url)
    await migrate(database)
    return database
  }

  async function expectSmallFlughafen(database: Database): Promise<void> {
    const [iata, sex, from, to, seat] = ['iata', 'sex', '"from"', '"to"', 'seat'].map((name) =>
      database.dialect === 'pg' ? name : name.replaceAll('"', '`'),
    )
    expect(await ask(database, `SELECT airport_id, ${iata} FROM airport ORDER BY airport_id`)).toEqual([
      { airport_id: 1, iata: 'JFK' },
      { airport_id: 2, iata: 'LAX' },
      { airport_id: 3, iata: 'GMP' },
      { airport_id: 4, iata: null },
    ])
    expect(await ask(database, 'SELECT airlinename, base_airport FROM airline ORDER BY airline_id')).toEqual([
      { airlinename: 'Österreich Airlines', base_airport: 1 },
      { airlinename: 'American Samoa Airli', base_airport: 9210 },
    ])
    expect(await ask(database, 'SELECT description FROM airplane_type')).toEqual([{ description: nasty }])
    expect(await ask(database, `SELECT ${sex}, street FROM passengerdetails ORDER BY passenger_id`)).toEqual([
      { sex: 'm', street: 'Andechsstraße 45' },
      { sex: 'w', street: 'Archenweg 82' },
    ])
    expect(await ask(database, `SELECT booking_id, ${seat} FROM booking ORDER BY booking_id`)).toEqual([
      { booking_id: 1, seat: '12A' },
      { booking_id: 2, seat: null },
      { booking_id: 3, seat: '1C' },
    ])
    expect(
      (await ask(database, `SELECT ${from}, ${to}, distance_km, domestic FROM route ORDER BY ${from}, ${to}`)).map(
        (row) => ({ ...row, domestic: Boolean(row.domestic) }),
      ),
    ).toEqual([
      { from: 1, to: 2, distance_km: 3974.2, domestic: true },
      { from: 1, to: 3, distance_km: 11_071.2, domestic: false },
      { from: 2, to: 1, distance_km: 3974.2, domestic: true },
    ])
    const stats = await ask(database, 'SELECT flight_id, bookings, revenue FROM flight_stats ORDER BY flight_id')
    expect(stats).toEqual([
      { flight_id: 7, bookings: 2, revenue: '398.30' },
      { flight_id: 9, bookings: 1, revenue: '0.30' },
    ])
  }

  test('loads from a plain folder of tables', async () => {
    const database = await emptyDatabase()
    const files = Object.entries(shellFiles(smallFlughafen)).map(([table, text]) => [
      `${table}.tsv.zst`,
      zstdFrame(text),
    ])
    const notes = await load(
      database,
      await makeFolder({ ...Object.fromEntries(files), 'employee.tsv.zst': 'never read' }),
    )
    await expectSmallFlughafen(database)
    expect(notes).toEqual(['Tables skipped: employee.', 'Columns skipped: airport_geo.geolocation.'])
  })

  test('loads from MySQL Shell: with parts, other columns and separators, other tables', async () => {
    const database = await emptyDatabase()
    const { airline, booking, ...others } = shellFiles(smallFlughafen)
    const files: Record<string, string | Uint8Array> = {
      '@.json': '{}',
      '@.done.json': '{}',
      'small@weatherdata.json': '{}',
    }
    for (const [table, text] of Object.entries(others)) files[`small@${table}.tsv.gz`] = gzipSync(text)
    for (const [table, { columns }] of Object.entries(smallFlughafen))
      files[`small@${table}.json`] = description(columns)
    const [first = '', second = '', third = ''] = booking.split(/(?<=\n)/)
    files['small@booking@0.tsv.zst'] = zstdFrame(first)
    files['small@booking@1.tsv.zst'] = zstdFrame(second)
    files['small@booking@@2.tsv.zst'] = zstdFrame(third)
    files['small@booking@0.tsv.zst.idx'] = 'index'
    files['small@weatherdata@@0.tsv.zst'] = 'never read'
    const columns = ['base_airport', 'motto', 'airlinename', 'iata', 'airline_id']
    files['small@airline.json'] = description(columns, { fieldsTerminatedBy: ',', fieldsEnclosedBy: '"' })
    files['small@airline.csv'] = '1,"a, b","Österreich Airlines","AF",1\n9210,\\N,"American Samoa Airli",AM,2\n'
    expect(airline).toContain('Österreich')

    const notes = await load(database, await makeFolder(files))
    await expectSmallFlughafen(database)
    expect(notes).toContain('Tables skipped: weatherdata.')
    expect(notes).toContain('Columns skipped: airport_geo.geolocation, airline.motto.')
  })

  test.each([
    ['x.sql', (text: Buffer) => text],
    ['x.sql.gz', (text: Buffer) => gzipSync(text)],
    ['x.sql.zst', (text: Buffer) => zstdFrame(text)],
  ])('loads from mysqldump: %s', async (name, compress) => {
    const database = await emptyDatabase()
    const weather = 'CREATE TABLE `weatherdata` (\n  `station` int\n);\nINSERT INTO `weatherdata` VALUES (1),(2);\n'
    const text = mysqldump(smallFlughafen)
      .replaceAll('\xff', '\0')
      .replace('-- Dump completed', `${weather}-- Dump completed`)
    const bytes = Buffer.from(text)
    // Binary values contain a byte that is invalid in UTF-8.
    for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at)) bytes[at] = 0xff
    const notes = await load(database, await makeFile(name, compress(bytes)))
    await expectSmallFlughafen(database)
    expect(notes).toEqual(['Tables skipped: weatherdata.', 'Columns skipped: airport_geo.geolocation.'])
  })

  test('loads from the real mysqldump, with every booking', async ({ skip }) => {
    const mariadb = inject('engines').MariaDB
    if ('skipped' in mariadb) return skip(mariadb.skipped)
    const file = join(await makeFolder({}), 'seed.sql')
    if (!(await dump(mariadb.url, file))) return skip('mariadb-dump is not on this machine')
    const database = await emptyDatabase()
    await load(database, file)
    const seeded = openSeeded()
    for (const query of [
      'SELECT count(*) AS n, sum(price) AS revenue, max(booking_id) AS id FROM booking',
      'SELECT flight_id, departure, arrival FROM flight ORDER BY flight_id',
      'SELECT * FROM passengerdetails ORDER BY passenger_id',
      'SELECT flight_id, bookings, revenue FROM flight_stats ORDER BY flight_id',
      'SELECT code, name FROM country ORDER BY code',
    ]) {
      expect(await ask(database, query)).toEqual(await ask(seeded, query))
    }
    await seeded.close()
  })

  test('replaces all data, and leaves missing tables empty', async () => {
    const database = await emptyDatabase()
    await load(database, await makeFile('x.sql', mysqldump(smallFlughafen)))
    const notes = await load(database, await makeFile('x.sql', mysqldump(withoutFlights)))
    expect(notes.slice(0, 2)).toEqual([
      'No rows in the dump: flight, booking.',
      'Without flights every search finds nothing.',
    ])
    for (const table of ['flight', 'booking', 'route', 'flight_stats']) {
      expect(await ask(database, `SELECT 1 AS there FROM ${table}`)).toEqual([])
    }
    expect(await ask(database, 'SELECT count(*) AS n FROM airport')).toEqual([
      { n: database.dialect === 'pg' ? '4' : 4 },
    ])
  })

  test('without flights gets generated flights from its timetable, if requested', async () => {
    const database = await emptyDatabase()
    const path = await makeFile('x.sql', mysqldump(withoutFlights))
    const notes = await load(database, path, { expandSchedule: { anchor: '2025-12-15' } })
    // 121 days and 17 Mondays, the anchor among them; American Samoa has no airplane.
    expect(notes).toContain('138 flights are generated from the timetable.')
    const at =
      database.dialect === 'pg'
        ? "to_char(departure, 'YYYY-MM-DD HH24:MI')"
        : "date_format(departure, '%Y-%m-%d %H:%i')"
    const flights = await ask(
      database,
      `SELECT flightno, ${at} AS departs, ${at.replaceAll('departure', 'arrival')} AS arrives, airplane_id FROM flight ORDER BY flight_id`,
    )
    expect(flights.length).toBe(138)
    expect(flights[0]).toEqual({
      flightno: 'AF1078',
      departs: '2025-10-16 10:15',
      arrives: '2025-10-16 20:46',
      airplane_id: 1,
    })
    expect(flights).toContainEqual({
      flightno: 'AF1079',
      departs: '2025-12-15 23:30',
      arrives: '2025-12-16 05:45',
      airplane_id: 2,
    })
    expect(flights.at(-1)?.departs).toBe('2026-02-13 10:15')
    expect((await ask(database, 'SELECT 1 AS there FROM route')).length).toBe(2)
  })

  test('maps airports to countries, by our name or by the name in FlughafenDB', async () => {
    const database = await emptyDatabase()
    await load(database, await makeFile('x.sql', mysqldump(smallFlughafen)))
    expect(await database.script(countryCoverage)).toEqual({ airports: 4, found: 3, unknown: ['N463460 W1180004'] })
    const codes = "SELECT code, name FROM country WHERE code IN ('KOR', 'USA', 'ZAF') ORDER BY code"
    expect(await ask(database, codes)).toEqual([
      { code: 'KOR', name: 'Korea' },
      { code: 'USA', name: 'United States' },
      { code: 'ZAF', name: 'South Africa' },
    ])
  })

  test('that is damaged leaves the database unchanged', async () => {
    const database = await emptyDatabase()
    await load(database, await makeFile('x.sql', mysqldump(smallFlughafen)))
    const compressed = gzipSync(mysqldump(withoutFlights))
    await expect(load(database, await makeFile('x.sql.gz', compressed.subarray(0, -20)))).rejects.toThrow('x.sql.gz: ')
    await expectSmallFlughafen(database)
    expect(await database.script(wantsData)).toBe(false)
  })

  test('that breaks between the check and the load leaves an unfinished row in `data_load`', async () => {
    const database = await emptyDatabase()
    const path = await makeFolder({ ...filesOf(['airport', 'passenger']) })
    const source = await importSource(path)
    await rm(join(path, 'passenger.tsv'))
    const loading = database.script((connection) => populate(connection, source, () => {}))
    await expect(loading).rejects.toThrow(`${join(path, 'passenger.tsv')}: there is no such file or folder`)
    expect(await database.script(wantsData)).toBe(true)
  })
})

test('a check reports its progress, and all rows at the end', async () => {
  const reports: { table: string; loaded: number; expected: number }[] = []
  await importSource(await makeFolder(filesOf(['airport', 'passenger'])), {
    onProgress: (report) => reports.push(report),
  })
  expect(reports.at(-1)).toEqual({ table: 'check', loaded: 6, expected: 6 })
  expect(reports.slice(0, -1).every(({ loaded, expected }) => expected > loaded)).toBe(true)
})

test('a folder that may lack parts is loaded, with a warning', async () => {
  const { notes } = await importSource(await makeFolder({ 'booking@0.tsv': '1\t1\t\\N\t1\t99.00\n' }))
  expect(notes[0]).toBe('No part of booking is marked as its last. Is the dump complete?')
})

/** Dumps a whole database to a file. Returns false if this machine has no program for it. */
async function dump(url: string, file: string): Promise<boolean> {
  const { hostname, port, username, password, pathname } = new URL(url)
  const args = [
    '--no-defaults',
    `-h${hostname}`,
    `-P${port}`,
    `-u${username}`,
    `--result-file=${file}`,
    pathname.slice(1),
  ]
  try {
    await promisify(execFile)('mariadb-dump', args, { env: { ...process.env, MYSQL_PWD: password } })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}
