import { cpus } from 'node:os'
import type { Compared } from './compare.ts'

/** A table of Markdown; columns after the first `texts` are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], texts = 1): string {
  const rule = head.map((_, i) => (i < texts ? '---' : '---:'))
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const columns = ['MEMORY USAGE', 'used_memory', 'ratio', 'whole', 'one property']

/** Forms of the same things, each beside the first. `per`: how many of what is asked about are in a thing. */
export function comparison(what: string, compared: readonly Compared[], per = 1): string {
  const [first] = compared
  if (!first) throw new Error('nothing was compared')
  const rows = compared.map(({ name, size, whole, one }) => [
    ...[name, encodingsOf(size.encodings), bytes(size.usage / per), bytes(size.grown / per)],
    ratio(size.grown, first.size.grown),
    `${ratio(whole, first.whole)}${whole === first.whole ? ` (${whole.toFixed(1)} µs)` : ''}`,
    `${ratio(one, first.one)}${one === first.one ? ` (${one.toFixed(1)} µs)` : ''}`,
  ])
  return table([what, 'encoding', ...columns], rows, 2)
}

/** `listpack`, or where things have several: `listpack 98 %, hashtable 2 %`. */
export function encodingsOf(encodings: readonly [string, number][]): string {
  if (encodings.length === 1) return encodings[0]?.[0] ?? ''
  const all = encodings.reduce((sum, [, count]) => sum + count, 0)
  return encodings.map(([name, count]) => `${name} ${((100 * count) / all).toFixed(1)} %`).join(', ')
}

export const bytes = (value: number) => (value < 100 ? value.toFixed(1) : value.toFixed(0))

export const ratio = (value: number, base: number) => (value / base).toFixed(2)

/** Where and when this was measured. */
export function about(valkey: string): string {
  const cpu = cpus()[0]?.model.trim() ?? 'an unknown processor'
  const day = new Date().toISOString().slice(0, 10)
  return `${day}, Valkey ${valkey}, Node ${process.versions.node}, ${cpus().length} cores of ${cpu}`
}
