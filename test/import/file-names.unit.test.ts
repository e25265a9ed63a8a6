import { expect, test } from 'vitest'
import { parseFileName } from '../../src/db/import/file-names.ts'

test.each([
  ['flughafendb_small@airline.tsv.zst', 'flughafendb_small', 'airline', undefined],
  ['flughafendb_small@booking@0.tsv.zst', 'flughafendb_small', 'booking', { number: 0, last: false }],
  ['flughafendb_small@booking@@12.tsv.zst', 'flughafendb_small', 'booking', { number: 12, last: true }],
  ['airplane_type.tsv.zst', undefined, 'airplane_type', undefined],
  ['booking@3.tsv', undefined, 'booking', { number: 3, last: false }],
  ['booking@@4.csv.gz', undefined, 'booking', { number: 4, last: true }],
])('%s holds rows', (name, schema, table, chunk) => {
  expect(parseFileName(name)).toEqual({ name, schema, table, chunk })
})

test.each([
  '@.json',
  'flughafendb_small@airline.json',
  'flughafendb_small@airline.sql',
  'README.md',
  'a@b@0.tsv.zst.idx',
])('%s holds none', (name) => {
  expect(parseFileName(name)).toBeUndefined()
})
