import { describe, expect, test } from 'vitest'
import type { History, Read, Write } from '../../scripts/consistency/history.ts'
import { judge } from '../../scripts/consistency/judge.ts'

describe('the judge of reads', () => {
  const read = (began: number, version: number): Read => ({ key: 1, version, began, tookMs: 1, layer: 'valkey' })
  const history = (reads: Read[], writes: Write[] = []): History => ({ reads, writes, failures: [] })
  const writes: Write[] = [
    { key: 1, version: 2, acknowledged: 10 },
    { key: 1, version: 4, acknowledged: 20 },
    { key: 1, version: 3, acknowledged: 30 },
    { key: 1, version: 5 },
    { key: 2, version: 9, acknowledged: 0 },
  ]

  test('finds a read without a change that was acknowledged before the read began', () => {
    const found = judge([history([read(25, 2)]), history([], writes)])
    expect(found.layers.valkey).toEqual({ reads: 1, stale: 1, p99Ms: 5, maxMs: 5 })
    expect(found.staleInWriter).toBe(0)
  })

  test('measures from the oldest change that is missing', () => {
    expect(judge([history([read(25, 1)]), history([], writes)]).layers.valkey.maxMs).toBe(15)
  })

  test('ignores changes that were acknowledged later, never, or for another key', () => {
    expect(judge([history([read(9, 1), read(19, 2), read(50, 4)]), history([], writes)]).layers.valkey.stale).toBe(0)
  })

  test("reports a missing change of the reader's own process", () => {
    expect(judge([history([read(25, 2)], writes)]).staleInWriter).toBe(1)
  })
})
