import { describe, expect, test } from 'vitest'
import { codeOf, endpointOf, uniqueCodeOf } from '../../src/domain/airport.ts'
import { kilometresBetween } from '../../src/domain/distance.ts'
import { milesOf } from '../../src/domain/miles.ts'
import { centsOf, decimalOf } from '../../src/domain/money.ts'
import { onTimePercent, onTimeShare } from '../../src/domain/punctuality.ts'
import { tierNames, tierOf } from '../../src/domain/tiers.ts'
import { nextTripChange, tripStatus } from '../../src/domain/trip-status.ts'

test.each([
  ['DAM', 'OSDI', 'DAM', 'DAM'],
  [null, 'XQEE', 'XQEE', 'XQEE'],
  ['', 'XQEE', 'XQEE', 'XQEE'],
  [null, 'DAM', 'DAM', ''],
])('the codes %s and %s give %s, and %j on a board', (iata, icao, code, unique) => {
  expect([codeOf({ iata, icao }), uniqueCodeOf({ iata, icao })]).toEqual([code, unique])
})

test('an empty IATA code is none', () => {
  expect(endpointOf({ iata: '', icao: 'XQEE', name: 'Echo', city: null }).iata).toBeNull()
})

test('distance is a great circle to a tenth of a kilometre, unknown without a position', () => {
  const london = { latitude: 51.4706, longitude: -0.461941 }
  const newYork = { latitude: 40.639801, longitude: -73.7789 }
  expect(kilometresBetween(newYork, london)).toBe(5539.7)
  expect(kilometresBetween(newYork, { latitude: null, longitude: 0 })).toBeUndefined()
})

test('miles are the nearest whole statute miles', () => {
  expect([0, 0.8, 0.9, 1.609344, 160.9344].map(milesOf)).toEqual([0, 0, 1, 1, 100])
})

test.each([
  ['0', 0, '0.00'],
  ['12.5', 1_250, '12.50'],
  ['-0.05', -5, '-0.05'],
  ['-12.34', -1_234, '-12.34'],
  ['1234567.89', 123_456_789, '1234567.89'],
])('%s is %i cents, written %s', (decimal, cents, written) => {
  expect(centsOf(decimal)).toBe(cents)
  expect(decimalOf(cents)).toBe(written)
})

test.each([
  [0, 'bronze'],
  [24_999, 'bronze'],
  [25_000, 'silver'],
  [50_000, 'gold'],
  [99_999, 'gold'],
  [100_000, 'platinum'],
])('%i miles flown are %s', (miles, tier) => {
  expect(tierOf(miles)).toBe(tier)
  expect(tierNames).toEqual(['bronze', 'silver', 'gold', 'platinum'])
})

test('a share of on-time flights has the digits of its percentage', () => {
  expect(onTimePercent({ due: 3, onTime: 2 })).toBe(66.67)
  expect(onTimeShare(66.67)).toBe(0.6667)
  expect(onTimePercent({ due: 0, onTime: 0 })).toBeUndefined()
})

describe('a trip', () => {
  const departure = new Date('2025-12-15T08:00:00Z')
  const arrival = new Date('2025-12-15T10:00:00Z')

  test.each([
    ['upcoming', '2025-12-15T07:59:59.999Z', departure],
    ['in_progress', '2025-12-15T08:00:00.000Z', arrival],
    ['completed', '2025-12-15T10:00:00.000Z', undefined],
  ] as const)('is %s at %s', (status, now, next) => {
    expect(tripStatus({ departure, arrival }, new Date(now))).toBe(status)
    expect(nextTripChange({ status, departure, arrival })).toBe(next)
  })
})
