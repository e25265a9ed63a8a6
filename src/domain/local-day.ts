import { changeBetween, offsetMinutes } from './time-zone.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** First instant of the calendar. Databases have no year 0. */
const FIRST_MS = Date.parse('0001-01-01T00:00:00Z')

/** Returns the day of an instant in a zone: `2025-12-15`. */
export const localDay = (instant: Date, zone: string): string =>
  clockOf(instant, offsetMinutes(zone, instant)).slice(0, 10)

/** Returns an instant as RFC 3339 with the offset of a zone: `2025-12-15T08:00:00-05:00`. */
export function localTime(instant: Date, zone: string): string {
  const offset = offsetMinutes(zone, instant)
  return `${clockOf(instant, offset).slice(0, 19)}${offset < 0 ? '-' : '+'}${hoursAndMinutes(Math.abs(offset))}`
}

/** Returns the instants at which a day of a zone starts and ends. The end belongs to the next day. */
export function dayBounds(day: string, zone: string): { start: Date; end: Date } {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  return { start: startOf(midnight, zone), end: startOf(midnight + DAY_MS, zone) }
}

/** Reads the clock of a zone, in ISO format. */
const clockOf = (instant: Date, offset: number): string =>
  new Date(instant.getTime() + offset * MINUTE_MS).toISOString()

const hoursAndMinutes = (minutes: number): string => `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/**
 * Returns the first instant of a day, whose midnight is given as if the zone were UTC. A change of the clock may skip midnight:
 * then the day starts with the change.
 */
function startOf(midnight: number, zone: string): Date {
  const [from, to] = [midnight - DAY_MS, midnight + DAY_MS]
  const withOffsetAt = (ms: number) => midnight - offsetMinutes(zone, new Date(ms)) * MINUTE_MS
  const [early, late] = [withOffsetAt(from), withOffsetAt(to)]
  const change = early === late ? undefined : changeBetween(zone, { from, to })
  const start = change === undefined || early < change ? early : Math.max(late, change)
  return new Date(Math.max(start, FIRST_MS))
}
