import type { Airport } from './airports.ts'

export const minutesPerDay = 1440

/** Estimates local time from the longitude, which is good enough to avoid departures at night. */
const minutesAheadOfUtc = ({ longitude }: Airport) => Math.round(longitude / 15) * 60

const minuteOfDay = (minutes: number) => ((minutes % minutesPerDay) + minutesPerDay) % minutesPerDay

/** Converts a minute in UTC to the minute of the local day at an airport. */
export function toLocal(airport: Airport, utc: number): number {
  return minuteOfDay(utc + minutesAheadOfUtc(airport))
}

/** Converts a minute of the local day at an airport to the minute of the UTC day. */
export function toUtc(airport: Airport, local: number): number {
  return minuteOfDay(local - minutesAheadOfUtc(airport))
}

const week = 0b1111111

/** Days of the week, bit 0 for Monday. */
export const daily = week

/** Moves days of the week later. */
export function shiftWeekdays(weekdays: number, days: number): number {
  const shift = days % 7
  return ((weekdays << shift) | (weekdays >> (7 - shift))) & week
}
