import { describe, expect, it } from 'vitest'
import { fare } from '../../src/domain/fare.ts'
import { milesOf } from '../../src/domain/miles.ts'

describe('the fare', () => {
  it('is the same for the same flight', () => {
    expect(fare({ miles: 2475, flightId: 1001 })).toBe(fare({ miles: 2475, flightId: 1001 }))
  })

  it('is in whole dollars, within 20 % of 45 dollars plus 11 cents per mile', () => {
    const fares = Array.from({ length: 1000 }, (_, flightId) => fare({ miles: 2475, flightId }))
    const usual = 45 + 0.11 * 2475
    expect(fares.filter((text) => !/^\d+\.00$/.test(text))).toEqual([])
    expect(Math.min(...fares.map(Number))).toBe(Math.round(usual * 0.8))
    expect(Math.max(...fares.map(Number))).toBe(Math.round(usual * 1.2))
  })

  it('counts whole statute miles', () => {
    expect(milesOf(1.609344)).toBe(1)
    expect(milesOf(3983)).toBe(2475)
  })
})
