import type { Database, ScriptConnection } from './database.ts'
import { batchesToTsv, type TableBatches, type TableRows, toTsv } from './load.ts'

/** A source of rows for the database: a seed or a dump. */
export interface DataSource {
  /** Name of the source in `data_load`, such as `seed small`. */
  name: string
  /** Day in the middle of the generated flights, `YYYY-MM-DD`, if it is known. */
  anchor: string | null
  /** Tables in the order of loading. */
  tables: Iterable<TableRows> | AsyncIterable<TableRows | TableBatches>
  /** Tables to compute from the loaded tables, in this order. */
  computed?: readonly ComputedTable[]
}

/** A table that the server computes from other tables. */
export interface ComputedTable {
  table: string
  compute: (connection: ScriptConnection) => Promise<void>
}

/** Progress of loading one table. */
export interface Progress {
  /** Name of the table, or of what else is counted. */
  table: string
  loaded: number
  expected: number
  /** Default: rows. */
  unit?: string
}

export type OnProgress = (progress: Progress) => void

/** Error: an import was cut off, so the database must not be served. The message is for the user. */
export class HalfImported extends Error {
  override readonly name = 'HalfImported'
}

/** Generated ids that must continue after the largest loaded id. */
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

/** Tables that a load replaces. A table that the source lacks is empty afterwards. */
const replaced = [
  ...['country', 'airport', 'airport_geo', 'airline', 'airplane_type', 'airplane', 'flightschedule', 'route'],
  ...['flight', 'flight_log', 'flight_status', 'flight_stats', 'passenger', 'passengerdetails', 'booking'],
  ...['booking_time', 'booking_reservation', 'idempotency_key', 'outbox'],
]

/**
 * Whether the database needs its first data: it has no flights, passengers and bookings, or the last load was cut off. An
 * adopted FlughafenDB is never in this state, so a start of the service never overwrites it.
 */
export async function wantsData(connection: ScriptConnection): Promise<boolean> {
  const [cutOff] = await connection.rows(
    'SELECT 1 AS there FROM data_load WHERE finished_at IS NULL AND data_load_id = (SELECT max(data_load_id) FROM data_load)',
  )
  if (cutOff) return true
  for (const table of ['flight', 'passenger', 'booking']) if (!(await isEmpty(connection, table))) return false
  return true
}

/** Throws if the last import was cut off, because a seed must not replace a user's own data. A cut-off seed runs again. */
async function refuseHalfImport(connection: ScriptConnection): Promise<void> {
  const [last] = await connection.rows('SELECT source, finished_at FROM data_load ORDER BY data_load_id DESC LIMIT 1')
  if (!last || last.finished_at !== null || !String(last.source).startsWith('import ')) return
  throw new HalfImported(`The last ${last.source} was cut off, and the data is incomplete: import or seed it again.`)
}

async function isEmpty(connection: ScriptConnection, table: string): Promise<boolean> {
  const [row] = await connection.rows(`SELECT 1 AS there FROM ${connection.quote(table)} LIMIT 1`)
  return row === undefined
}

/** Times of a load. Milliseconds. */
export interface LoadReport {
  rows: number
  /** Generating, reading and sending rows. On MariaDB and MySQL this includes the indexes. */
  rowsMs: number
  /** Building indexes after the rows. */
  indexesMs: number
  /** Computing tables from loaded ones. */
  computedMs: number
  analyzeMs: number
}

/**
 * Replaces all data with that of the source. One instance at a time. An interrupted load leaves a row in `data_load` without
 * an end, so that the next start loads again.
 */
