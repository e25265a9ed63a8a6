import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createArrivals } from '../../loadtest/arrivals.ts'
import { hitRatioByModel } from '../../loadtest/model.ts'
import { sharesOf, zipf } from '../../loadtest/zipf.ts'
import { randomStream } from '../../src/db/seed/random.ts'

const draws = (options: { count: number; skew: number }, times: number, seed = 1): number[] => {
  const random = randomStream(seed, 'test')(0)
  const draw = zipf(options)
  return Array.from({ length: times }, () => draw(random))
}

describe("Zipf's law", () => {
  test('makes the second half as likely as the first, with a skew of 1', () => {
    const [first = 0, second = 0, third = 0] = sharesOf({ count: 1_000, skew: 1 })
    expect(first / second).toBeCloseTo(2)
    expect(first / third).toBeCloseTo(3)
    expect(first).toBeCloseTo(0.1336, 3)
  })

  test('makes all equally likely with a skew of 0', () => {
    expect(sharesOf({ count: 4, skew: 0 })).toEqual([0.25, 0.25, 0.25, 0.25])
  })

  test('draws each item as often as its share', () => {
    const shares = sharesOf({ count: 20, skew: 1 })
    const drawn = draws({ count: 20, skew: 1 }, 50_000)
    for (const [index, share] of shares.entries()) {
      expect(drawn.filter((one) => one === index).length / drawn.length).toBeCloseTo(share, 1.8)
    }
  })

  test('draws existing items only', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.nat(),
        (count, skew, seed) => {
          expect(draws({ count, skew }, 50, seed).every((index) => index >= 0 && index < count)).toBe(true)
        },
      ),
    )
  })

  test('draws the same items for the same seed, and others for another seed', () => {
    const options = { count: 500, skew: 1 }
    expect(draws(options, 100, 7)).toEqual(draws(options, 100, 7))
    expect(draws(options, 100, 7)).not.toEqual(draws(options, 100, 8))
  })
})

describe('arrivals', () => {
  test('are due at even intervals, whenever they are taken', () => {
    const { next } = createArrivals({ rate: 4, startedAt: 1_000 })
    expect([next(), next(), next(), next(), next()]).toEqual([1_000, 1_250, 1_500, 1_750, 2_000])
  })

  test('that are not taken in time are counted as late', () => {
    const arrivals = createArrivals({ rate: 10, startedAt: 0 })
    for (let i = 0; i < 7; i++) arrivals.next()
    expect(arrivals.leftAt(1_000)).toBe(3)
    expect(arrivals.leftAt(500)).toBe(0)
    // The tenth arrival was due at 900.
    expect(arrivals.leftAt(950)).toBe(3)
  })
})

describe('the model of hit ratios', () => {
  test('agrees with a simulation', () => {
    const load = { count: 50, skew: 1, rate: 20, ttl: 4 }
    const drawn = draws(load, 40_000)
    const loadedAt = new Map<number, number>()
    let hits = 0
    for (const [i, key] of drawn.entries()) {
      const now = i / load.rate
      const at = loadedAt.get(key)
      if (at !== undefined && now - at < load.ttl) hits++
      else loadedAt.set(key, now)
    }
    expect(hitRatioByModel(load)).toBeCloseTo(hits / drawn.length, 1.7)
  })

  test('has no hits with a TTL of zero, and almost only hits with an infinite TTL', () => {
    expect(hitRatioByModel({ count: 10, skew: 1, rate: 10, ttl: 0 })).toBe(0)
    expect(hitRatioByModel({ count: 10, skew: 1, rate: 10, ttl: 1e9 })).toBeCloseTo(1)
  })
})
