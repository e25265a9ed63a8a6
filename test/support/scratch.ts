import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { type Cell, toTsv } from '../../src/db/load.ts'
import { openTestDatabase } from './engines.ts'

export type MadeDatabase = { url: string; drop: () => Promise<void> }

/** Creates a database on the server of `url`; the caller drops it. It is empty, or a copy of the database `template`. */
export async function makeDatabase(url: string, template?: string): Promise<MadeDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const server = openTestDatabase(url)
  const like = template === undefined ? '' : ` TEMPLATE ${template}`
  await server.script((connection) => connection.rows(`CREATE DATABASE ${name}${like}`))
  return {
    url: named(url, name),
    drop: async () => {
      const force = server.dialect === 'pg' ? ' WITH (FORCE)' : ''
      await server.script((connection) => connection.rows(`DROP DATABASE ${name}${force}`))
      await server.close()
    },
  }
}

/**
 * Creates a database with the content of `fill`; the caller drops it. A PostgreSQL runs the `fill` of each `kind` once, and
 * copies its result, which takes a tenth of the time.
 */
export async function makeFilledDatabase(
  url: string,
  { kind, fill }: { kind: string; fill: (database: Database) => Promise<void> },
): Promise<MadeDatabase> {
  const server = openTestDatabase(url)
  try {
    if (server.dialect === 'pg') return await makeDatabase(url, await findTemplate(server, { url, kind, fill }))
  } finally {
    await server.close()
  }
  const made = await makeDatabase(url)
  await filled(made.url, fill)
  return made
}

/** Returns the database that new ones of a kind copy. One caller at a time makes it, if it is missing. */
async function findTemplate(
  server: Database,
  { url, kind, fill }: { url: string; kind: string; fill: (database: Database) => Promise<void> },
): Promise<string> {
  const [template, draft] = [`template_${kind}`, `draft_${kind}`]
  await server.script((connection) =>
    connection.withLock(template, 60_000, async () => {
      const [found] = await connection.rows(`SELECT FROM pg_database WHERE datname = '${template}'`)
      if (found) return
      await connection.rows(`DROP DATABASE IF EXISTS ${draft}`)
      await connection.rows(`CREATE DATABASE ${draft}`)
      await filled(named(url, draft), fill)
      await connection.rows(`ALTER DATABASE ${draft} RENAME TO ${template}`)
    }),
  )
  return template
}

async function filled(url: string, fill: (database: Database) => Promise<void>): Promise<void> {
  const database = openTestDatabase(url)
  try {
    await fill(database)
  } finally {
    await database.close()
  }
}

/** Returns the address of a database on the server of `url`. */
function named(url: string, database: string): string {
  const own = new URL(url)
  own.pathname = `/${database}`
  return own.href
}

/** Creates an empty database and opens it for one test. Closes and drops it after the test. */
export async function scratchDatabase(url: string): Promise<Database & { url: string }> {
  return openForTest(await makeDatabase(url))
}

/** Opens a database for one test. Closes and drops it after the test. */
export function openForTest(made: MadeDatabase): Database & { url: string } {
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
