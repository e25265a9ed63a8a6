/** One value of a row to load. `null` is SQL NULL. A `Date` is written in UTC, to the second. */
export type Cell = string | number | boolean | Date | null

/** Rows of one table. `columns` are the names in the database, in the order of the values. */
export interface TableRows {
  table: string
  columns: readonly string[]
  rows: Iterable<readonly Cell[]>
  /** Expected number of rows, for a progress bar. */
  expected: number
}

/** Rows of one table that arrive in batches. They can be read once. */
export interface TableBatches extends Omit<TableRows, 'rows'> {
  batches: AsyncIterable<Iterable<readonly Cell[]>>
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function text(cell: Cell): string {
  if (cell === null) return '\\N'
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? '1' : '0'
  if (cell instanceof Date) return cell.toISOString().slice(0, 19).replace('T', ' ')
  return /[\\\t\n\r]/.test(cell) ? cell.replace(/[\\\t\n\r]/g, (c) => escapes[c] ?? c) : cell
}

/**
 * Writes rows in the text form of PostgreSQL's COPY, MySQL's LOAD DATA and MySQL Shell's dumps. Tab between columns, newline
 * after a row, backslash escapes, `\N` for NULL. Yields chunks of about 64 KiB.
 */
export function* toTsv(rows: Iterable<readonly Cell[]>, onRows?: (rows: number) => void): Generator<string> {
  let chunk = ''
  let count = 0
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) chunk += (i === 0 ? '' : '\t') + text(row[i] ?? null)
    chunk += '\n'
    count++
    if (chunk.length > 65_536) {
      yield chunk
      onRows?.(count)
      chunk = ''
      count = 0
    }
  }
  if (count > 0) {
    yield chunk
    onRows?.(count)
  }
}

/** Does the same as `toTsv` for rows that arrive in batches. */
export async function* batchesToTsv(
  batches: TableBatches['batches'],
  onRows?: (rows: number) => void,
): AsyncGenerator<string> {
  for await (const rows of batches) yield* toTsv(rows, onRows)
}
