import { Command } from 'commander'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createArrivals } from '../../loadtest/arrivals.ts'
import { hitRatioByModel } from '../../loadtest/model.ts'
import { commandLine } from '../../loadtest/options.ts'
import { sharesOf, zipf } from '../../loadtest/zipf.ts'
import { randomStream } from '../../src/db/seed/random.ts'

const random = (seed = 1) => randomStream(seed, 'test')(0)
const drawn = (options: { count: number; skew: number; draws: number; seed?: number }) => {
  const [draw, by] = [zipf(options), random(options.seed)]
  return Array.from({ length: options.draws }, () => draw(by))
}

describe('draws by Zipf’s law', () => {
  test('come as often as their shares say', () => {
    const [count, draws] = [20, 20_000]
    const found = drawn({ count, skew: 1, draws })
    for (const [k, share] of sharesOf({ count, skew: 1 }).entries())
      expect(Math.abs(found.filter((one) => one === k).length / draws - share), `the ${k}th`).toBeLessThan(0.01)
  })

  test('are of all things, and more of those before', () => {
    const options = fc.record({
      count: fc.integer({ min: 1, max: 200 }),
      skew: fc.double({ min: 0, max: 5, noNaN: true }),
    })
    fc.assert(
      fc.property(options, (of) => {
        const shares = sharesOf(of)
        expect(shares).toHaveLength(of.count)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        expect(shares).toEqual(shares.toSorted((a, b) => b - a))
        expect(drawn({ ...of, draws: 50 }).every((k) => k >= 0 && k < of.count)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  test('are as the documentation has it: evenly with a skew of 0; of a thousand the first 13 times in a hundred', () => {
    expect(sharesOf({ count: 4, skew: 0 })).toEqual([0.25, 0.25, 0.25, 0.25])
    expect(sharesOf({ count: 1_000, skew: 1 })[0]).toBeCloseTo(0.13, 2)
  })

  test('are the same with the same seed, and others with another', () => {
    const of = { count: 500, skew: 1, draws: 50 }
    expect(drawn({ ...of, seed: 7 })).toEqual(drawn({ ...of, seed: 7 }))
    expect(drawn({ ...of, seed: 7 })).not.toEqual(drawn({ ...of, seed: 8 }))
  })
})

describe('arrivals', () => {
  test('are at even distances, however late they are taken', () => {
    const { next } = createArrivals({ rate: 250, startedAt: 1_000 })
    expect([next(), next(), next(), next()]).toEqual([1_000, 1_004, 1_008, 1_012])
  })

  test('that nobody takes are left: as many as were due', () => {
    const options = fc.record({
      rate: fc.double({ min: 0.1, max: 10_000, noNaN: true }),
      afterMs: fc.integer({ min: 0, max: 200 }),
    })
    fc.assert(
      fc.property(options, ({ rate, afterMs }) => {
        const [one, other] = [createArrivals({ rate, startedAt: 0 }), createArrivals({ rate, startedAt: 0 })]
        const left = one.leftAt(afterMs)
        // Half a one beside, where two ways to calculate may not agree.
        for (let i = 0; i < left; i++) expect(other.next() - 500 / rate).toBeLessThan(afterMs)
        expect(other.next() + 500 / rate).toBeGreaterThan(afterMs)
      }),
    )
  })

  test('that were taken are not left, and never fewer than none', () => {
    const { next, leftAt } = createArrivals({ rate: 10, startedAt: 0 })
    expect([leftAt(0), leftAt(99), leftAt(950)]).toEqual([1, 1, 10])
    for (let i = 0; i < 8; i++) next()
    expect([leftAt(950), leftAt(0)]).toEqual([2, 0])
  })
})

describe('the hit ratio by the model', () => {
  test.each([
    { count: 50, skew: 1, rate: 200, ttl: 1 },
    { count: 300, skew: 0.8, rate: 100, ttl: 4 },
    { count: 10, skew: 0, rate: 50, ttl: 0.1 },
  ])('is that of a cache with such entries: %j', (load) => {
    const requests = 40_000
    const [draw, by] = [zipf(load), random()]
    const freshUntil = new Map<number, number>()
    let [hits, now] = [0, 0]
    for (let i = 0; i < requests; i++) {
      // Requests that know nothing of each other.
      now -= Math.log((by.int(0, 999_999) + 0.5) / 1_000_000) / load.rate
      const key = draw(by)
      if ((freshUntil.get(key) ?? 0) > now) hits++
      else freshUntil.set(key, now + load.ttl)
    }
    expect(Math.abs(hits / requests - hitRatioByModel(load))).toBeLessThan(0.02)
  })

  test('is none without time to live', () => {
    expect(hitRatioByModel({ count: 10, skew: 1, rate: 100, ttl: 0 })).toBe(0)
  })
})

describe('the command line', () => {
  /** What it makes of these words; why it refuses them. */
  function parsed(...words: string[]): Record<string, unknown> | string {
    const command = new Command().exitOverride().configureOutput({ writeErr: () => {} })
    for (const option of commandLine) command.addOption(option)
    try {
      return command.parse(words, { from: 'user' }).opts()
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }

  test('is read as numbers', () => {
    const words = '-d 5 -w 0 -c 8 -r 0.5 --writes 2.5 --keys 3 --skew 0 --seed 0 --rounds 1 --scale tiny'.split(' ')
    expect(parsed(...words)).toMatchObject({
      ...{ duration: 5, warmUp: 0, connections: 8, rate: 0.5, writes: 2.5 },
      ...{ keys: 3, skew: 0, seed: 0, rounds: 1, scale: 'tiny' },
    })
    expect(parsed()).not.toHaveProperty('rate')
  })

  test.each([
    ['--duration', 'a number from 1 to 86400', ['0', '86401', 'long', '', '-1']],
    ['--warm-up', 'a number from 0 to 3600', ['-0.1', 'NaN', ' ']],
    ['--connections', 'a whole number from 1 to 10000', ['0', '1.5', '10001', '1,000']],
    ['--rate', 'a number from 0.1 to 1000000', ['0', 'Infinity', '-5']],
    ['--writes', 'a number from 0 to 100', ['101', '1%']],
    ['--keys', 'a whole number from 1 to 3000', ['0', '2.5', '3001']],
    ['--skew', 'a number from 0 to 5', ['-1', '5.1']],
    ['--seed', 'a whole number from 0 to 2147483647', ['-1', '0.5', '2147483648']],
    ['--rounds', 'a whole number from 1 to 100', ['0', '1.5', '101']],
  ])('refuses for %s what is not %s', (option, allowed, values) => {
    for (const value of values) expect(parsed(`${option}=${value}`), value).toContain(`It is ${allowed}.`)
  })

  test('refuses for --scale what it does not know', () => {
    expect(parsed('--scale', 'huge')).toMatch(/'huge' is invalid\. Allowed choices are .*small/)
  })
})
