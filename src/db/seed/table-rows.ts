import type { Cell, TableRows } from '../load.ts'

/** A table that generates its rows on each read. */
export function tableOf(
  table: string,
  columns: readonly string[],
  expected: number,
  makeRows: () => Iterator<readonly Cell[]>,
): TableRows {
  return { table, columns, expected, rows: { [Symbol.iterator]: makeRows } }
}

/** Creates a table with one row per item of a list. */
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
