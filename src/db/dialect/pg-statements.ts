import { getTableColumns, sql } from 'drizzle-orm'
import type { MySqlColumn, MySqlTable } from 'drizzle-orm/mysql-core'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import type { DialectStatements, QueryBuilder } from '../database.ts'
import { someCause } from '../run.ts'

/** PostgreSQL's form of the statements, results and errors that differ between the dialects. */
export const pgStatements: DialectStatements = {
  insertId: async (tx, table, id, row) => {
    const inserted = await asPg(tx)
      .insert(asPg(table))
      .values(row)
      .returning({ id: asPg(id) })
    return Number(inserted[0]?.id)
  },
  insertOrAdd: async (tx, { table, rows, key, add, replace }) => {
    const all: Record<string, PgColumn> = getTableColumns(asPg(table))
    const given = (name: string) => sql`excluded.${sql.identifier(all[name]?.name ?? name)}`
    const set = [
      ...add.map((name) => [name, sql`${all[name]} + ${given(name)}`]),
      ...replace.map((name) => [name, given(name)]),
    ]
    await asPg(tx)
      .insert(asPg(table))
      .values(rows)
      .onConflictDoUpdate({ target: asPg(key), set: Object.fromEntries(set) })
  },
  affected: (result) => (result as pg.QueryResult).rowCount ?? 0,
  violation: (error) => {
    if (someCause(error, ({ code }) => code === '23505')) return 'unique'
    if (someCause(error, ({ code }) => code === '22001' || code === '22P05')) return 'unfit'
    return someCause(error, ({ code }) => code === '40P01' || code === '40001') ? 'retry' : undefined
  },
  comparable: (column) => sql`${column}`,
  unchanging: (condition) => sql`${condition} for share`,
}

/** Restores PostgreSQL's types, which `pgKit` hides behind MySQL's. */
function asPg(tx: QueryBuilder): NodePgDatabase
function asPg(table: MySqlTable): PgTable
function asPg(column: MySqlColumn): PgColumn
function asPg(what: unknown): unknown {
  return what
}
