import { readFileSync } from 'node:fs'

/** Rows of a data file of the seed: tab-separated, named by its header, every cell a string. */
export function readTsv<Column extends string>(file: string, columns: readonly Column[]): Record<Column, string>[] {
  const [header, ...lines] = readFileSync(new URL(`data/${file}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  const names = header?.split('\t') ?? []
  const positions = columns.map((column) => [column, names.indexOf(column)] as const)
  return lines.map((line) => {
    const cells = line.split('\t')
    // Object.fromEntries forgets the names of the keys that it was given.
    return Object.fromEntries(positions.map(([column, at]) => [column, cells[at] ?? ''])) as Record<Column, string>
  })
}