export async function populate(
  connection: ScriptConnection,
  source: DataSource,
  onProgress: OnProgress,
): Promise<LoadReport> {
  const { name, anchor } = source
  const report: LoadReport = { rows: 0, rowsMs: 0, indexesMs: 0, computedMs: 0, analyzeMs: 0 }
  await connection.insert('data_load', { source: name, anchor, started_at: new Date() })
  for (const table of replaced) await connection.rows(`TRUNCATE TABLE ${connection.quote(table)}`)
  const loadTable = tableLoader(connection, { created: await createdTables(connection), report, onProgress })
  for await (const table of source.tables) await loadTable(table)
  report.computedMs = await timed(async () => {
    for (const { table, compute } of source.computed ?? []) {
      await compute(connection)
      const [row] = await connection.rows(`SELECT count(*) AS loaded FROM ${connection.quote(table)}`)
      const loaded = Number(row?.loaded)
      onProgress({ table, loaded, expected: loaded })
    }
  })
  await connection.rows('UPDATE data_load SET finished_at = CURRENT_TIMESTAMP WHERE finished_at IS NULL')
  // Without new statistics the planner would treat the tables as empty.
  report.analyzeMs = await timed(async () => {
    for (const table of replaced) await connection.analyze(table)
  })
  return report
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Tables that this service has created. An adopted table keeps its indexes as they are. */
async function createdTables(connection: ScriptConnection): Promise<ReadonlySet<string>> {
  const rows = await connection.rows("SELECT subject FROM schema_history WHERE what = 'created'")
  return new Set(rows.map(({ subject }) => String(subject)))
}

/** Rows from which on the building of indexes is shown as progress. */
const MANY_ROWS = 100_000

/** Creates a function that loads one table after the other, and adds to the report. */
function tableLoader(
  connection: ScriptConnection,
  { created, report, onProgress }: { created: ReadonlySet<string>; report: LoadReport; onProgress: OnProgress },
): (source: TableRows | TableBatches) => Promise<void> {
  const seen = new Set<string>()

  return async function loadTable(source) {
    const { table, columns, expected } = source
    let loaded = 0
    const onRows = (more: number) => {
      loaded += more
      onProgress({ table, loaded, expected })
    }
    let isReported = false
    const onIndex = ({ built, of }: { built: number; of: number }) => {
      if (loaded < MANY_ROWS) return
      if (!isReported) onProgress({ table, loaded, expected: loaded })
      isReported = true
      onProgress({ table: `${table}, indexes`, loaded: built, expected: of, unit: 'indexes' })
    }
    const tsv = 'batches' in source ? batchesToTsv(source.batches, onRows) : asAsync(toTsv(source.rows, onRows))
    const started = performance.now()
    let indexesMs = 0
    try {
      // The first part of a table replaces its rows. A dump may have more parts, which are added.
      if (seen.has(table)) await connection.load(table, columns, tsv)
      else
        ({ indexesMs } = await connection.replace({ table, columns, tsv, defersIndexes: created.has(table), onIndex }))
    } catch (error) {
      throw new Error(`${table}: ${error instanceof Error ? error.message : error}`, { cause: error })
    }
    seen.add(table)
    report.rows += loaded
    report.indexesMs += indexesMs
    report.rowsMs += performance.now() - started - indexesMs
    const idColumn = generatedIds[table]
    if (idColumn) await connection.continueIds(table, idColumn)
    if (!isReported) onProgress({ table, loaded, expected: loaded })
  }
}

async function* asAsync<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items
}

/**
 * Prepares a database for the service. Populates a database without data from `source`, if there is one. Computes the missing
 * tables of an adopted FlughafenDB. Instances that start together do this once. Returns the action.
 */
export function makeReady(
  database: Database,
  options: {
    source: (() => DataSource) | undefined
    computed: readonly ComputedTable[]
    onProgress: OnProgress
    /** Called after the database was populated. */
    onLoaded?: (report: LoadReport) => void
  },
): Promise<'populated' | 'computed' | 'empty' | 'nothing'> {
  const { source, computed, onProgress, onLoaded } = options
  return database.script((connection) =>
    connection.withLock('data', 600_000, async () => {
      await refuseHalfImport(connection)
      if (await wantsData(connection)) {
        if (!source) return 'empty'
        const report = await populate(connection, source(), onProgress)
        onLoaded?.(report)
        return 'populated'
      }
      // Only once, before the first request. Later an empty table may be intended.
      if (!(await isEmpty(connection, 'data_load'))) return 'nothing'
      for (const { table, compute } of computed) if (await isEmpty(connection, table)) await compute(connection)
      await connection.rows(
        "INSERT INTO data_load (source, started_at, finished_at) VALUES ('adopted', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)",
      )
      return 'computed'
    }),
  )
}
