import { getTableColumns, getTableName } from 'drizzle-orm'
import { mysqlKit } from '../dialect/kit.ts'
import type { TableBatches } from '../load.ts'
import { defineSchema } from '../schema.ts'
import type { DumpedTable } from './dump.ts'

const schema = defineSchema(mysqlKit)

/** Columns in the database of each imported table, by the table's name. */
const targets = new Map<string, readonly { name: string; required: boolean }[]>(
  [
    ...[schema.airport, schema.airportGeo, schema.airline, schema.airplaneType, schema.airplane, schema.flightschedule],
    ...[schema.flight, schema.flightLog, schema.passenger, schema.passengerdetails, schema.booking],
  ].map((table) => [
    getTableName(table),
    Object.values(getTableColumns(table)).map(({ name, notNull }) => ({ name, required: notNull })),
  ]),
)

/** Tables to import, if the dump has them. */
export const importedTables: readonly string[] = [...targets.keys()]

/** Whether a table of a dump is imported. */
export function isImported(table: string): boolean {
  return targets.has(table)
}

/** Compares a dump's columns of a table with ours. Returns the missing and the unused ones. */
export function compareColumns({ table, columns }: { table: string; columns: readonly string[] }) {
  const ours = targets.get(table) ?? []
  return {
    missing: ours.filter(({ name, required }) => required && !columns.includes(name)).map(({ name }) => name),
    passedOver: columns.filter((column) => !ours.some(({ name }) => name === column)),
  }
}

/** Selects our columns from those of the dump. */
export function pickColumns({ table, columns, batches }: DumpedTable): Omit<TableBatches, 'expected'> {
  const picked = (targets.get(table) ?? []).map(({ name }) => name).filter((name) => columns.includes(name))
  const positions = picked.map((name) => columns.indexOf(name))
  async function* pick() {
    for await (const rows of batches) yield rows.map((row) => positions.map((position) => row[position] ?? null))
  }
  return { table, columns: picked, batches: pick() }
}
