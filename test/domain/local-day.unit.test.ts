import { DateTime, IANAZone } from 'luxon'
import { describe, expect, test, vi } from 'vitest'
import { dayBounds, localDay, localTime } from '../../src/domain/local-day.ts'
import { zoneAt } from '../../src/domain/zone-at.ts'

const HOUR_MS = 3_600_000

/** Zones at both ends of the calendar, with odd offsets, and with changes at midnight, before it and after it. */
const zones = [
  'UTC',
  'America/New_York',
  'Europe/London',
  'Pacific/Apia',
  'Pacific/Pago_Pago',
  'Pacific/Kiritimati',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
  'America/Santiago',
  'America/Havana',
  'Asia/Beirut',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Atlantic/Azores',
]

describe('a local day', () => {
  test.each(zones)('has each half hour of a year once, in %s', (zone) => {
    let at = Date.parse('2026-01-01T00:00:00Z')
    let { start, end } = dayBounds(localDay(new Date(at), zone), zone)
    for (; at < Date.parse('2027-01-01T00:00:00Z'); at += HOUR_MS / 2) {
      const day = DateTime.fromMillis(at, { zone }).toISODate() ?? ''
      if (at >= end.getTime()) {
        const next = dayBounds(day, zone)
        expect(next.start).toEqual(end)
        ;({ start, end } = next)
      }
      expect(localDay(new Date(at), zone)).toBe(day)
      expect(at).toBeGreaterThanOrEqual(start.getTime())
    }
  })

  test.each([
    ['of the change to summer time', 'America/New_York', '2026-03-08', 23],
    ['of the change to winter time', 'America/New_York', '2026-11-01', 25],
    ['of a change by half an hour', 'Australia/Lord_Howe', '2026-04-05', 24.5],
    ['without a midnight', 'America/Santiago', '2026-09-06', 23],
    ['whose last hour is repeated', 'America/Santiago', '2026-04-04', 25],
    ['whose first hour is repeated', 'America/Havana', '2026-11-01', 25],
    ['that a zone skipped', 'Pacific/Apia', '2011-12-30', 0],
  ])('%s has the right length', (_, zone, day, hours) => {
    const { start, end } = dayBounds(day, zone)
    expect((end.getTime() - start.getTime()) / HOUR_MS).toBe(hours)
  })

  test('starts at the first instant of the calendar at the earliest', () => {
    expect(dayBounds('0001-01-01', 'Asia/Tokyo').start).toEqual(new Date('0001-01-01T00:00:00Z'))
  })
})

describe('a local time', () => {
  test.each([
    ['UTC', '2026-06-01T12:00:00+00:00'],
    ['Europe/London', '2026-06-01T13:00:00+01:00'],
    ['America/New_York', '2026-06-01T08:00:00-04:00'],
    ['Asia/Kathmandu', '2026-06-01T17:45:00+05:45'],
    ['America/St_Johns', '2026-06-01T09:30:00-02:30'],
    ['Pacific/Apia', '2026-06-02T01:00:00+13:00'],
  ])('in %s is the same instant, with the offset', (zone, expected) => {
    const instant = new Date('2026-06-01T12:00:00Z')
    expect(localTime(instant, zone)).toBe(expected)
    expect(new Date(localTime(instant, zone))).toEqual(instant)
  })

  test('changes its offset with the clock, to the second', () => {
    const times = ['06:59:59', '07:00:00'].map((time) => localTime(new Date(`2026-03-08T${time}Z`), 'America/New_York'))
    expect(times).toEqual(['2026-03-08T01:59:59-05:00', '2026-03-08T03:00:00-04:00'])
  })
})

describe('the zone of a position', () => {
  test.each([
    [40.639447, -73.779317, 'America/New_York'],
    [-13.83, -172.01, 'Pacific/Apia'],
    [21.32, -157.92, 'Pacific/Honolulu'],
    [90, 0, 'Etc/GMT'],
    [26.27083, 50.63361, 'Asia/Bahrain'],
    [-14.331, -170.71001, 'Pacific/Pago_Pago'],
    [30, -170, 'Etc/GMT+11'],
  ])('%f, %f is %s', (latitude, longitude, zone) => {
    expect(zoneAt({ latitude, longitude })).toBe(zone)
  })

  test.each([
    [null, null],
    [10, null],
    [91, 0],
    [0, -181],
    [Number.NaN, 0],
  ])('is UTC for the impossible or unknown %s, %s', (latitude, longitude) => {
    expect(zoneAt({ latitude, longitude })).toBe('UTC')
  })

  test('is UTC while the clock of this machine does not know the zone', () => {
    vi.spyOn(IANAZone, 'create').mockReturnValueOnce(new IANAZone('America/Unknown'))
    expect(zoneAt({ latitude: -45.57, longitude: -72.07 })).toBe('UTC')
    vi.restoreAllMocks()
  })
})
