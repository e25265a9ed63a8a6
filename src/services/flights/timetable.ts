import type { TimetableQueries } from '../../db/queries/flights/timetable.ts'
import { utcDay } from '../../domain/day.ts'

/** Interval of reads of the first and last departure. Milliseconds. */
const READ_EVERY_MS = 3_600_000
/** The same after a failure, and while there are no flights. Milliseconds. */
const RETRY_MS = 10_000

export interface TimetableOptions {
  queries: TimetableQueries
  /** Reports a failed read; the next use after a pause repeats it. */
  onLeft: (what: string, error: unknown) => void
  now?: () => number
}

/**
 * The days from the first to the last departure in the database. Searches of other days are not cached, because clients choose
 * the day: without this bound they could fill the cache with empty results.
 */
export function createTimetable({ queries, onLeft, now = Date.now }: TimetableOptions) {
  /** Days as `YYYY-MM-DD`. Before the first read, every day belongs to the timetable. */
  let first = ''
  let last = '9999-99-99'
  let dueAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined
  let isRead = false

  async function readDepartures(): Promise<void> {
    dueAt = now() + RETRY_MS
    try {
      const departures = await queries.departures()
      // A day without a departure precedes and follows nothing.
      first = departures.first === null ? '9999-99-99' : utcDay(departures.first)
      last = departures.last === null ? '' : utcDay(departures.last)
      if (departures.first !== null) dueAt = now() + READ_EVERY_MS
    } catch (error) {
      onLeft('read of the timetable', error)
    } finally {
      isRead = true
    }
  }

  function read(): Promise<void> {
    reading ??= readDepartures().finally(() => {
      reading = undefined
    })
    return reading
  }

  return {
    /** Reads the days for the first time. Undefined: they have been read. */
    firstRead: (): Promise<void> | undefined => (isRead ? undefined : read()),

    /** Returns whether a day may have departures. Reads the days again when they are old, without a wait. */
    covers: (day: string): boolean => {
      if (now() >= dueAt) void read()
      return day >= first && day <= last
    },

    /** Adds the day of a changed departure. Other instances learn it from their next read. */
    include: (departure: Date): void => {
      const day = utcDay(departure)
      if (day < first) first = day
      if (day > last) last = day
    },
  }
}

export type Timetable = ReturnType<typeof createTimetable>
