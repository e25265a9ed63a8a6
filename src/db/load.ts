import { createTextBuffer, type TextBuffer } from './text-buffer.ts'

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

function writeCell(text: TextBuffer, cell: Cell): void {
  if (typeof cell === 'number') text.number(cell)
  else if (typeof cell === 'string') text.text(cell)
  else if (cell === null) text.nothing()
  else if (typeof cell === 'boolean') text.number(cell ? 1 : 0)
  else text.text(cell.toISOString().slice(0, 19).replace('T', ' '))
}

/**
 * Writes rows in the text form of PostgreSQL's COPY, MySQL's LOAD DATA and MySQL Shell's dumps. Tab between columns, newline
 * after a row, backslash escapes, `\N` for NULL. Yields chunks of about 64 KiB in UTF-8.
 */
export function* toTsv(rows: Iterable<readonly Cell[]>, onRows?: (rows: number) => void): Generator<Buffer> {
  const text = createTextBuffer()
  let count = 0
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) {
      if (i > 0) text.endColumn()
      writeCell(text, row[i] ?? null)
    }
    text.endRow()
    count++
    if (text.isFull()) {
      yield text.take()
      onRows?.(count)
      count = 0
    }
  }
  if (count > 0) {
    yield text.take()
    onRows?.(count)
  }
}

/** Does the same as `toTsv` for rows that arrive in batches. */
export async function* batchesToTsv(
  batches: TableBatches['batches'],
  onRows?: (rows: number) => void,
): AsyncGenerator<Buffer> {
  for await (const rows of batches) yield* toTsv(rows, onRows)
}
