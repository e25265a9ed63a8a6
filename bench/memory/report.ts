import { markdownTable } from '../../tools/tables.ts'
import type { Compared } from './compare.ts'

const columns = ['MEMORY USAGE', 'used_memory', 'ratio', 'whole', 'one property']

/** Table of forms of the same things, each in relation to the first. */
export function comparison(title: string, compared: readonly Compared[]): string {
  const [first] = compared
  if (!first) throw new Error('There is nothing to compare.')
  const time = (value: number, base: number) =>
    value === base ? `${ratio(value, base)} (${value.toFixed(1)} µs)` : ratio(value, base)
  const rows = compared.map(({ name, size, whole, one }) => [
    name,
    encodingsOf(size.encodings),
    bytes(size.usage),
    bytes(size.grown),
    ratio(size.grown, first.size.grown),
    time(whole, first.whole),
    time(one, first.one),
  ])
  return markdownTable([title, 'encoding', ...columns], rows, { texts: 2 })
}

/** `listpack`; of several encodings `listpack 98.0 %, hashtable 2.0 %`. */
export function encodingsOf(encodings: readonly [string, number][]): string {
  if (encodings.length === 1) return encodings[0]?.[0] ?? ''
  const all = encodings.reduce((total, [, count]) => total + count, 0)
  return encodings.map(([name, count]) => `${name} ${((100 * count) / all).toFixed(1)} %`).join(', ')
}

export const bytes = (value: number) => (value < 100 ? value.toFixed(1) : value.toFixed(0))

export const ratio = (value: number, base: number) => (value / base).toFixed(2)
