import { DateTime } from 'luxon'

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

const units = { daily: 'day', weekly: 'week', monthly: 'month' } as const
const formats = { daily: 'yyyy-MM-dd', weekly: "kkkk-'W'WW", monthly: 'yyyy-MM' } as const

/** Finds the span that contains a moment. */
export function spanAt(window: WindowName, at: Date): Span {
  if (window === 'all') return { window, name: 'all', range: undefined }
  const unit = units[window]
  const from = DateTime.fromJSDate(at, { zone: 'utc' }).startOf(unit)
  const range = { from: from.toJSDate(), to: from.plus({ [unit]: 1 }).toJSDate() }
  return { window, name: `${window}:${from.toFormat(formats[window])}`, range }
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
