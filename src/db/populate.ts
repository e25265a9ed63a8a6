import type { Database, ScriptConnection } from './database.ts'
import { batchesToTsv, type TableBatches, type TableRows, toTsv } from './load.ts'

/** A source of rows for the database: a seed or a dump. */
export interface DataSource {
  /** What it is, kept in `data_load`: `seed small`. */
  name: string
  /** `YYYY-MM-DD`; the day around which the flights were made, where that is known. */
  anchor: string | null
  /** In the order in which they are loaded. */
  tables: Iterable<TableRows> | AsyncIterable<TableRows | TableBatches>
  /** Tables whose rows follow from those that were loaded, populated after them and in this order. */
  computed?: readonly ComputedTable[]
}

/** A table whose rows the server computes from other tables. */
export interface ComputedTable {
  table: string
  compute: (connection: ScriptConnection) => Promise<void>
}

/** Progress of loading one table, in rows. */
export type OnProgress = (progress: { table: string; loaded: number; expected: number }) => void

/** The database holds a part of somebody's data, and may not be served. The message is for a person. */
export class HalfImported extends Error {
  override readonly name = 'HalfImported'
}

/** Generated ids that have to continue after the ones that were loaded. */
const generatedIds: Record<string, string> = {
  airport: 'airport_id',
  airline: 'airline_id',
  airplane_type: 'type_id',
  airplane: 'airplane_id',
  flight: 'flight_id',
  flight_log: 'flight_log_id',
  passenger: 'passenger_id',
  booking: 'booking_id',
}

/** Tables that loading replaces: those that the source does not have are empty afterwards. */
const replaced = [
  ...['country', 'airport', 'airport_geo', 'airline', 'airplane_type', 'airplane', 'flightschedule', 'route'],
  ...['flight', 'flight_log', 'flight_status', 'flight_stats', 'passenger', 'passengerdetails', 'booking'],
  ...['booking_reservation', 'idempotency_key', 'outbox'],
]

/**
 * Whether the database wants its first data: it holds no flight, or loading was cut off half-way. A FlughafenDB that
 * was there before us is never in that state, so it is never overwritten by a start of the service.
 */
export async function wantsData(connection: ScriptConnection): Promise<boolean> {
  const [cutOff] = await connection.rows(
    'SELECT 1 AS there FROM data_load WHERE finished_at IS NULL AND data_load_id = (SELECT max(data_load_id) FROM data_load)',
  )
  if (cutOff) return true
  for (const table of ['flight', 'passenger', 'booking']) if (!(await isEmpty(connection, table))) return false
  return true
}

/** A seed that was cut off is made again; somebody's own data is not replaced by a seed. */
async function refuseHalfImport(connection: ScriptConnection): Promise<void> {
  const [last] = await connection.rows('SELECT source, finished_at FROM data_load ORDER BY data_load_id DESC LIMIT 1')
  if (!last || last.finished_at !== null || !String(last.source).startsWith('import ')) return
  throw new HalfImported(`The last ${last.source} was cut off, and the data is incomplete: import or seed it again.`)
}

async function isEmpty(connection: ScriptConnection, table: string): Promise<boolean> {
  const [row] = await connection.rows(`SELECT 1 AS there FROM ${connection.quote(table)} LIMIT 1`)
  return row === undefined
}

/**
 * Replaces all data by what the source holds. One instance at a time; one that is killed half-way leaves a mark, by
 * which the next start knows to begin again.
 */
export async function populate(
  connection: ScriptConnection,
  source: DataSource,
  onProgress: OnProgress,
): Promise<void> {
  const name = source.name.replaceAll("'", "''")
  const anchor = source.anchor === null ? 'NULL' : `'${source.anchor}'`
  await connection.rows(
    `INSERT INTO data_load (source, anchor, started_at) VALUES ('${name}', ${anchor}, CURRENT_TIMESTAMP)`,
  )
  for (const table of replaced) await connection.rows(`TRUNCATE TABLE ${connection.quote(table)}`)
  for await (const table of source.tables) await loadTable(connection, table, onProgress)
  for (const { table, compute } of source.computed ?? []) {
    await compute(connection)
    const [row] = await connection.rows(`SELECT count(*) AS loaded FROM ${connection.quote(table)}`)
    const loaded = Number(row?.loaded)
    onProgress({ table, loaded, expected: loaded })
  }
  await connection.rows('UPDATE data_load SET finished_at = CURRENT_TIMESTAMP WHERE finished_at IS NULL')
  // Fresh statistics, or the first searches are planned as if the tables were empty.
  for (const table of replaced) await connection.analyze(table)
}

async function loadTable(
  connection: ScriptConnection,
  source: TableRows | TableBatches,
  onProgress: OnProgress,
): Promise<void> {
  const { table, columns, expected } = source
  let loaded = 0
  const onRows = (more: number) => {
    loaded += more
    onProgress({ table, loaded, expected })
  }
  const tsv = 'batches' in source ? batchesToTsv(source.batches, onRows) : asAsync(toTsv(source.rows, onRows))
  try {
    await connection.load(table, columns, tsv)
  } catch (error) {
    throw new Error(`${table}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
  const idColumn = generatedIds[table]
  if (idColumn) await connection.continueIds(table, idColumn)
  onProgress({ table, loaded, expected: loaded })
}

async function* asAsync<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items
}

/**
 * Makes a database ready to be served. One that wants its first data is populated from `source`, if there is one; of one that
 * somebody else has filled (an adopted FlughafenDB) the tables that it lacks are computed from those that it has. Instances
 * that start together do it once. Answers what was done.
 */
export function makeReady(
  database: Database,
  options: { source: (() => DataSource) | undefined; computed: readonly ComputedTable[]; onProgress: OnProgress },
): Promise<'populated' | 'computed' | 'nothing'> {
  const { source, computed, onProgress } = options
  return database.script((connection) =>
    connection.withLock('data', 600_000, async () => {
      await refuseHalfImport(connection)
      if (await wantsData(connection)) {
        if (!source) return 'nothing'
        await populate(connection, source(), onProgress)
        return 'populated'
      }
      // Once, before anybody is served: from then on what is empty may be so for a reason.
      if (!(await isEmpty(connection, 'data_load'))) return 'nothing'
      for (const { table, compute } of computed) if (await isEmpty(connection, table)) await compute(connection)
      await connection.rows(
        "INSERT INTO data_load (source, started_at, finished_at) VALUES ('adopted', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)",
      )
      return 'computed'
    }),
  )
}
