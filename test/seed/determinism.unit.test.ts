import { describe, expect, it } from 'vitest'
import { parseAnchor } from '../../src/db/seed/anchor.ts'
import { seedTables } from '../../src/db/seed/tables.ts'
import { anchor, fingerprint, records, seeded } from './seeded.ts'

describe('the seed is deterministic', () => {
  it('makes the same bytes twice', () => {
    expect(fingerprint(seeded())).toBe(fingerprint(seeded()))
  })

  it('makes the same bytes when its tables are read again, and in another order', () => {
    const tables = seeded()
    const first = fingerprint(tables)
    fingerprint(tables.toReversed())
    expect(fingerprint(tables)).toBe(first)
  })

  it('makes the recorded bytes: change the hash here only if you change the data on purpose', () => {
    expect(fingerprint(seeded())).toBe('18b7c15fdb3f02c9c4e81c6588fc6f8165ea24680ba028888e36b6277b38a4c3')
  })

  it('makes other bytes for another seed and for another anchor', () => {
    const first = fingerprint(seeded())
    expect(fingerprint(seeded({ seed: 2 }))).not.toBe(first)
    expect(fingerprint(seeded({ anchor: '2025-12-16' }))).not.toBe(first)
  })

  it('takes only the UTC day of the anchor', () => {
    const atNight = seedTables({ scale: 'tiny', anchor: new Date(`${anchor}T23:59:59.999Z`) })
    expect(fingerprint(atNight)).toBe(fingerprint(seeded()))
  })

  it('predicts the number of rows of each table', () => {
    const tables = seeded()
    for (const { table, expected } of tables) expect([table, records(tables, table).length]).toEqual([table, expected])
  })
})

describe('parseAnchor', () => {
  it('reads a date as its midnight in UTC', () => {
    expect(parseAnchor('2024-02-29')).toEqual(new Date('2024-02-29T00:00:00Z'))
  })

  it.each(['', 'today', '2025-02-29', '2025-13-01', '2025-1-1', '2025-12-15T00:00:00Z'])('refuses %j', (text) => {
    expect(() => parseAnchor(text)).toThrow(RangeError)
  })
})
