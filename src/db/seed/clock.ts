import type { Airport } from './airports.ts'

export const minutesPerDay = 1440

/** Local time is taken from the longitude: near enough to have nobody leave at three in the morning. */
const minutesAheadOfUtc = ({ longitude }: Airport) => Math.round(longitude / 15) * 60

const minuteOfDay = (minutes: number) => ((minutes % minutesPerDay) + minutesPerDay) % minutesPerDay

/** The minute of the local day at an airport for a minute in UTC. */
export function toLocal(airport: Airport, utc: number): number {
  return minuteOfDay(utc + minutesAheadOfUtc(airport))
}

/** The minute of the UTC day for a minute of the local day at an airport. */
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
