/** One function of a source file. */
export interface FunctionBlock {
  /** First line without its indentation. */
  head: string
  lines: number
}

const indentation = (line: string) => line.length - line.trimStart().length
const opens = (line: string) => /[{([]$/.test(line)
const isHead = (line: string) => /\bfunction\b/.test(line) || /=>( [{([])?$/.test(line)

/**
 * Functions of more than one line, including inner ones. Reads the text as biome formats it: the last line of a function is the
 * first line after its head with the same indentation that opens no block.
 */
export function functionsIn(text: string): FunctionBlock[] {
  const lines = text.split('\n')
  return lines.flatMap((line, start) => {
    if (!opens(line) || /^\s*([/*]|[})\]])/.test(line)) return []
    const isSameLevel = (other: string) => other !== '' && indentation(other) === indentation(line)
    const end = lines.findIndex((other, at) => at > start && isSameLevel(other) && !opens(other))
    const headers = lines.slice(start, end < 0 ? undefined : end).filter(isSameLevel)
    return headers.some(isHead) ? [{ head: line.trim(), lines: (end < 0 ? lines.length : end) - start + 1 }] : []
  })
}
