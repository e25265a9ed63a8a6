import type { DumpedRow } from './dump.ts'
import { DumpError } from './dump-error.ts'
import { parseRow } from './sql-row.ts'
import { parseStatement } from './sql-statements.ts'
import { openWindow, type TextWindow } from './text-window.ts'

/** Rows that stand together in a dump, with the columns that their INSERT names, or else their CREATE TABLE, if any. */
export interface Inserted {
  table: string
  columns: readonly string[] | undefined
  rows: readonly DumpedRow[]
}

/** More than any row of FlughafenDB by far; past it the text is something else. */
const longestRow = 1 << 24

/** The rows that a dump of `mysqldump` inserts, in batches. Memory is bounded by the longest row. Throws `DumpError`. */
export async function* readInserts(file: string, chunks: AsyncIterable<string>): AsyncGenerator<Inserted> {
  const window = bounded(file, openWindow(chunks))
  const created = new Map<string, readonly string[]>()
  const comments: string[] = []
  try {
    for (;;) {
      const statement = window.take(parseStatement)
      if (statement?.kind === 'blank' && statement.text.startsWith('-- ')) comments.push(statement.text)
      if (statement?.kind === 'create') created.set(statement.table, statement.columns)
      if (statement?.kind === 'insert') {
        const { table, columns = created.get(table) } = statement
        for await (const rows of readRows(window, file, table)) yield { table, columns, rows }
      }
      if (!statement && !(await window.more())) break
    }
    if (window.rest() !== '') throw new DumpError(file, `it ends in the middle of ${excerpt(window)}`)
    if (isCutOff(comments)) throw new DumpError(file, 'it is cut off: mysqldump did not write its last line')
  } finally {
    await window.close()
  }
}

async function* readRows(window: TextWindow, file: string, table: string): AsyncGenerator<DumpedRow[]> {
  for (let last = false; !last; ) {
    const rows: DumpedRow[] = []
    while (!last) {
      const found = window.take(parseRow)
      if (!found) break
      rows.push(found.row)
      last = found.last
    }
    yield rows
    if (!last && !(await window.more())) {
      throw new DumpError(file, `it is cut off in the rows of ${table}, or they are not as mysqldump writes them`)
    }
  }
}

/** A window that does not wait for ever for the end of something that is not SQL. */
function bounded(file: string, window: TextWindow): TextWindow {
  const more = () => {
    if (window.rest().length > longestRow) throw new DumpError(file, `it cannot be read from ${excerpt(window)} on`)
    return window.more()
  }
  return { ...window, more }
}

/** Where a window stands; without the values, which may be about a person. */
function excerpt(window: TextWindow): string {
  const [beginning = ''] = window
    .rest()
    .trim()
    .split(/['"(=]/)
  return JSON.stringify(beginning.slice(0, 60).trim())
}

/** mysqldump says when it begins and when it is done, unless it was told to write no comments. */
function isCutOff(comments: readonly string[]): boolean {
  const begins = comments[0] !== undefined && /^-- (?:MySQL|MariaDB) dump/.test(comments[0])
  return begins && !comments.at(-1)?.startsWith('-- Dump completed')
}
