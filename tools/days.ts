import { utcDay } from '../src/domain/day.ts'

export const today = (): string => utcDay(new Date())
