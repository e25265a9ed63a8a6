import { createHash } from 'node:crypto'
import { type Cell, type TableRows, toTsv } from '../../src/db/load.ts'
import { parseAnchor } from '../../src/db/seed/anchor.ts'
import type { ScaleName } from '../../src/db/seed/scales.ts'
import { seedTables } from '../../src/db/seed/tables.ts'

export const anchor = '2025-12-15'

/** The tables of a seed on the anchor of these tests. */
export function seeded(options: { scale?: ScaleName; anchor?: string; seed?: number } = {}): TableRows[] {
  return seedTables({ scale: 'tiny', ...options, anchor: parseAnchor(options.anchor ?? anchor) })
}

/** The rows of one table as records by column. */
export function records(tables: readonly TableRows[], table: string): Record<string, Cell>[] {
  const found = tables.find((candidate) => candidate.table === table)
  if (found === undefined) throw new Error(`${table} is not seeded`)
  return Array.from(found.rows, (row) => Object.fromEntries(found.columns.map((column, i) => [column, row[i] ?? null])))
}

/** SHA-256 of all data to be loaded. */
export function fingerprint(tables: readonly TableRows[]): string {
  const hash = createHash('sha256')
  for (const { table, columns, rows } of tables) {
    hash.update(`${table} ${columns.join()}\n`)
    for (const chunk of toTsv(rows)) hash.update(chunk)
  }
  return hash.digest('hex')
}
