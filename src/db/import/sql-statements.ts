import { matching, type Parse } from './text-window.ts'

/** What a dump of mysqldump consists of, apart from the rows behind an INSERT. */
export type SqlStatement =
  | { kind: 'blank'; text: string }
  | { kind: 'create'; table: string; columns: readonly string[] }
  /** Up to its first row; `columns` is undefined where it does not name them. */
  | { kind: 'insert'; table: string; columns: readonly string[] | undefined }
  | { kind: 'other' }

/** The next statement, if it is there as a whole. */
export const parseStatement: Parse<SqlStatement> = (text, at) =>
  blank(text, at) ?? createTable(text, at) ?? insertInto(text, at) ?? routines(text, at) ?? otherStatement(text, at)

/** White space, semicolons, and comments, among them those with a version in which mysqldump wraps its settings. */
const blank = statement(/[\s;]+|(?:--|#)[^\n]*\n|\/\*[\s\S]*?\*\//y, ([text]) => ({ kind: 'blank', text }))

/** As mysqldump writes it: a line for each column. */
const createTable = statement(
  /CREATE TABLE\s+(?:IF NOT EXISTS\s+)?`?(\w+)`?\s*\(\n([\s\S]*?)\n\)(?:[^;']|'(?:[^'\\]|\\[\s\S])*')*;/iy,
  ([, table = '', body = '']) => ({
    kind: 'create',
    table,
    columns: Array.from(body.matchAll(/^\s*`([^`]+)`/gm), ([, column = '']) => column),
  }),
)

const insertInto = statement(
  /(?:INSERT|REPLACE)\s+(?:(?:IGNORE|LOW_PRIORITY|DELAYED)\s+)*INTO\s+(?:`?\w+`?\s*\.\s*)?`?(\w+)`?\s*(?:\(([^()]*)\)\s*)?VALUES(?=[\s(])/iy,
  ([, table = '', list]) => ({
    kind: 'insert',
    table,
    columns: list?.split(',').map((column) => column.trim().replaceAll('`', '')),
  }),
)

/** Routines and triggers: what stands between two changes of the delimiter. */
const routines = statement(/DELIMITER\s+(?!;\s)\S+\s[\s\S]*?\nDELIMITER\s+;\s/iy, () => ({ kind: 'other' }))

// What has a pattern of its own must not be taken for this while only its beginning is there, or because it is odd.
const otherStatement = statement(
  /(?!--|#|\/\*|INSERT\s|REPLACE\s|DELIMITER\s)[^;'"`]+(?:(?:'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|`[^`]*`)[^;'"`]*)*;/iy,
  () => ({ kind: 'other' }),
)

function statement(pattern: RegExp, read: (match: RegExpExecArray) => SqlStatement): Parse<SqlStatement> {
  const match = matching(pattern)
  return (text, at) => {
    const found = match(text, at)
    return found && { value: read(found.value), end: found.end }
  }
}
