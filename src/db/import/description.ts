import { readFile } from 'node:fs/promises'
import { DumpError } from './dump-error.ts'
import { knownColumns } from './known-columns.ts'
import { reasonOf } from './read-text.ts'
import { type RecordFormat, tsvFormat } from './records.ts'

/** Columns of a file of rows in their order, and its text format. */
export interface Description {
  columns: readonly string[]
  format: RecordFormat
}

/** FlughafenDB's own columns and MySQL Shell's default format, for a table without a description. */
export function usualDescription(table: string): Description | undefined {
  const columns = knownColumns[table]
  return columns && { columns, format: tsvFormat }
}

/** Reads MySQL Shell's description of a table, `<schema>@<table>.json`. Throws `DumpError`. */
export async function readDescription(file: string): Promise<Description> {
  const options = await readOptions(file)
  const columns = options.columns
  if (!Array.isArray(columns) || columns.length === 0) throw new DumpError(file, 'it names no columns')
  const setting = (name: keyof typeof tsvFormat | 'fieldsEscapedBy', usual: string) => {
    const value = options[name] ?? usual
    if (typeof value !== 'string') throw new DumpError(file, `${name} is not a text`)
    return value
  }
  if (setting('fieldsEscapedBy', '\\') !== '\\')
    throw new DumpError(file, 'only the backslash is supported as escape character')
  const format = {
    fieldsTerminatedBy: setting('fieldsTerminatedBy', tsvFormat.fieldsTerminatedBy),
    fieldsEnclosedBy: setting('fieldsEnclosedBy', tsvFormat.fieldsEnclosedBy),
    linesTerminatedBy: setting('linesTerminatedBy', tsvFormat.linesTerminatedBy),
  }
  if (format.fieldsTerminatedBy.length !== 1 || format.fieldsEnclosedBy.length > 1 || format.linesTerminatedBy === '') {
    throw new DumpError(file, 'its separators are not supported')
  }
  return { columns: columns.map(String), format }
}

async function readOptions(file: string): Promise<Record<string, unknown>> {
  let description: unknown
  try {
    description = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new DumpError(file, reasonOf(error), { cause: error })
  }
  const options = (description as { options?: unknown } | null)?.options
  if (typeof options !== 'object' || options === null) throw new DumpError(file, 'it describes no table')
  return options as Record<string, unknown>
}
