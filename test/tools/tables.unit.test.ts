import { expect, test } from 'vitest'
import { markdownTable, textTable } from '../../tools/tables.ts'

test('markdownTable aligns figures to the right, after the first columns of text', () => {
  expect(markdownTable(['name', 'kind', 'µs'], [['a', 'b', '1']], { texts: 2 })).toBe(
    '| name | kind | µs |\n| --- | --- | ---: |\n| a | b | 1 |',
  )
})

test('textTable makes columns as wide as their widest cell, without spaces at the end of a line', () => {
  const rows = [
    ['short', '1', ''],
    ['much longer', '1,000', 'noted'],
  ]
  expect(textTable(['name', ' figure', ''], rows).split('\n')).toEqual([
    'name         figure',
    'short             1',
    'much longer   1,000  noted',
  ])
})
