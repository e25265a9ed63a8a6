import { getTableColumns, sql } from 'drizzle-orm'
import type { MySqlColumn } from 'drizzle-orm/mysql-core'
import type mysql from 'mysql2/promise'
import type { DialectStatements } from '../database.ts'
import { someCause } from '../run.ts'

/** MySQL's form of the statements, results and errors that differ between the dialects. */
export const mysqlStatements: DialectStatements = {
  insertId: async (tx, table, _id, row) => {
    const [{ insertId }] = await tx.insert(table).values(row)
    return insertId
  },
  insertOrAdd: async (tx, { table, rows, add, replace }) => {
    const all: Record<string, MySqlColumn> = getTableColumns(table)
    const given = (name: string) => sql`values(${all[name]})`
    const set = [
      ...add.map((name) => [name, sql`${all[name]} + ${given(name)}`]),
      ...replace.map((name) => [name, given(name)]),
    ]
    await tx
      .insert(table)
      .values(rows)
      .onDuplicateKeyUpdate({ set: Object.fromEntries(set) })
  },
  affected: (result) => (result as [mysql.ResultSetHeader])[0].affectedRows,
  violation: (error) => {
    if (someCause(error, ({ errno }) => errno === 1062)) return 'unique'
    // Too long, or with letters outside the column's character set: of MariaDB, of MySQL.
    if (someCause(error, ({ errno }) => errno === 1406 || errno === 1366 || errno === 3988)) return 'unfit'
    // A deadlock, a lock wait timeout, or a row that changed after it was read (MariaDB 11.6 and later).
    return someCause(error, ({ errno }) => errno === 1213 || errno === 1205 || errno === 1020) ? 'retry' : undefined
  },
  // An adopted table may have another character set or collation than ours. The server refuses to compare two collations, and
  // a text with letters that the column cannot store.
  comparable: (column) => sql`convert(${column} using utf8mb4)`,
  // Not `FOR SHARE`, which MariaDB lacks.
  unchanging: (condition) => sql`${condition} lock in share mode`,
}
