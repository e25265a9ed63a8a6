import { DateTime } from 'luxon'

export const windowNames = ['all', 'daily', 'weekly', 'monthly'] as const

export type WindowName = (typeof windowNames)[number]

/** One window of a board: what left within it counts. */
export interface Span {
  window: WindowName
  /** The last part of its key: `all`, `daily:2025-12-15`, `weekly:2025-W51` (ISO 8601), `monthly:2025-12`. */
  name: string
  /** The first moment, and the first one after it; undefined for all time. */
  range: { from: Date; to: Date } | undefined
}

const units = { daily: 'day', weekly: 'week', monthly: 'month' } as const
const formats = { daily: 'yyyy-MM-dd', weekly: "kkkk-'W'WW", monthly: 'yyyy-MM' } as const

/** The window that a moment is in. Days, weeks and months are those of UTC. */
export function spanAt(window: WindowName, at: Date): Span {
  if (window === 'all') return { window, name: 'all', range: undefined }
  const unit = units[window]
  const from = DateTime.fromJSDate(at, { zone: 'utc' }).startOf(unit)
  const range = { from: from.toJSDate(), to: from.plus({ [unit]: 1 }).toJSDate() }
  return { window, name: `${window}:${from.toFormat(formats[window])}`, range }
}

/** The window by its name; undefined for what is none. */
export function spanNamed(name: string): Span | undefined {
  const [window, text] = name.split(':', 2)
  if (window === 'all') return spanAt('all', new Date(0))
  if (window !== 'daily' && window !== 'weekly' && window !== 'monthly') return undefined
  const from = DateTime.fromISO(text ?? '', { zone: 'utc' })
  return from.isValid ? spanAt(window, from.toJSDate()) : undefined
}
