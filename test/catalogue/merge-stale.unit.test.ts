import { expect, test } from 'vitest'
import { mergeStale } from '../../src/services/catalogue/merge-stale.ts'

test('merges keys, tags and patterns of all changes, each once', () => {
  const merged = mergeStale([
    { keys: ['flight:1:availability'], tags: ['user:1'] },
    { keys: ['flight:1:availability', 'flight:2:availability'], tags: ['user:1'], patterns: ['flight:search:*'] },
    {},
  ])
  expect(merged).toEqual({
    keys: ['flight:1:availability', 'flight:2:availability'],
    tags: ['user:1'],
    patterns: ['flight:search:*'],
  })
})

test('keeps what one change invalidates first before everything else, at every level', () => {
  const merged = mergeStale([
    { keys: ['report'], first: { keys: ['aggregated'], first: { keys: ['raw:places'] } } },
    { keys: ['airline:ZA'], first: { keys: ['aggregated'], first: { keys: ['raw:carriers'] } } },
  ])
  expect(merged).toMatchObject({
    keys: ['report', 'airline:ZA'],
    first: { keys: ['aggregated'], first: { keys: ['raw:places', 'raw:carriers'] } },
  })
})
