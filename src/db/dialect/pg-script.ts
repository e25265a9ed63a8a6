import type pg from 'pg'
import { AppError } from '../../errors.ts'
import type { ScriptConnection } from '../database.ts'
import { copyRows, quote, replaceRows } from './pg-load.ts'

/** Wraps a connection for migrations and maintenance. */
export function pgScriptConnection(client: pg.Client): ScriptConnection {
  const rows: ScriptConnection['rows'] = async (statement, parameters) => {
    const result = await client.query(statement, parameters && [...parameters])
    return result.rows ?? []
  }
  return {
    rows,
    insert: async (table, row) => {
      const columns = Object.keys(row)
      const places = columns.map((_, i) => `$${i + 1}`).join(', ')
      await rows(
        `INSERT INTO ${quote(table)} (${columns.map(quote).join(', ')}) VALUES (${places})`,
        Object.values(row),
      )
    },
    quote,
    tableOptions: '',
    checkDatabase: async () => {
      const [row] = await rows(
        `SELECT current_schema() AS schema, current_setting('search_path') AS path,
           current_database() AS name, current_setting('server_encoding') AS encoding`,
      )
      if (row?.encoding !== 'UTF8')
        throw new AppError(
          'unavailable',
          `The database ${row?.name} has the encoding ${row?.encoding}. Create it with ENCODING 'UTF8' TEMPLATE template0.`,
        )
      if (row.schema === null)
        throw new AppError(
          'unavailable',
          `No schema of the search_path exists: ${row.path}. Create one, or change search_path of the role or the database.`,
        )
    },
    tableNames: async () => {
      const found = await rows('SELECT tablename FROM pg_tables WHERE schemaname = current_schema()')
      return new Set(found.map((row) => String(row.tablename)))
    },
    load: (table, columns, tsv) => copyRows(client, { table, columns, tsv }),
    replace: (replacement) => replaceRows(client, replacement),
    analyze: async (table) => {
      await rows(`ANALYZE ${quote(table)}`)
    },
    continueIds: async (table, idColumn) => {
      await rows(
        `SELECT setval(pg_get_serial_sequence($1, $2), (SELECT coalesce(max(${quote(idColumn)}), 0) + 1 FROM ${quote(table)}), false)`,
        [table, idColumn],
      )
    },
    withLock: async (name, waitMs, work) => {
      const deadline = Date.now() + waitMs
      for (;;) {
        const [row] = await rows('SELECT pg_try_advisory_lock(hashtext($1)) AS taken', [name])
        if (row?.taken === true) break
        if (Date.now() > deadline)
          throw new AppError('unavailable', `Another instance holds the lock "${name}". Retry when it is done.`)
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      try {
        return await work()
      } finally {
        await rows('SELECT pg_advisory_unlock(hashtext($1))', [name])
      }
    },
  }
}
