import type { TableRows } from '../load.ts'
import { epochDay, instantOf, parseAnchor, weekdayOf, windowDays } from '../seed/anchor.ts'
import { tableOf } from '../seed/table-rows.ts'

/** A row of `flightschedule` or `airplane` in a dump, by column. */
export type DumpedRecord = Readonly<Record<string, string | null>>

const weekdayColumns = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const minutesPerDay = 1440

interface Line {
  flightno: string
  from: number
  to: number
  airlineId: number
  airplaneId: number
  /** Minutes of the day in UTC, like all times of a dump. */
  departure: number
  /** Minutes of the departure's day. Beyond the end of that day for an arrival on the next. */
  arrival: number
  weekdays: readonly boolean[]
}

/**
 * Generates flights for a dump with a timetable but without flights. Each line of the timetable flies on its weekdays, from 60
 * days before the anchor to 60 days after it. A line always has the same airplane. The lines of an airline get its airplanes
 * in turn, even if an airplane could not be there in time. Lines of an airline without airplanes have no flights. Throws
 * `RangeError` if the anchor is not a date.
 */
export function expandSchedule(options: {
  anchor: string
  flightschedule: readonly DumpedRecord[]
  airplanes: readonly DumpedRecord[]
}): TableRows {
  const today = epochDay(parseAnchor(options.anchor))
  const lines = linesOf(options.flightschedule, options.airplanes)
  const days = Array.from({ length: 2 * windowDays + 1 }, (_, i) => today - windowDays + i)
  const linesOn = weekdayColumns.map((_, weekday) => lines.filter(({ weekdays }) => weekdays[weekday]))
  const expected = days.reduce((sum, day) => sum + (linesOn[weekdayOf(day)]?.length ?? 0), 0)

  return tableOf(
    'flight',
    ['flight_id', 'flightno', 'from', 'to', 'departure', 'arrival', 'airline_id', 'airplane_id'],
    expected,
    function* () {
      let id = 0
      for (const day of days) {
        for (const { flightno, from, to, departure, arrival, airlineId, airplaneId } of linesOn[weekdayOf(day)] ?? []) {
          const times = [instantOf(day, departure), instantOf(day, arrival)]
          yield [++id, flightno, from, to, ...times, airlineId, airplaneId]
        }
      }
    },
  )
}

/** Sorts the lines of the timetable by departure. */
function linesOf(flightschedule: readonly DumpedRecord[], airplanes: readonly DumpedRecord[]): Line[] {
  const fleets = new Map<number, number[]>()
  for (const { airplane_id, airline_id } of airplanes) {
    const fleet = fleets.get(Number(airline_id))
    if (fleet) fleet.push(Number(airplane_id))
    else fleets.set(Number(airline_id), [Number(airplane_id)])
  }
  const turns = new Map<number, number>()
  return flightschedule
    .flatMap((record) => {
      const airlineId = Number(record.airline_id)
      const fleet = fleets.get(airlineId) ?? []
      const turn = turns.get(airlineId) ?? 0
      turns.set(airlineId, turn + 1)
      const airplaneId = fleet[turn % fleet.length]
      return airplaneId === undefined ? [] : lineOf(record, airlineId, airplaneId)
    })
    .sort((a, b) => a.departure - b.departure || (a.flightno < b.flightno ? -1 : 1))
}

function lineOf(record: DumpedRecord, airlineId: number, airplaneId: number): Line {
  const departure = minuteOf(record.departure)
  const arrival = minuteOf(record.arrival)
  return {
    flightno: record.flightno ?? '',
    from: Number(record.from),
    to: Number(record.to),
    airlineId,
    airplaneId,
    departure,
    arrival: arrival > departure ? arrival : arrival + minutesPerDay,
    weekdays: weekdayColumns.map((column) => record[column] === '1'),
  }
}

function minuteOf(time: string | null | undefined): number {
  const [hours, minutes] = (time ?? '').split(':')
  return Number(hours) * 60 + Number(minutes)
}
