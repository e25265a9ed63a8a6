import type { Cell, TableRows } from '../load.ts'

/** A table whose rows are made anew each time they are read. */
export function tableOf(
  table: string,
  columns: readonly string[],
  expected: number,
  makeRows: () => Iterator<readonly Cell[]>,
): TableRows {
  return { table, columns, expected, rows: { [Symbol.iterator]: makeRows } }
}

/** A table with a row for each of a list. */
export function tableFrom<Item>(
  table: string,
  columns: readonly string[],
  items: readonly Item[],
  rowOf: (item: Item) => readonly Cell[],
): TableRows {
  return tableOf(table, columns, items.length, function* () {
    for (const item of items) yield rowOf(item)
  })
}
