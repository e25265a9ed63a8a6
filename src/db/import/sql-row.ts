import type { DumpedRow } from './dump.ts'
import { undoEscapes } from './escapes.ts'
import { matching, type Parse } from './text-window.ts'

const open = matching(/\s*\(\s*/y)
const close = matching(/\s*([,;])/y)

/** A quoted text, with or without a character set (`_binary '…'`), or a bare word, and its separator. */
const value = matching(/(?:(?:_\w+\s*|[bnx])?'([^'\\]*(?:(?:\\[\s\S]|'')[^'\\]*)*)'|([^\s,()'"]+))\s*([,)])\s*/iy)

/** One row of an INSERT, `(1,'JFK',NULL)`, with the comma after it, or the semicolon after the last row. */
export const parseRow: Parse<{ row: DumpedRow; last: boolean }> = (text, at) => {
  const row: (string | null)[] = []
  let found = open(text, at)
  for (let end = found?.end; end !== undefined; end = found?.end) {
    found = value(text, end)
    if (!found) return undefined
    const [, quoted, bare, terminator] = found.value
    row.push(quoted === undefined ? fromBare(bare ?? '') : undoEscapes(quoted.replaceAll("''", "'")))
    if (terminator === ')') {
      const closing = close(text, found.end)
      return closing && { value: { row, last: closing.value[1] === ';' }, end: closing.end }
    }
  }
  return undefined
}

function fromBare(word: string): string | null {
  if (word.toUpperCase() === 'NULL') return null
  return word.startsWith('0x') ? Buffer.from(word.slice(2), 'hex').toString() : word
}
