import type { OnProgress } from '../populate.ts'
import type { Dump } from './dump.ts'
import { DumpError } from './dump-error.ts'
import { compareColumns, importedTables, isImported } from './target.ts'

/** What a dump holds. */
export interface Survey {
  /** Rows of each table that is imported. */
  rows: ReadonlyMap<string, number>
  passedOver: {
    tables: readonly string[]
    /** `airport_geo.geolocation` */
    columns: readonly string[]
  }
}

/**
 * Reads a dump from end to end, so that one that is damaged or incomplete is found out before anything in the database
 * is replaced. Throws `DumpError`.
 */
export async function surveyDump(dump: Dump, onProgress: OnProgress): Promise<Survey> {
  const rows = new Map<string, number>()
  const tables = new Set<string>()
  const columns = new Set<string>()
  let bytes = 0
  let checked = 0
  for await (const dumped of dump.tables((more) => (bytes += more))) {
    const { table, batches } = dumped
    if (isImported(table)) {
      const { missing, passedOver } = compareColumns(dumped)
      if (missing.length > 0) throw new DumpError(dump.path, `its ${table} has no column ${missing.join(', ')}`)
      for (const column of passedOver) columns.add(`${table}.${column}`)
    } else tables.add(table)
    for await (const batch of batches) {
      if (!isImported(table)) continue
      rows.set(table, (rows.get(table) ?? 0) + batch.length)
      checked += batch.length
      // How many there will be is guessed from how much of the dump has been read.
      onProgress({
        table: 'check',
        loaded: checked,
        expected: Math.ceil(checked / Math.min(1, bytes / dump.bytes)) + 1,
      })
    }
  }
  if (!importedTables.some((table) => rows.has(table))) throw new DumpError(dump.path, 'it has no rows of FlughafenDB')
  onProgress({ table: 'check', loaded: checked, expected: checked })
  return { rows, passedOver: { tables: [...tables], columns: [...columns] } }
}
