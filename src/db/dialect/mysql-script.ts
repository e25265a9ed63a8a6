import type mysql from 'mysql2/promise'
import { AppError } from '../../errors.ts'
import type { ScriptConnection } from '../database.ts'
import { loadData, quote } from './mysql-load.ts'
import { asParameters } from './mysql-parameters.ts'
import { tableOptions } from './mysql-session.ts'

/** Wraps a connection for migrations and maintenance. */
export function mysqlScriptConnection(client: mysql.Connection): ScriptConnection {
  const rows: ScriptConnection['rows'] = async (statement, parameters = []) => {
    // Some statements cannot be prepared. With values, they are sent apart from the statement.
    const [result] =
      parameters.length > 0 ? await client.execute(statement, asParameters(parameters)) : await client.query(statement)
    return Array.isArray(result) ? (result as Record<string, unknown>[]) : []
  }
  return {
    rows,
    insert: async (table, row) => {
      const columns = Object.keys(row)
      const places = columns.map(() => '?').join(', ')
      await rows(
        `INSERT INTO ${quote(table)} (${columns.map(quote).join(', ')}) VALUES (${places})`,
        Object.values(row),
      )
    },
    quote,
    tableOptions,
    // The tables name their own character set, and a database is its own schema.
    checkDatabase: async () => {},
    tableNames: async () => {
      const found = await rows(
        'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = database()',
      )
      return new Set(found.map((row) => String(row.name)))
    },
    load: (table, columns, tsv) => loadData(client, { table, columns, tsv }),
    // DDL cannot be rolled back here, so no index is ever dropped. MariaDB sorts the entries of an empty table's indexes itself.
    replace: async ({ table, columns, tsv }) => {
      await rows(`TRUNCATE TABLE ${quote(table)}`)
      await loadData(client, { table, columns, tsv })
      return { indexesMs: 0 }
    },
    analyze: async (table) => {
      await rows(`ANALYZE TABLE ${quote(table)}`)
    },
    // AUTO_INCREMENT already continues after the largest id.
    continueIds: async () => {},
    withLock: async (name, waitMs, work) => {
      const [row] = await rows("SELECT get_lock(concat(database(), '.', ?), ?) AS taken", [
        name,
        Math.ceil(waitMs / 1000),
      ])
      if (Number(row?.taken) !== 1)
        throw new AppError('unavailable', `Another instance holds the lock "${name}". Retry when it is done.`)
      try {
        return await work()
      } finally {
        await rows("SELECT release_lock(concat(database(), '.', ?))", [name])
      }
    },
  }
}
