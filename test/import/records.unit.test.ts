import { describe, expect, test } from 'vitest'
import { readRecords, tsvFormat } from '../../src/db/import/records.ts'
import { toTsv } from '../../src/db/load.ts'
import { all, chunksOf } from './files.ts'
import { nasty } from './small-flughafen.ts'

const read = (text: string, { size = 1000, width = 2, format = tsvFormat } = {}) =>
  all(readRecords(chunksOf(text, size), { file: 'x.tsv', format, width }))

describe('records of a text file', () => {
  test('are split independently of the chunks', async () => {
    const rows = [
      ['1', nasty],
      ['2', null],
      ['3', ''],
      ['4', 'plain'],
    ]
    const text = [...toTsv(rows)].join('')
    for (let size = 1; size <= text.length; size++) expect(await read(text, { size })).toEqual(rows)
  })

  test('may contain an escaped tab or line end', async () => {
    expect(await read('a\\\tb\tc\\\nd\n')).toEqual([['a\tb', 'c\nd']])
  })

  test('may contain other escaped control characters, but NUL is dropped, because PostgreSQL cannot store it', async () => {
    expect(await read('a\\0b\t\\b\\Z\n')).toEqual([['ab', '\b\x1a']])
  })

  test.each([
    ['csv', { fieldsTerminatedBy: ',', fieldsEnclosedBy: '"', linesTerminatedBy: '\r\n' }],
    ['csv-unix', { fieldsTerminatedBy: ',', fieldsEnclosedBy: '"', linesTerminatedBy: '\n' }],
  ])('may be written as %s', async (_name, format) => {
    const end = format.linesTerminatedBy
    const text = `1,"a, ""b"" \\"c\\"\n"${end}2,\\N${end}"3",""${end}`
    for (let size = 1; size <= text.length; size++) {
      expect(await read(text, { size, format })).toEqual([
        ['1', 'a, "b" "c"\n'],
        ['2', null],
        ['3', ''],
      ])
    }
  })

  test('must have a value for each column', async () => {
    await expect(read('1\ta\n2\n')).rejects.toThrow('x.tsv: row 2 has 1 values for 2 columns')
  })

  test('must be complete', async () => {
    await expect(read('1\ta\n2\tb')).rejects.toThrow('x.tsv: it ends in the middle of row 2')
  })
})
