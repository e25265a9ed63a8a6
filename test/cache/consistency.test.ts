import { afterAll, describe, expect, test } from 'vitest'
import { examine } from '../../scripts/consistency/examine.ts'
import { faultNames } from '../../scripts/consistency/faults.ts'
import { createGround } from '../../scripts/consistency/servers.ts'
import { broken } from '../../scripts/consistency/verdict.ts'

/** Seed of the steps and of the order of faults. To repeat a run, set CONSISTENCY_SEED to the printed seed. */
const seed = Number(process.env.CONSISTENCY_SEED ?? Date.now() % 1_000_000)

describe('three processes that read and write while servers and connections fail', () => {
  const ground = createGround()
  afterAll(() => ground.close())

  test('never get a stale value, except briefly from in-process copies', {
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
