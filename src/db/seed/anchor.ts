const millisecondsPerDay = 86_400_000

/** Flights are seeded from this many days before the anchor to as many after it, both ends included. */
export const windowDays = 60

/**
 * Reads a calendar date such as `2025-12-15` as that day's midnight in UTC.
 * @throws RangeError where the text is not a date of the calendar
 */
export function parseAnchor(text: string): Date {
  const anchor = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : Number.NaN)
  if (Number.isNaN(anchor.getTime()) || !anchor.toISOString().startsWith(text)) {
    throw new RangeError(`the anchor must be a date such as 2025-12-15, not ${JSON.stringify(text)}`)
  }
  return anchor
}

/** Days since 1970-01-01 of the UTC day in which an instant lies. */
export function epochDay(instant: Date): number {
  return Math.floor(instant.getTime() / millisecondsPerDay)
}

/** The instant some minutes after the midnight (UTC) of a day. */
export function instantOf(day: number, minutes = 0): Date {
  return new Date(day * millisecondsPerDay + minutes * 60_000)
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}
