import { basename } from 'node:path'
import type { TableBatches, TableRows } from '../load.ts'
import type { DataSource, OnProgress } from '../populate.ts'
import { computedTables } from './computed.ts'
import type { Dump } from './dump.ts'
import { DumpError } from './dump-error.ts'
import { type DumpedRecord, expandSchedule } from './expand-schedule.ts'
import { openDump } from './open-dump.ts'
import { type Survey, surveyDump } from './survey.ts'
import { importedTables, isImported, pickColumns } from './target.ts'

export interface ImportOptions {
  /** Generates flights around the day `anchor` (`YYYY-MM-DD`) from the timetable, for a dump without flights. */
  expandSchedule?: { anchor: string } | undefined
  /** Reports progress of the check, as the table `check`. */
  onProgress?: OnProgress | undefined
}

/** A dump that was read completely and can be loaded. */
export interface ImportSource extends DataSource {
  /** Sentences about found, missing and skipped data, for the user. */
  notes: readonly string[]
}

/**
 * Opens a dump of FlughafenDB as a source of data: a folder of MySQL Shell, or a `.sql`, `.sql.gz` or `.sql.zst` of
 * `mysqldump`. Reads the dump now to check it, and again to load it. So a damaged dump replaces no data. Throws `DumpError`, and
 * `RangeError` if the anchor is not a date.
 */
export async function importSource(path: string, options: ImportOptions = {}): Promise<ImportSource> {
  const dump = await openDump(path)
  const survey = await surveyDump(dump, options.onProgress ?? (() => {}))
  const flights = options.expandSchedule && (await flightsFrom(dump, survey, options.expandSchedule.anchor))

  async function* tables(): AsyncGenerator<TableRows | TableBatches> {
    for await (const dumped of dump.tables()) {
      const { table } = dumped
      if (isImported(table)) yield { ...pickColumns(dumped), expected: survey.rows.get(table) ?? 0 }
    }
    if (flights) yield flights
  }

  return {
    // The name becomes part of a statement, so it keeps only safe characters.
    name: `import ${basename(path).replace(/[^\w.@ -]/g, '_')}`.slice(0, 200),
    anchor: options.expandSchedule?.anchor ?? null,
    tables: { [Symbol.asyncIterator]: tables },
    computed: computedTables,
    notes: [...dump.notes, ...describe(survey, flights)],
  }
}

async function flightsFrom(dump: Dump, { rows }: Survey, anchor: string): Promise<TableRows> {
  if (rows.has('flight'))
    throw new DumpError(dump.path, 'it contains flights, so none can be generated from its timetable')
  const missing = ['flightschedule', 'airplane'].filter((table) => !rows.has(table))
  if (missing.length > 0) throw new DumpError(dump.path, `flights cannot be generated without ${missing.join(' and ')}`)
  const flightschedule: DumpedRecord[] = []
  const airplanes: DumpedRecord[] = []
  for await (const { table, columns, batches } of dump.tables()) {
    const records = table === 'flightschedule' ? flightschedule : table === 'airplane' ? airplanes : undefined
    if (!records) continue
    for await (const batch of batches) {
      for (const row of batch) records.push(Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])))
    }
  }
  return expandSchedule({ anchor, flightschedule, airplanes })
}

function describe({ rows, passedOver }: Survey, flights: TableRows | undefined): string[] {
  const missing = importedTables.filter((table) => !rows.has(table) && table !== 'flight_log')
  const notes: string[] = []
  if (missing.length > 0) notes.push(`No rows in the dump: ${missing.join(', ')}.`)
  if (flights) notes.push(`${flights.expected} flights are generated from the timetable.`)
  else if (missing.includes('flight')) notes.push('Without flights every search finds nothing.')
  if (passedOver.tables.length > 0) notes.push(`Tables skipped: ${passedOver.tables.join(', ')}.`)
  if (passedOver.columns.length > 0) notes.push(`Columns skipped: ${passedOver.columns.join(', ')}.`)
  return notes
}
