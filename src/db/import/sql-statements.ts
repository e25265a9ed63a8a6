import { matching, type Parse } from './text-window.ts'

/** A part of a mysqldump file, except the rows of an INSERT. */
export type SqlStatement =
  | { kind: 'blank'; text: string }
  | { kind: 'create'; table: string; columns: readonly string[] }
  /** Ends before the first row. `columns` is undefined if the INSERT names none. */
  | { kind: 'insert'; table: string; columns: readonly string[] | undefined }
  | { kind: 'other' }

/** Parses the next statement, if the text contains all of it. */
export const parseStatement: Parse<SqlStatement> = (text, at) =>
  blank(text, at) ?? createTable(text, at) ?? insertInto(text, at) ?? routines(text, at) ?? otherStatement(text, at)

/** White space, semicolons and comments. mysqldump also wraps its settings in comments with a version. */
const blank = statement(/[\s;]+|(?:--|#)[^\n]*\n|\/\*[\s\S]*?\*\//y, ([text]) => ({ kind: 'blank', text }))

/** In the form of mysqldump: one line per column. */
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

/** Routines and triggers: the text between two changes of the delimiter. */
const routines = statement(/DELIMITER\s+(?!;\s)\S+\s[\s\S]*?\nDELIMITER\s+;\s/iy, () => ({ kind: 'other' }))

// Statements that have their own pattern must not match here, even if they are incomplete or malformed.
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
