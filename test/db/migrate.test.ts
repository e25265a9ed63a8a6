import { randomUUID } from 'node:crypto'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { describeEachEngine, openTestDatabase } from '../support/engines.ts'
import { ask, scratchDatabase } from '../support/scratch.ts'
import { schemaOf } from './schema-of.ts'

const postgres = inject('engines').PostgreSQL
describe.skipIf('skipped' in postgres)('migrate explains why it cannot create tables', () => {
  const url = 'url' in postgres ? postgres.url : ''
  const refused = async (make: (name: string) => string[]) => {
    const server = openTestDatabase(url)
    const name = `test_${randomUUID().replaceAll('-', '')}`
    for (const statement of make(name)) await ask(server, statement)
    const database = openTestDatabase(Object.assign(new URL(url), { pathname: `/${name}` }).href)
    onTestFinished(async () => {
      await database.close()
      await ask(server, `DROP DATABASE ${name} WITH (FORCE)`)
      await server.close()
    })
    return expect(migrate(database)).rejects
  }

  test('when no schema of the search_path exists', async () => {
    const made = await refused((name) => [
      `CREATE DATABASE ${name}`,
      `ALTER DATABASE ${name} SET search_path = nowhere, elsewhere`,
    ])
    await made.toThrow('No schema of the search_path exists: nowhere, elsewhere.')
  })

  test('when the database is not in UTF-8', async () => {
    const made = await refused((name) => [`CREATE DATABASE ${name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`])
    await made.toThrow('has the encoding LATIN1')
  })
})

describeEachEngine('migrate', (_seeded, url) => {
  async function migrated(): Promise<Database> {
    const database = await scratchDatabase(url)
    await migrate(database)
    return database
  }

  test('creates every table of the schema in an empty database', async () => {
    const database = await scratchDatabase(url)
    const { applied, adopted } = await migrate(database)
    expect(applied).not.toEqual([])
    expect(adopted).toEqual([])
    const made = await database.script((connection) => connection.tableNames())
    const wanted = Object.values(database.tables).map((table) => nameOf(table))
    expect([...made]).toEqual(expect.arrayContaining(wanted))
  })

  test('changes nothing the second time', async () => {
    const database = await migrated()
    const before = await schemaOf(database)
    expect(await migrate(database)).toEqual({ applied: [], adopted: [] })
    expect(await schemaOf(database)).toEqual(before)
  })

  test('runs once when two instances start on an empty database', async () => {
    const database = await scratchDatabase(url)
    const other = openTestDatabase(database.url)
    const results = await Promise.all([migrate(database), migrate(other)])
    await other.close()
    const once = await migrated()
    expect(results.filter(({ applied }) => applied.length > 0)).toHaveLength(1)
    expect(await schemaOf(database)).toEqual(await schemaOf(once))
  })

  test('continues a migration whose process was killed', async () => {
    const whole = await migrated()
    const database = await scratchDatabase(url)
    await migrate(database)
    // State after a crash: one recorded table is missing, one table lacks its index, and no step is finished.
    const quoted = database.dialect === 'pg' ? '' : ' ON flight'
    for (const statement of [
      'DROP TABLE outbox',
      'DROP TABLE passenger',
      `DROP INDEX flight_route_departure_idx${quoted}`,
      "DELETE FROM schema_history WHERE what = 'applied' OR subject = 'outbox'",
    ]) {
      await ask(database, statement)
    }
    const { applied, adopted } = await migrate(database)
    expect(applied).not.toEqual([])
    expect(adopted).toEqual([])
    expect(await schemaOf(database)).toEqual(await schemaOf(whole))
  })
})

const nameOf = (table: object) => String(Reflect.get(table, Symbol.for('drizzle:Name')))
