import { utcDay } from '../src/domain/day.ts'

const DAY_MS = 86_400_000

export const today = (): string => utcDay(new Date())

/** The day that is `days` days after a day. */
export const daysAfter = (day: string, days: number): string => utcDay(new Date(Date.parse(day) + days * DAY_MS))
