import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { AppError } from '../../errors.ts'
import type { ScriptConnection } from '../database.ts'

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Wraps a connection for migrations and maintenance. */
export function pgScriptConnection(client: pg.Client): ScriptConnection {
  const rows: ScriptConnection['rows'] = async (statement, parameters) => {
    const result = await client.query(statement, parameters && [...parameters])
    return result.rows ?? []
  }
  return {
    rows,
    quote,
    tableNames: async () => {
      const found = await rows('SELECT tablename FROM pg_tables WHERE schemaname = current_schema()')
      return new Set(found.map((row) => String(row.tablename)))
    },
    load: async (table, columns, tsv) => {
      const into = client.query(copyFrom(`COPY ${quote(table)} (${columns.map(quote).join(', ')}) FROM STDIN`))
      await pipeline(Readable.from(tsv, { objectMode: false, highWaterMark: 1 << 20 }), into)
    },
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
