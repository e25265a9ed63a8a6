const DAY_MS = 86_400_000

/** Returns the UTC day of an instant: `2025-12-15`. */
export const utcDay = (instant: Date): string => instant.toISOString().slice(0, 10)

/** Returns the day `days` days later. */
export const daysAfter = (day: string, days: number): string => utcDay(new Date(Date.parse(day) + days * DAY_MS))
