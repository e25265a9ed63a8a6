import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Replacement } from '../database.ts'

export const quote = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Memory for sorting the entries of one index. The server uses at most its own limit of processes. */
const INDEX_MEMORY = '512MB'

interface Index {
  drop: string
  create: string
}

/** Sends rows in the text form of `toTsv`. `FREEZE` spares later readers the check of each row, in a table truncated just before. */
export async function copyRows(
  client: pg.Client,
  { table, columns, tsv, freeze = false }: Pick<Replacement, 'table' | 'columns' | 'tsv'> & { freeze?: boolean },
): Promise<void> {
  const names = columns.map(quote).join(', ')
  const into = client.query(copyFrom(`COPY ${quote(table)} (${names}) FROM STDIN${freeze ? ' (FREEZE)' : ''}`))
  await pipeline(Readable.from(tsv, { objectMode: false, highWaterMark: 1 << 20 }), into)
}

/**
 * Replaces the rows of a table in one transaction. Indexes and unique constraints are dropped before the rows and created after
 * them, which takes a third of the time. No other connection sees the table without them, and a crash at any moment brings them
 * back with the former rows.
 */
export async function replaceRows(client: pg.Client, replacement: Replacement): Promise<{ indexesMs: number }> {
  const { table, defersIndexes, onIndex } = replacement
  await client.query('BEGIN')
  try {
    await client.query(`TRUNCATE TABLE ${quote(table)}`)
    const indexes = defersIndexes ? await indexesOf(client, table) : []
    for (const { drop } of indexes) await client.query(drop)
    await copyRows(client, { ...replacement, freeze: true })
    const started = performance.now()
    await client.query(
      `SELECT set_config('maintenance_work_mem', '${INDEX_MEMORY}', true)
       WHERE pg_size_bytes(current_setting('maintenance_work_mem')) < pg_size_bytes('${INDEX_MEMORY}')`,
    )
    for (const [built, { create }] of indexes.entries()) {
      onIndex?.({ built, of: indexes.length })
      await client.query(create)
    }
    onIndex?.({ built: indexes.length, of: indexes.length })
    await client.query('COMMIT')
    return { indexesMs: performance.now() - started }
  } catch (error) {
    // Fails if the connection is lost; then the server rolls back by itself.
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

/** Lists the indexes of a table, as the statements that drop and create them. Constraints with an index are among them. */
async function indexesOf(client: pg.Client, table: string): Promise<Index[]> {
  const { rows } = await client.query<{ name: string; definition: string; constraint: string | null }>(
    `SELECT relname AS name, pg_get_indexdef(indexrelid) AS definition, pg_get_constraintdef(pg_constraint.oid) AS constraint
     FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
       LEFT JOIN pg_constraint ON conindid = indexrelid AND conrelid = indrelid AND contype IN ('p', 'u', 'x')
     WHERE indrelid = $1::regclass ORDER BY indisprimary DESC, relname`,
    [quote(table)],
  )
  const alter = `ALTER TABLE ${quote(table)}`
  return rows.map(({ name, definition, constraint }) =>
    constraint === null
      ? { drop: `DROP INDEX ${quote(name)}`, create: definition }
      : {
          drop: `${alter} DROP CONSTRAINT ${quote(name)}`,
          create: `${alter} ADD CONSTRAINT ${quote(name)} ${constraint}`,
        },
  )
}
