/** Returns the UTC day of an instant: `2025-12-15`. */
export const utcDay = (instant: Date): string => instant.toISOString().slice(0, 10)
