import { describe, expect, test } from 'vitest'
import { offsetHoldsUntil, offsetMinutes } from '../../src/domain/time-zone.ts'

describe('the offset of a zone', () => {
  test.each([
    ['to winter time in New York', 'America/New_York', '2025-10-20T12:00:00Z', '2025-11-02T06:00:00Z'],
    ['to summer time in Berlin', 'Europe/Berlin', '2026-03-28T23:59:59Z', '2026-03-29T01:00:00Z'],
    ['by half an hour on Lord Howe Island', 'Australia/Lord_Howe', '2026-04-01T00:00:00Z', '2026-04-04T15:00:00Z'],
  ])('holds until the change %s', (_, zone, after, change) => {
    expect(offsetHoldsUntil(zone, new Date(after))).toEqual(new Date(change))
    const before = new Date(Date.parse(change) - 1)
    expect(offsetMinutes(zone, before)).toBe(offsetMinutes(zone, new Date(after)))
    expect(offsetMinutes(zone, new Date(change))).not.toBe(offsetMinutes(zone, before))
  })

  test('is valid for 40 days in a zone that never changes', () => {
    expect(offsetHoldsUntil('Asia/Tokyo', new Date('2026-01-01T00:00:00Z'))).toEqual(new Date('2026-02-10T00:00:00Z'))
  })
})
