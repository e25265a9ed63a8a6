import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createLoadSlots } from '../../src/cache/load-slots.ts'

/** Four slots, and loads that run until they are ended. */
function openSlots() {
  const slots = createLoadSlots(4)
  const ends: (() => void)[] = []
  /** Begins loads for an address. Returns how many were refused. */
  async function begin(address: string | undefined, count: number): Promise<number> {
    let refused = 0
    for (let i = 0; i < count; i++) {
      slots
        .run(address, () => new Promise<void>((resolve) => ends.push(resolve)))
        .catch((error) => {
          expect(error).toMatchObject({ code: 'unavailable' })
          refused++
        })
    }
    await Promise.resolve()
    return refused
  }
  async function endAll(): Promise<void> {
    for (const end of ends.splice(0)) end()
    await setImmediate()
  }
  return { slots, begin, endAll }
}

describe('the slots for loads', () => {
  test('are all for one address while no other needs them', async () => {
    expect(await openSlots().begin('a', 5)).toBe(1)
  })

  test('are shared by addresses with at most half of them', async () => {
    const { begin } = openSlots()
    expect([await begin('a', 2), await begin('b', 2)]).toEqual([0, 0])
    expect([await begin('a', 1), await begin('b', 1), await begin('c', 1)]).toEqual([1, 1, 1])
  })

  test('grow by half for other addresses if one has more than half', async () => {
    const { begin } = openSlots()
    await begin('a', 4)
    expect([await begin('b', 3), await begin('c', 1), await begin('a', 1)]).toEqual([1, 1, 1])
  })

  test('do not grow because of loads without a client', async () => {
    const { begin } = openSlots()
    await begin(undefined, 4)
    expect(await begin('a', 1)).toBe(1)
  })

  test('are free after their loads, failed ones included', async () => {
    const { slots, begin, endAll } = openSlots()
    await begin('a', 4)
    expect(slots.isHalfBusy()).toBe(true)
    await endAll()
    await expect(slots.run('a', () => Promise.reject(new Error('no rows')))).rejects.toThrow('no rows')
    expect(slots.isHalfBusy()).toBe(false)
    expect(await begin('b', 4)).toBe(0)
  })
})
