import { utcDay } from '../src/domain/day.ts'

const DAY_MS = 86_400_000

export const today = (): string => utcDay(new Date())

/** Returns the day `days` days later. */
export const daysAfter = (day: string, days: number): string => utcDay(new Date(Date.parse(day) + days * DAY_MS))
