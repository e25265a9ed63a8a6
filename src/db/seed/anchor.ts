const millisecondsPerDay = 86_400_000

/** Number of days with flights before the anchor, and the same number after it. */
export const windowDays = 60

/**
 * Parses a calendar date such as `2025-12-15`. Returns midnight of that day in UTC.
 * @throws RangeError if the text is not a calendar date
 */
export function parseAnchor(text: string): Date {
  const anchor = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : Number.NaN)
  if (Number.isNaN(anchor.getTime()) || !anchor.toISOString().startsWith(text)) {
    throw new RangeError(`the anchor must be a date such as 2025-12-15, not ${JSON.stringify(text)}`)
  }
  return anchor
}

/** Returns the days from 1970-01-01 to the UTC day of an instant. */
export function epochDay(instant: Date): number {
  return Math.floor(instant.getTime() / millisecondsPerDay)
}

/** Returns the instant at a number of minutes after a day's midnight in UTC. */
export function instantOf(day: number, minutes = 0): Date {
  return new Date(day * millisecondsPerDay + minutes * 60_000)
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}
