import type { Database, ScriptConnection } from './database.ts'
import { type TableRows, toTsv } from './load.ts'

/** A source of rows for the database: a seed or a dump. */
export interface DataSource {
  /** What it is, kept in `data_load`: `seed small`. */
  name: string
  /** `YYYY-MM-DD`; the day around which the flights were made, where that is known. */
  anchor: string | null
  tables: readonly TableRows[]
}

/** How far a fill has come: rows loaded of one table. */
export type OnProgress = (progress: { table: string; loaded: number; expected: number }) => void

/** Generated ids that have to continue after the ones that were loaded. */
const generatedIds: Record<string, string> = {
  airport: 'airport_id',
  airline: 'airline_id',
  airplane_type: 'type_id',
  airplane: 'airplane_id',
  flight: 'flight_id',
  passenger: 'passenger_id',
  booking: 'booking_id',
}

/** Tables that hold what was made from the data; they start empty with it. */
const derived = ['flight_log', 'flight_status', 'flight_stats', 'booking_reservation', 'idempotency_key', 'outbox']

/**
 * Whether the database wants its first data: it holds no flight, or a fill was cut off half-way. A FlughafenDB that
 * was there before us is never in that state, so it is never overwritten by a start of the service.
 */
export async function wantsData(connection: ScriptConnection): Promise<boolean> {
  const [cutOff] = await connection.rows(
    'SELECT 1 AS there FROM data_load WHERE finished_at IS NULL AND data_load_id = (SELECT max(data_load_id) FROM data_load)',
  )
  if (cutOff) return true
  for (const table of ['flight', 'passenger', 'booking']) {
    const [row] = await connection.rows(`SELECT 1 AS there FROM ${connection.quote(table)} LIMIT 1`)
    if (row) return false
  }
  return true
}

/**
 * Replaces all data by what the source holds. One instance at a time; one that is killed half-way leaves a mark, by
 * which the next start knows to begin again.
 */
export async function fill(connection: ScriptConnection, source: DataSource, onProgress: OnProgress): Promise<void> {
  const name = source.name.replaceAll("'", "''")
  const anchor = source.anchor === null ? 'NULL' : `'${source.anchor}'`
  await connection.rows(
    `INSERT INTO data_load (source, anchor, started_at) VALUES ('${name}', ${anchor}, CURRENT_TIMESTAMP)`,
  )
  for (const table of new Set([...source.tables.map((t) => t.table), ...derived])) {
    await connection.rows(`TRUNCATE TABLE ${connection.quote(table)}`)
  }
  for (const { table, columns, rows, expected } of source.tables) {
    let loaded = 0
    const tsv = toTsv(rows, (more) => {
      loaded += more
      onProgress({ table, loaded, expected })
    })
    await connection.load(table, columns, asAsync(tsv))
    const idColumn = generatedIds[table]
    if (idColumn) await connection.continueIds(table, idColumn)
    onProgress({ table, loaded, expected: loaded })
  }
  await connection.rows('UPDATE data_load SET finished_at = CURRENT_TIMESTAMP WHERE finished_at IS NULL')
  // Fresh statistics, or the first searches are planned as if the tables were empty.
  for (const { table } of source.tables) await connection.analyze(table)
}

async function* asAsync<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items
}

/** Fills a database that wants its first data; instances that start together do it once. Answers whether it did. */
export function fillIfEmpty(database: Database, source: () => DataSource, onProgress: OnProgress): Promise<boolean> {
  return database.script((connection) =>
    connection.withLock('data', 600_000, async () => {
      if (!(await wantsData(connection))) return false
      await fill(connection, source(), onProgress)
      return true
    }),
  )
}
