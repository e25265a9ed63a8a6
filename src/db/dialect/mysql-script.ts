import type mysql from 'mysql2/promise'
import { AppError } from '../../errors.ts'
import type { ScriptConnection } from '../database.ts'
import { loadData, quote } from './mysql-load.ts'

/** Wraps a connection for migrations and maintenance. */
export function mysqlScriptConnection(client: mysql.Connection): ScriptConnection {
  const rows: ScriptConnection['rows'] = async (statement, parameters) => {
    const [result] = await client.query(statement, parameters && [...parameters])
    return Array.isArray(result) ? (result as Record<string, unknown>[]) : []
  }
  return {
    rows,
    quote,
    tableNames: async () => {
      const found = await rows(
        'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = database()',
      )
      return new Set(found.map((row) => String(row.name)))
    },
    load: (table, columns, tsv) => loadData(client, { table, columns, tsv }),
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
