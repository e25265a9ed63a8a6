import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { type Cell, toTsv } from '../../src/db/load.ts'
import { openTestDatabase } from './engines.ts'

/** Creates an empty database on the server of `url`; the caller drops it. */
export async function makeDatabase(url: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const server = openTestDatabase(url)
  await server.script((connection) => connection.rows(`CREATE DATABASE ${name}`))
  const own = new URL(url)
  own.pathname = `/${name}`
  return {
    url: own.href,
    drop: async () => {
      const force = server.dialect === 'pg' ? ' WITH (FORCE)' : ''
      await server.script((connection) => connection.rows(`DROP DATABASE ${name}${force}`))
      await server.close()
    },
  }
}

/** Creates an empty database and opens it for one test. Closes and drops it after the test. */
export async function scratchDatabase(url: string): Promise<Database & { url: string }> {
  const made = await makeDatabase(url)
  const database = openTestDatabase(made.url)
  onTestFinished(async () => {
    await database.close()
    await made.drop()
  })
  return { ...database, url: made.url }
}

/** Inserts rows into a table. Properties are column names. */
export async function addRows(database: Database, table: string, rows: readonly Record<string, Cell>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const tsv = async function* () {
    yield* toTsv(rows.map((row) => columns.map((column) => row[column] ?? null)))
  }
  await database.script((connection) => connection.load(table, columns, tsv()))
}

/** Result of a statement. */
export const ask = (database: Database, statement: string): Promise<Record<string, unknown>[]> =>
  database.script((connection) => connection.rows(statement))
