import type { TimetableQueries } from '../../db/queries/flights/timetable.ts'
import { utcDay } from '../../domain/day.ts'

/** Interval of reads of the first and last departure. Milliseconds. */
const READ_EVERY_MS = 3_600_000
/** The same after a failure, and while there are no flights. Milliseconds. */
const RETRY_MS = 10_000

/** The clocks that are furthest behind and ahead of UTC. Milliseconds. */
const LAST_CLOCK_MS = -12 * 3_600_000
const FIRST_CLOCK_MS = 14 * 3_600_000

export interface TimetableOptions {
  queries: TimetableQueries
  /** Reports a failed read; the next use after a pause repeats it. */
  onLeft: (what: string, error: unknown) => void
  now?: () => number
}

/**
 * The days from the first to the last departure in the database, by any clock: the zone of these departures is unknown here.
 * Searches of other days are not cached, because clients choose the day: without this bound they could fill the cache with
 * empty results.
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
      first = departures.first === null ? '9999-99-99' : earliestDay(departures.first)
      last = departures.last === null ? '' : latestDay(departures.last)
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
      const [earliest, latest] = [earliestDay(departure), latestDay(departure)]
      if (earliest < first) first = earliest
      if (latest > last) last = latest
    },
  }
}

export type Timetable = ReturnType<typeof createTimetable>

const earliestDay = (departure: Date) => utcDay(new Date(departure.getTime() + LAST_CLOCK_MS))
const latestDay = (departure: Date) => utcDay(new Date(departure.getTime() + FIRST_CLOCK_MS))
