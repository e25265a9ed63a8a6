import { afterAll, describe, expect, test } from 'vitest'
import { examine } from '../../scripts/consistency/examine.ts'
import { faultNames } from '../../scripts/consistency/faults.ts'
import type { History, Read, Write } from '../../scripts/consistency/history.ts'
import { judge } from '../../scripts/consistency/judge.ts'
import { createGround } from '../../scripts/consistency/servers.ts'
import { broken } from '../../scripts/consistency/verdict.ts'

/** To be told by CONSISTENCY_SEED what an earlier run has printed. It decides what is done, and which faults come when. */
const seed = Number(process.env.CONSISTENCY_SEED ?? Date.now() % 1_000_000)

describe('three processes that read and write while servers and connections fail', () => {
  const ground = createGround()
  afterAll(() => ground.close())

  test('are never given anything stale, save for a moment from copies in the process', {
    timeout: 120_000,
  }, async () => {
    console.info(`CONSISTENCY_SEED=${seed}`)
    const rounds = await examine({
      subject: 'ours-copies',
      ground,
      seed,
      faults: faultNames,
      calmMs: 0,
      faultsMs: 8_000,
    })
    expect(rounds.map(({ name }) => name)).toEqual(['faults'])
    expect(rounds.flatMap(broken)).toEqual([])
  })
})

describe('the judge of what was read', () => {
  const read = (began: number, version: number): Read => ({ key: 1, version, began, tookMs: 1, layer: 'valkey' })
  const history = (reads: Read[], writes: Write[] = []): History => ({ reads, writes, failures: [] })
  const writes: Write[] = [
    { key: 1, version: 2, acknowledged: 10 },
    { key: 1, version: 4, acknowledged: 20 },
    { key: 1, version: 3, acknowledged: 30 },
    { key: 1, version: 5 },
    { key: 2, version: 9, acknowledged: 0 },
  ]

  test('finds a read that misses what was acknowledged before it began', () => {
    const found = judge([history([read(25, 2)]), history([], writes)])
    expect(found.layers.valkey).toEqual({ reads: 1, stale: 1, p99Ms: 5, maxMs: 5 })
    expect(found.staleInWriter).toBe(0)
  })

  test('measures from the oldest change that is missing', () => {
    expect(judge([history([read(25, 1)]), history([], writes)]).layers.valkey.maxMs).toBe(15)
  })

  test('demands nothing that was acknowledged later, never, or of another key', () => {
    expect(judge([history([read(9, 1), read(19, 2), read(50, 4)]), history([], writes)]).layers.valkey.stale).toBe(0)
  })

  test('tells when the process had made the change itself', () => {
    expect(judge([history([read(25, 2)], writes)]).staleInWriter).toBe(1)
  })
})
