import type { Database } from '../../src/db/database.ts'
import { ask } from '../support/scratch.ts'

/** Reads everything that a migration can alter from the server's catalogue: columns, indexes and constraints. */
export async function schemaOf(database: Database): Promise<Record<string, unknown[]>> {
  const descriptions = await Promise.all(statements[database.dialect].map((statement) => ask(database, statement)))
  const byTable: Record<string, unknown[]> = {}
  for (const row of descriptions.flat()) {
    const table = String(row.on_table)
    byTable[table] = [...(byTable[table] ?? []), row]
  }
  return byTable
}

const statements = {
  pg: [
    `SELECT table_name AS on_table, column_name, data_type, character_maximum_length, numeric_precision, is_nullable,
            column_default, is_identity
     FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position`,
    'SELECT tablename AS on_table, indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY indexdef',
    `SELECT conrelid::regclass::text AS on_table, conname, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE connamespace = current_schema()::regnamespace ORDER BY conname`,
  ],
  mysql: [
    `SELECT table_name AS on_table, column_name, column_type, is_nullable, column_default, extra, collation_name
     FROM information_schema.columns WHERE table_schema = database() ORDER BY table_name, ordinal_position`,
    `SELECT table_name AS on_table, index_name, seq_in_index, column_name, non_unique
     FROM information_schema.statistics WHERE table_schema = database()
     ORDER BY table_name, index_name, seq_in_index`,
    `SELECT table_name AS on_table, constraint_name, constraint_type
     FROM information_schema.table_constraints WHERE table_schema = database() ORDER BY table_name, constraint_name`,
  ],
}
