import type { DumpedRow } from './dump.ts'
import { DumpError } from './dump-error.ts'
import { undoEscapes } from './escapes.ts'

/** Separators of a text file, in the terms of MySQL's LOAD DATA. The escape character is the backslash. */
export interface RecordFormat {
  fieldsTerminatedBy: string
  /** Quote around values that need it. `''` for none. */
  fieldsEnclosedBy: string
  linesTerminatedBy: string
}

export const tsvFormat: RecordFormat = { fieldsTerminatedBy: '\t', fieldsEnclosedBy: '', linesTerminatedBy: '\n' }

/** Maximum length, far above that of any record of FlughafenDB. A longer record shows a wrong kind of file. */
const longestRecord = 1 << 24

/** Splits the text of a file into records of `width` values, one batch per chunk. Throws `DumpError`. */
export async function* readRecords(
  chunks: AsyncIterable<string>,
  { file, format, width }: { file: string; format: RecordFormat; width: number },
): AsyncGenerator<DumpedRow[]> {
  const divide = divider(format)
  let rest = ''
  let line = 0
  for await (const chunk of chunks) {
    const text = rest + chunk
    const { rows, end } = divide(text)
    rest = text.slice(end)
    if (rest.length > longestRecord) throw new DumpError(file, 'a line end is missing')
    for (const row of rows) {
      line++
      if (row.length !== width) throw new DumpError(file, `row ${line} has ${row.length} values for ${width} columns`)
    }
    if (rows.length > 0) yield rows
  }
  if (rest !== '') throw new DumpError(file, `it ends in the middle of row ${line + 1}`)
}

type Divide = (text: string) => { rows: DumpedRow[]; end: number }

function divider(format: RecordFormat): Divide {
  const { fieldsTerminatedBy, fieldsEnclosedBy, linesTerminatedBy } = format
  const carefully = carefulDivider(format)
  return (text) => {
    if (fieldsEnclosedBy !== '' || text.includes('\\')) return carefully(text)
    const lines = text.split(linesTerminatedBy)
    const end = text.length - (lines.pop() ?? '').length
    return { rows: lines.map((line) => line.split(fieldsTerminatedBy)), end }
  }
}

/** Creates a divider for text with escapes or enclosed values. It matches one field with its separator at a time. */
function carefulDivider({ fieldsTerminatedBy, fieldsEnclosedBy, linesTerminatedBy }: RecordFormat): Divide {
  const [field, quote, line] = [fieldsTerminatedBy, fieldsEnclosedBy, linesTerminatedBy].map(literal)
  const plainChar = `[^\\\\${field}${line}]`
  const plain = `(${plainChar}*(?:\\\\[\\s\\S]${plainChar}*)*)`
  const enclosed = `${quote}([^\\\\${quote}]*(?:(?:\\\\[\\s\\S]|${quote}${quote})[^\\\\${quote}]*)*)${quote}`
  const either = quote === '' ? `()${plain}` : `(?:${enclosed}|(?!${quote})${plain})`
  const pattern = new RegExp(`${either}(?:${field}|(${line}))`, 'y')
  const twice = fieldsEnclosedBy.repeat(2)

  return (text) => {
    const rows: DumpedRow[] = []
    let end = 0
    let row: (string | null)[] = []
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const [, inQuotes, bare, lineEnd] = match
      if (bare !== undefined) row.push(bare === '\\N' ? null : undoEscapes(bare))
      else row.push(undoEscapes((inQuotes ?? '').replaceAll(twice, fieldsEnclosedBy)))
      if (lineEnd === undefined) continue
      rows.push(row)
      row = []
      end = pattern.lastIndex
    }
    return { rows, end }
  }
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
