import { readFileSync } from 'node:fs'

/** Reads the rows of a seed's data file: tab-separated, with a header. Every cell is a string. */
export function readTsv<Column extends string>(file: string, columns: readonly Column[]): Record<Column, string>[] {
  const [header, ...lines] = readFileSync(new URL(`data/${file}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  const names = header?.split('\t') ?? []
  const positions = columns.map((column) => [column, names.indexOf(column)] as const)
  return lines.map((line) => {
    const cells = line.split('\t')
    // Cast: the type of Object.fromEntries loses the names of the keys.
    return Object.fromEntries(positions.map(([column, at]) => [column, cells[at] ?? ''])) as Record<Column, string>
  })
}
