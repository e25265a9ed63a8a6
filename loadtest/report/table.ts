import { type Content, html, type Markup } from './markup.ts'

export interface Column<Row> {
  head: string
  /** Shown next to the head. */
  unit?: string
  /** A column of text, aligned to the left. */
  words?: boolean
  cell: (row: Row) => Content
}

export interface Group<Row> {
  /** Title of the group. */
  head?: Content
  rows: readonly Row[]
}

interface Options<Row> {
  caption: string
  /** The first column names the row. */
  columns: readonly Column<Row>[]
  groups: readonly Group<Row>[]
}

/** A table that scrolls when the page is too narrow, also by keyboard. */
export function table<Row>({ caption, columns, groups }: Options<Row>): Markup {
  const [named, ...others] = columns
  if (!named) throw new Error(`The table ${caption} has no columns.`)
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${caption}">
<table>
<caption>${caption}</caption>
<thead><tr>${columns.map(headOf)}</tr></thead>
${groups.map(
  ({ head, rows }) => html`<tbody>
${head !== undefined && html`<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${head}</th></tr>`}
${rows.map(
  (row) => html`<tr><th scope="row">${named.cell(row)}</th>${others.map((column) => cellOf(column, row))}</tr>
`,
)}</tbody>
`,
)}</table>
</div>
`
}

// The first column is always text.
const headOf = <Row>({ head, unit, words }: Column<Row>, i: number) =>
  html`<th scope="col"${i > 0 && !words && html` class="figure"`}>${head}${unit && html` <small>${unit}</small>`}</th>`

const cellOf = <Row>({ words, cell }: Column<Row>, row: Row) =>
  words ? html`<td>${cell(row)}</td>` : html`<td class="figure">${cell(row)}</td>`
