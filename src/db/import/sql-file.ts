import { stat } from 'node:fs/promises'
import type { Dump, DumpedRow, DumpedTable } from './dump.ts'
import { DumpError } from './dump-error.ts'
import { knownColumns } from './known-columns.ts'
import { readText } from './read-text.ts'
import { type Inserted, readInserts } from './sql-inserts.ts'
import { compareColumns, isImported } from './target.ts'

/**
 * Opens a file of `mysqldump`: `.sql`, `.sql.gz` or `.sql.zst`.
 * https://dev.mysql.com/doc/refman/8.4/en/mysqldump.html
 */
export async function openSqlFile(path: string): Promise<Dump> {
  const { size } = await stat(path)
  return {
    path,
    bytes: size,
    notes: [],
    // Binary values, such as a geolocation, are not UTF-8.
    tables: (onBytes) => grouped(checked(path, readInserts(path, readText(path, { onBytes, lenient: true })))),
  }
}

type InsertedTable = Omit<DumpedTable, 'batches'> & { rows: readonly DumpedRow[] }

/** Adds the columns to each table, and drops the rows of tables that are not imported. */
async function* checked(file: string, inserts: AsyncIterable<Inserted>): AsyncGenerator<InsertedTable> {
  for await (const { table, columns = knownColumns[table] ?? [], rows } of inserts) {
    if (!isImported(table)) yield { table, columns, rows: [] }
    else {
      const { passedOver } = compareColumns({ table, columns })
      const isKept = columns.map((column) => !passedOver.includes(column))
      for (const row of rows) {
        if (row.length !== columns.length) {
          throw new DumpError(file, `a row of ${table} has ${row.length} values for ${columns.length} columns`)
        }
        if (row.some((value, i) => isKept[i] && value?.includes('\uFFFD'))) {
          throw new DumpError(file, `a row of ${table} is not UTF-8: dump it with --default-character-set=utf8mb4`)
        }
      }
      yield { table, columns, rows }
    }
  }
}

/** Groups consecutive rows of a table into batches of that table. */
async function* grouped(inserts: AsyncGenerator<InsertedTable>): AsyncGenerator<DumpedTable> {
  try {
    let next = await inserts.next()
    while (!next.done) {
      const { table, columns } = next.value
      const belongs = (other: InsertedTable) => other.table === table && other.columns.join() === columns.join()
      async function* batches() {
        for (; !next.done && belongs(next.value); next = await inserts.next()) yield next.value.rows
      }
      const rest = batches()
      yield { table, columns, batches: rest }
      // Skips the rows that the caller has not read.
      for await (const _ of rest);
    }
  } finally {
    await inserts.return(undefined)
  }
}
