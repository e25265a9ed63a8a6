import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Description, readDescription, usualDescription } from './description.ts'
import type { Dump, DumpedRow, DumpedTable } from './dump.ts'
import { DumpError } from './dump-error.ts'
import { descriptionName, parseFileName, type RowsFile } from './file-names.ts'
import { readText, reasonOf } from './read-text.ts'
import { readRecords } from './records.ts'
import { importedTables, isImported } from './target.ts'

/**
 * Opens a folder of MySQL Shell's `util.dumpSchemas()`, or a plain folder with `airline.tsv.zst` and so on.
 * https://dev.mysql.com/doc/mysql-shell/8.4/en/mysql-shell-utilities-dump-instance-schema.html
 */
export async function openShellFolder(path: string): Promise<Dump> {
  const names = new Set(await readdir(path))
  const rowsFiles = [...names].flatMap((name) => parseFileName(name) ?? [])
  if (rowsFiles.length === 0) throw new DumpError(path, 'it has no file of rows, such as airline.tsv.zst')

  // Referenced tables first.
  const tables = importedTables.flatMap((table) => {
    const files = rowsFiles.filter((file) => file.table === table)
    const [first, ...others] = inOrder(path, files)
    return first ? { table, first, files: [first, ...others] } : []
  })
  const described = await Promise.all(
    tables.map(async ({ table, first, files }) => ({
      table,
      files: files.map(({ name }) => join(path, name)),
      ...(await describe(path, names, first)),
    })),
  )
  const sizes = await Promise.all(described.flatMap(({ files }) => files.map(sizeOf)))
  const unused = new Set(rowsFiles.map(({ table }) => table).filter((table) => !isImported(table)))
  return {
    path,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    notes: tables.flatMap(({ table, files }) =>
      files.every(({ chunk }) => chunk?.last === false)
        ? `No part of ${table} is marked as its last. Is the dump complete?`
        : [],
    ),
    async *tables(onBytes) {
      for (const table of unused) yield { table, columns: [], batches: nothing() }
      for (const table of described) yield readTable(table, onBytes)
    },
  }
}

/** Sorts the parts of a table. Throws if a part is missing, or if the parts are of different tables. */
function inOrder(path: string, files: readonly RowsFile[]): RowsFile[] {
  const parts = files.toSorted((a, b) => (a.chunk?.number ?? 0) - (b.chunk?.number ?? 0))
  for (const [index, { name, schema, chunk }] of parts.entries()) {
    const other = parts[index - 1]
    if (other && other.schema !== schema)
      throw new DumpError(path, `${other.name} and ${name} are of different schemas`)
    if (other && (!chunk || other.chunk?.number === chunk.number)) {
      throw new DumpError(path, `${other.name} and ${name} contain the same rows`)
    }
    if (chunk && chunk.number !== index) throw new DumpError(path, `the part before ${name} is missing`)
    if (chunk?.last && index < parts.length - 1) throw new DumpError(path, `${name} is not the last part`)
  }
  return parts
}

async function describe(path: string, names: ReadonlySet<string>, file: RowsFile): Promise<Description> {
  const name = descriptionName(file)
  const description = names.has(name) ? await readDescription(join(path, name)) : usualDescription(file.table)
  if (!description) throw new DumpError(join(path, file.name), `${name}, which names its columns, is missing`)
  return description
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size
  } catch (error) {
    throw new DumpError(file, reasonOf(error), { cause: error })
  }
}

function readTable(
  { table, files, columns, format }: Description & { table: string; files: readonly string[] },
  onBytes: ((bytes: number) => void) | undefined,
): DumpedTable {
  async function* batches(): AsyncGenerator<readonly DumpedRow[]> {
    for (const file of files) yield* readRecords(readText(file, { onBytes }), { file, format, width: columns.length })
  }
  return { table, columns, batches: batches() }
}

async function* nothing(): AsyncGenerator<readonly DumpedRow[]> {}
