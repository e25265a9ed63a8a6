import type { OnProgress } from '../populate.ts'
import type { Dump } from './dump.ts'
import { DumpError } from './dump-error.ts'
import { compareColumns, importedTables, isImported } from './target.ts'

/** Contents of a dump. */
export interface Survey {
  /** Number of rows of each imported table. */
  rows: ReadonlyMap<string, number>
  passedOver: {
    tables: readonly string[]
    /** `airport_geo.geolocation` */
    columns: readonly string[]
  }
}

/**
 * Reads a dump completely, so that a damaged or incomplete one is detected before any data is replaced. Throws
 * `DumpError`.
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
      // The share of the dump that has been read gives an estimate of the total.
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
