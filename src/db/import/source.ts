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
  /** Makes flights from the timetable of a dump that has none, around the day `anchor` (`YYYY-MM-DD`). */
  expandSchedule?: { anchor: string } | undefined
  /** Told while the dump is checked, as the table `check`. */
  onProgress?: OnProgress | undefined
}

/** A dump that was read from end to end and is fit to be loaded. */
export interface ImportSource extends DataSource {
  /** What was found, missed and passed over: sentences for a person. */
  notes: readonly string[]
}

/**
 * A dump of FlughafenDB as a source of data: a folder as MySQL Shell writes it, or a `.sql`, `.sql.gz` or `.sql.zst` as
 * `mysqldump` does. It is read twice, now to check it and again to load it, so that a damaged dump costs nobody their
 * data. Throws `DumpError`, and `RangeError` where the anchor is not a date.
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
    // It becomes part of a statement.
    name: `import ${basename(path).replace(/[^\w.@ -]/g, '_')}`.slice(0, 200),
    anchor: options.expandSchedule?.anchor ?? null,
    tables: { [Symbol.asyncIterator]: tables },
    computed: computedTables,
    notes: [...dump.notes, ...describe(survey, flights)],
  }
}

async function flightsFrom(dump: Dump, { rows }: Survey, anchor: string): Promise<TableRows> {
  if (rows.has('flight'))
    throw new DumpError(dump.path, 'it has flights of its own, so none are made from its timetable')
  const missing = ['flightschedule', 'airplane'].filter((table) => !rows.has(table))
  if (missing.length > 0) throw new DumpError(dump.path, `flights cannot be made without ${missing.join(' and ')}`)
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
  if (flights) notes.push(`${flights.expected} flights are made from the timetable.`)
  else if (missing.includes('flight')) notes.push('Without flights every search finds nothing.')
  if (passedOver.tables.length > 0)
    notes.push(`Passed over, for we have no use for them: ${passedOver.tables.join(', ')}.`)
  if (passedOver.columns.length > 0) notes.push(`Columns passed over: ${passedOver.columns.join(', ')}.`)
  return notes
}
