import type { DumpedRow } from './dump.ts'
import { DumpError } from './dump-error.ts'
import { parseRow } from './sql-row.ts'
import { parseStatement } from './sql-statements.ts'
import { openWindow, type TextWindow } from './text-window.ts'

/** Consecutive rows in a dump. Their columns come from the INSERT, else from the CREATE TABLE, if there is one. */
export interface Inserted {
  table: string
  columns: readonly string[] | undefined
  rows: readonly DumpedRow[]
}

/** Maximum length, far above that of any row of FlughafenDB. A longer row shows a wrong kind of text. */
const longestRow = 1 << 24

/** Reads the inserted rows of a `mysqldump` file in batches. The longest row bounds the memory. Throws `DumpError`. */
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

/** Limits a window, because text other than SQL may never reach the end of a statement. */
function bounded(file: string, window: TextWindow): TextWindow {
  const more = () => {
    if (window.rest().length > longestRow) throw new DumpError(file, `it cannot be read from ${excerpt(window)} on`)
    return window.more()
  }
  return { ...window, more }
}

/** Describes the position of a window. Omits values, because they may be personal data. */
function excerpt(window: TextWindow): string {
  const [beginning = ''] = window
    .rest()
    .trim()
    .split(/['"(=]/)
  return JSON.stringify(beginning.slice(0, 60).trim())
}

/** Whether the last line is missing. mysqldump writes its first and last line as comments, unless comments are off. */
function isCutOff(comments: readonly string[]): boolean {
  const begins = comments[0] !== undefined && /^-- (?:MySQL|MariaDB) dump/.test(comments[0])
  return begins && !comments.at(-1)?.startsWith('-- Dump completed')
}
