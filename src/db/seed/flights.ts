import { epochDay, instantOf, weekdayOf, windowDays } from './anchor.ts'
import type { Airplane, Schedule, Timetable } from './timetable.ts'

/** One line of the timetable on one day. */
export interface Flight {
  id: number
  schedule: Schedule
  airplane: Airplane
  departure: Date
  arrival: Date
  /** Days from the anchor to the departure: negative is past. */
  day: number
}

function airplaneOf({ airplanes, flightno, nightsFromHub }: Schedule, day: number): Airplane {
  const airplane = airplanes.at((day - nightsFromHub) % airplanes.length)
  if (airplane === undefined) throw new Error(`${flightno} has no airplane`)
  return airplane
}

/** Generates every flight of the days around the anchor, by departure, numbered from 1. */
export function* flightsAround(anchor: Date, { schedules }: Timetable): Generator<Flight> {
  const today = epochDay(anchor)
  let id = 0
  for (let day = -windowDays; day <= windowDays; day++) {
    const date = today + day
    const weekday = 1 << weekdayOf(date)
    for (const schedule of schedules) {
      const { minute, weekdays } = schedule.departure
      if ((weekdays & weekday) === 0) continue
      const departure = instantOf(date, minute)
      const arrival = instantOf(date, minute + schedule.blockMinutes)
      yield { id: ++id, schedule, airplane: airplaneOf(schedule, date), departure, arrival, day }
    }
  }
}

/** Counts the flights that `flightsAround` yields. */
export function countFlights(anchor: Date, { schedules }: Timetable): number {
  const first = epochDay(anchor) - windowDays
  const days = Array.from({ length: 2 * windowDays + 1 }, (_, i) => 1 << weekdayOf(first + i))
  return schedules.reduce(
    (sum, { departure }) => sum + days.filter((day) => (departure.weekdays & day) !== 0).length,
    0,
  )
}
