import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AppError } from '../errors.ts'
import type { Database, ScriptConnection } from './database.ts'

const folder = (dialect: string) => fileURLToPath(new URL(`../../migrations/${dialect}`, import.meta.url))

export interface MigrateResult {
  /** Tags of the migrations that this call applied. */
  applied: string[]
  /** Tables that existed before the first migration. The service reads and writes them, but never alters them. */
  adopted: string[]
}

/**
 * Applies the pending migrations. Instances that start together migrate one at a time. An interrupted migration runs again and
 * skips existing tables, columns and indexes. A table of an existing FlughafenDB is adopted: it stays unchanged, unless `indexes`
 * requests the indexes that the service's queries need.
 */
export function migrate(database: Database, options: { indexes?: boolean } = {}): Promise<MigrateResult> {
  return database.script((connection) =>
    connection.withLock('schema', 120_000, async () => {
      await connection.checkDatabase()
      const history = await readHistory(connection)
      const applied: string[] = []
      for (const { tag, statements } of readMigrations(database.dialect)) {
        if (history.get(tag) === 'applied') continue
        await apply(connection, statements, history)
        await record(connection, history, tag, 'applied')
        applied.push(tag)
      }
      if (options.indexes) await addIndexes(connection, database.dialect, history)
      return { applied, adopted: [...history].filter(([, what]) => what === 'adopted').map(([subject]) => subject) }
    }),
  )
}

/** State of each subject: a migration is applied, a table is created or adopted. */
type History = Map<string, 'applied' | 'created' | 'adopted'>

async function readHistory(connection: ScriptConnection): Promise<History> {
  await connection.rows(
    `CREATE TABLE IF NOT EXISTS schema_history
       (subject varchar(160) NOT NULL PRIMARY KEY, what varchar(10) NOT NULL) ${connection.tableOptions}`,
  )
  const rows = await connection.rows('SELECT subject, what FROM schema_history')
  return new Map(rows.map((row) => [String(row.subject), row.what as 'applied' | 'created' | 'adopted']))
}

async function record(
  connection: ScriptConnection,
  history: History,
  subject: string,
  what: 'applied' | 'created' | 'adopted',
) {
  await connection.insert('schema_history', { subject, what })
  history.set(subject, what)
}

async function apply(connection: ScriptConnection, statements: readonly string[], history: History): Promise<void> {
  const existing = await connection.tableNames()
  for (const statement of statements) {
    const { verb, table } = target(statement)
    if (verb === 'CREATE TABLE' && !history.has(table)) {
      // Recorded before the table is created, so that after a crash in between the table does not count as adopted.
      await record(connection, history, table, existing.has(table) ? 'adopted' : 'created')
    }
    if (history.get(table) !== 'created') {
      if (verb === 'ALTER TABLE') await requireColumn(connection, table, statement)
      continue
    }
    const whole = verb === 'CREATE TABLE' ? `${statement.replace(/;$/, '')} ${connection.tableOptions}` : statement
    await unlessThere(connection.rows(whole))
  }
}

/** Rejects with `unavailable` when an adopted table lacks a column that a migration adds to our own table. */
async function requireColumn(connection: ScriptConnection, table: string, statement: string): Promise<void> {
  const column = / ADD (?:COLUMN )?[`"](\w+)[`"]/.exec(statement)?.[1]
  if (column === undefined) return
  try {
    await connection.rows(`SELECT ${connection.quote(column)} FROM ${connection.quote(table)} WHERE 1 = 0`)
  } catch (cause) {
    const detail = `The table ${table} existed before this service and lacks the column ${column}. Run: ${statement}`
    throw new AppError('unavailable', detail, { cause })
  }
}

async function addIndexes(connection: ScriptConnection, dialect: Database['dialect'], history: History): Promise<void> {
  for (const { statements } of readMigrations(dialect)) {
    for (const statement of statements) {
      const { verb, table } = target(statement)
      if (verb === 'CREATE INDEX' && history.get(table) === 'adopted') await unlessThere(connection.rows(statement))
    }
  }
}

function readMigrations(dialect: Database['dialect']): { tag: string; statements: string[] }[] {
  const journal = JSON.parse(readFileSync(`${folder(dialect)}/meta/_journal.json`, 'utf8')) as {
    entries: { tag: string }[]
  }
  return journal.entries.map(({ tag }) => {
    const script = readFileSync(`${folder(dialect)}/${tag}.sql`, 'utf8')
    return { tag, statements: script.split('--> statement-breakpoint').map((statement) => statement.trim()) }
  })
}

/** Returns the table of a migration's statement. */
function target(statement: string): { verb: 'CREATE TABLE' | 'CREATE INDEX' | 'ALTER TABLE'; table: string } {
  const table = /^(CREATE TABLE|ALTER TABLE) [`"](\w+)[`"]/.exec(statement)
  if (table?.[2]) return { verb: table[1] === 'CREATE TABLE' ? 'CREATE TABLE' : 'ALTER TABLE', table: table[2] }
  const index = /^CREATE (?:UNIQUE )?INDEX [`"]\w+[`"] ON [`"](\w+)[`"]/.exec(statement)
  if (index?.[1]) return { verb: 'CREATE INDEX', table: index[1] }
  throw new Error(`a migration may only create and alter tables and indexes, not: ${statement.slice(0, 60)}`)
}

const alreadyThere = new Set([
  // PostgreSQL: duplicate table, column, object.
  ...['42P07', '42701', '42710'],
  // MySQL: table, column, key name or constraint exists.
  ...['ER_TABLE_EXISTS_ERROR', 'ER_DUP_FIELDNAME', 'ER_DUP_KEYNAME', 'ER_FK_DUP_NAME'],
])

async function unlessThere(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && alreadyThere.has(String(error.code)))) throw error
  }
}
