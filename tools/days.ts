const DAY_MS = 86_400_000

/** The UTC day of an instant: `2025-12-15`. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10)

export const today = (): string => dayOf(new Date())

/** The day that is `days` days after a day. */
export const daysAfter = (day: string, days: number): string => dayOf(new Date(Date.parse(day) + days * DAY_MS))
