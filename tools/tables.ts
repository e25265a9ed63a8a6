type Rows = readonly (readonly string[])[]

/** A table of Markdown. The first `texts` columns are texts; the others are figures, aligned to the right. */
export function markdownTable(head: readonly string[], rows: Rows, { texts = 1 }: { texts?: number } = {}): string {
  const rule = head.map((_, i) => (i < texts ? '---' : '---:'))
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** A table for a terminal. A head that begins with a space marks a column of figures, aligned to the right. */
export function textTable(head: readonly string[], rows: Rows): string {
  const lines = [head.map((name) => name.trim()), ...rows]
  const widths = head.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)))
  const aligned = (cell: string, i: number) =>
    head[i]?.startsWith(' ') ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)
  return lines.map((line) => line.map(aligned).join('  ').trimEnd()).join('\n')
}
