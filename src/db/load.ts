/** One value of a row to be loaded: `null` is SQL NULL, a `Date` an instant, written in UTC to the second. */
export type Cell = string | number | boolean | Date | null

/** The rows of one table, in the order of `columns` (the names in the database). */
export interface TableRows {
  table: string
  columns: readonly string[]
  rows: Iterable<readonly Cell[]>
  /** How many rows to expect, for a progress bar. */
  expected: number
}

/** The rows of one table as they arrive from elsewhere, some at a time; they can be read once. */
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
 * Rows in the text form that PostgreSQL's COPY, MySQL's LOAD DATA and MySQL Shell's dumps share: tab between columns,
 * newline after a row, backslash escapes, `\N` for NULL. Yields chunks of about 64 KiB.
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

/** The same for rows that arrive in batches. */
export async function* batchesToTsv(
  batches: TableBatches['batches'],
  onRows?: (rows: number) => void,
): AsyncGenerator<string> {
  for await (const rows of batches) yield* toTsv(rows, onRows)
}
