import { DateTime } from 'luxon'
import { utcDay } from '../../domain/day.ts'

export const windowNames = ['all', 'daily', 'weekly', 'monthly'] as const

export type WindowName = (typeof windowNames)[number]

/** All time, or one day, ISO week or month in UTC. It counts the flights that depart in it. */
export interface Span {
  window: WindowName
  /** Last part of the key: `all`, `daily:2025-12-15`, `weekly:2025-W51` (ISO 8601) or `monthly:2025-12`. */
  name: string
  /** Start, and the start of the next span. Undefined for all time. */
  range: { from: Date; to: Date } | undefined
}

/** One window of one board: a sorted set. */
export interface BoardWindow {
  board: string
  span: Span
}

const DAY_MS = 86_400_000

/** Start of a span, start of the next one, and the last part of its name, for the day that begins at `day`. */
const spans = {
  daily: (day: number) => ({ from: day, to: day + DAY_MS, text: utcDay(new Date(day)) }),

  /** ISO 8601: a week begins on Monday, and belongs to the year of its Thursday. */
  weekly: (day: number) => {
    const from = day - ((new Date(day).getUTCDay() + 6) % 7) * DAY_MS
    const thursday = from + 3 * DAY_MS
    const year = new Date(thursday).getUTCFullYear()
    const week = Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1
    return {
      from,
      to: from + 7 * DAY_MS,
      text: `${utcDay(new Date(thursday)).slice(0, 4)}-W${String(week).padStart(2, '0')}`,
    }
  },

  monthly: (day: number) => {
    const [year, month] = [new Date(day).getUTCFullYear(), new Date(day).getUTCMonth()]
    return { from: Date.UTC(year, month, 1), to: Date.UTC(year, month + 1, 1), text: utcDay(new Date(day)).slice(0, 7) }
  },
}

/** Finds the span that contains a moment. Plain arithmetic, because each booking asks for several. */
export function spanAt(window: WindowName, at: Date): Span {
  if (window === 'all') return { window, name: 'all', range: undefined }
  const { from, to, text } = spans[window](Math.floor(at.getTime() / DAY_MS) * DAY_MS)
  return { window, name: `${window}:${text}`, range: { from: new Date(from), to: new Date(to) } }
}

/** Parses the name of a span. Undefined for any other text. */
export function spanNamed(name: string): Span | undefined {
  const [window, text] = name.split(':', 2)
  if (window === 'all') return spanAt('all', new Date(0))
  if (window !== 'daily' && window !== 'weekly' && window !== 'monthly') return undefined
  const from = DateTime.fromISO(text ?? '', { zone: 'utc' })
  return from.isValid ? spanAt(window, from.toJSDate()) : undefined
}

/** Lists the windows of a board that contain a moment, one of each kind. */
export const windowsAt = (board: string, { windows }: { windows: readonly WindowName[] }, at: Date): BoardWindow[] =>
  windows.map((window) => ({ board, span: spanAt(window, at) }))
